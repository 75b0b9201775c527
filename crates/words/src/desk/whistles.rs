//! 吹哨: help that is asked for, sent on, answered and judged.

use qingyu_domain::whistle::{PassedTo, WhistleAbout, WhistleStand};

use crate::Lang;

words! {
    h1: "吹哨", "Whistles";
    lead: "需要支持时吹哨，指挥部转给中心或警种，24小时内答复，加急2小时。超时未答复的，自动上报。", "Whistle where you need help: command sends it to a centre, which answers within 24 hours, urgent within 2. What is not answered in time is passed up.";
    mine: "等我办的", "My turn";
    open: "没有完结的", "Not over";
    over: "已完结的", "Over";
    none_mine: "没有等您办的吹哨。", "There is nothing for you to do.";
    none: "没有这样的吹哨。", "No such whistles.";
    urgent: "加急", "Urgent";
    overdue: "已超时", "Overdue";
    due: "答复期限", "Answer due";
    from: "吹哨单位", "Raised by";
    to: "答复单位", "Answered by";
    next: "下一页", "Next page";
    first: "从头开始", "From the start";

    new_h1: "吹哨请求支持", "Whistle for help";
    new_lead: "写明需要什么支持。指挥部和答复单位都看得到这些话。", "Say what help you need. Command and whoever answers read these words.";
    new_lead_complaint: "如果是投诉：用自己的话写，不写谁反映、反映谁、哪个单位，不写电话、证件号和案件编号。指挥部和答复单位看不到是哪一件。", "On a complaint: in your own words, without who complained, about whom or which unit, and without numbers of telephones, papers or cases. Nobody else sees which complaint it is.";
    reference: "关于", "About";
    text: "需要什么支持", "What help you need";
    text_needed: "请写明需要什么支持", "Please say what help you need";
    text_digits: "不能写电话、证件号或案件编号，请删去长数字", "No numbers of telephones, papers or cases, please: take long numbers out";
    not_yours: "这一件不能由您吹哨：只能为本单位的警情和案件吹哨，投诉只能由核查人员吹哨。", "You cannot whistle on this: on incidents and cases of your own unit alone, and on a complaint only who verifies it.";
    is_urgent: "加急，2小时内答复", "Urgent: answer within 2 hours";
    raise: "吹哨", "Whistle";
    raised: "已吹哨。", "The whistle is raised.";

    back: "回到吹哨", "Back to the whistles";
    one_h1: "吹哨情况", "A whistle";
    history_h2: "经过", "What happened";
    do_h2: "现在可以办", "What you can do now";
    nothing: "现在没有您要办的。", "There is nothing for you to do now.";
    send: "转给支持单位", "Send it on";
    send_lead: "选能够支持的中心或警种。转错了可以再转。", "Choose a centre or branch that can help. It can be sent elsewhere again.";
    send_to: "转给", "To";
    send_text: "说明（可以不写）", "A word with it (may be empty)";
    answer: "答复", "Answer";
    answer_lead: "写明给什么支持，或者为什么不能支持。", "What help you give, or why you cannot.";
    answer_text: "答复内容", "Your answer";
    accept: "答复可以", "The answer helps";
    accept_lead: "吹哨就此完结。", "The whistle is over with that.";
    accept_text: "说明（可以不写）", "A word with it (may be empty)";
    send_back: "退回再答复", "Send it back";
    send_back_lead: "写明还缺什么，重新计时。", "What is still missing; its time begins anew.";
    send_back_text: "还缺什么", "What is missing";
    choose: "请选择", "Please choose";
    choice_needed: "请选择单位", "Please choose a unit";
    words_needed: "请写明情况", "Please write a few words";
    done: "已记录。", "Recorded.";
    stale: "刚才有人办过，请看最新情况再办。", "Somebody did something just now. Please look again first.";
    cannot_be_asked: "不能转给这个单位", "This unit cannot be asked";
    case_link: "吹哨请求支持", "Whistle for help";
    hidden: "投诉（不显示是哪一件）", "A complaint; which one is not shown";
    hidden_case: "群众反映（不显示是哪一件）", "A feedback case; which one is not shown";
}

names! {
    /// With what help is asked for.
    about(WhistleAbout) {
        Incident: "警情", "Incident";
        LawCase: "案件", "Law-enforcement case";
        Case: "群众反映", "Feedback case";
        Complaint: "投诉", "Complaint";
    }

    /// Where it stands.
    stand(WhistleStand) {
        Coordinate: "待转办", "To be sent on";
        Answer: "待答复", "To be answered";
        Judge: "已答复，待确认", "Answered, to be judged";
        Accepted: "已完结", "Over";
    }

    /// To whom it was passed up.
    passed_to(PassedTo) {
        Head: "已上报指挥部负责人", "Passed up to the head of command";
        Beyond: "已上报督察部门", "Passed up past command";
    }
}

/// What happened, by its name on the wire.
pub fn step(lang: Lang, step: &str) -> &'static str {
    let [zh, en] = match step {
        "raised" => ["吹哨", "Raised"],
        "sent" => ["转给支持单位", "Sent on"],
        "answered" => ["答复", "Answered"],
        "sent_back" => ["退回再答复", "Sent back"],
        "accepted" => ["确认，完结", "Accepted"],
        "passed_up" => ["超时未答复，自动上报", "Not answered in time: passed up"],
        _ => ["其他", "Something else"],
    };
    match lang.spoken() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
