//! 日常监督: what is to be done after bad ratings, and a bad rating with what happened to it.

use qingyu_domain::aftercare::{RatingEnd, Want};
use qingyu_domain::rating::RatingSource;

use crate::Lang;

words! {
    h1: "日常监督", "Everyday supervision";
    lead: "差评要联系、要整改、要回访，检查发现的要复查。只列出您该办的，最先到期的在前。", "Bad ratings are called about, mended and followed up, and what inspections found is looked at again. Only what is yours to do, the earliest due first.";
    lead_unit: "本单位窗口的差评，满五条才一起告诉您；看不到是谁、哪一天评的。请落实整改并写明证据。", "Bad ratings of your unit's windows are told five or more together; who gave them and on which day is not told. Please mend what they are about, with evidence.";
    none: "现在没有要办的。", "Nothing is to be done now.";
    what: "要办的事", "What is to be done";
    all: "全部", "All";
    apply: "查找", "Find";
    first: "从头开始", "From the start";
    due: "期限", "Due";
    overdue: "已逾期", "Overdue";

    back: "回到日常监督", "Back to everyday supervision";
    rating_h1: "差评", "A bad rating";
    window: "窗口", "Window";
    given_on: "评价日期", "Given on";
    given_in: "评价月份", "Given in";
    source: "来源", "Where it comes from";
    levels_h2: "评价", "The rating";
    reasons: "不满意的原因", "Why dissatisfied";
    words_h2: "群众写的话", "In their words";
    no_words: "没有写话，或者已满90天删除。", "Nothing was written, or it was erased after 90 days.";
    redacted_h2: "督察摘要", "What oversight wrote for the unit";
    has_number: "留了电话", "A number was left";
    no_number: "没有留电话", "No number was left";
    stands: "现在", "It stands";
    history_h2: "经过", "What happened";
    do_h2: "现在可以办", "What you can do now";
    nothing: "现在没有您要办的。", "There is nothing for you to do now.";
    no_asking: "请不要打听是谁评的。整改对事，不对人。", "Please do not try to find out who gave it. Mend the matter.";
    yes: "是", "Yes";
    no: "否", "No";
    choose: "请选择", "Please choose";
    text_needed: "请写明情况", "Please say what happened";
    choice_needed: "请选择一项", "Please choose one";
    done: "已记录。", "Recorded.";
    stale: "刚才有人办过，请看最新情况再办。", "Somebody did something just now. Please look again first.";

    look: "查看电话", "Look at the number";
    look_lead: "查看会记录在案。", "That you looked is put on record.";
    phone: "电话", "Phone";
    phone_gone: "电话已删除。", "The number was erased.";
    call: "记录联系", "Record a call";
    call_lead: "不在同一天、共三次没有接通的，不再联系。", "After three calls without an answer, not all on one day, it goes on without.";
    call_reached: "接通了吗？", "Did they answer?";
    call_alone: "愿意让单位单独知道这条评价吗？", "May the unit be told of this rating by itself?";
    call_alone_hint: "不愿意的，满五条才一起告诉单位，单位更难猜到是谁。接通了才问。", "If not, the unit is told of five or more together, so that it can hardly guess who it was. Only where they answered.";
    call_text: "联系情况", "What was said";
    redact: "写给单位的摘要", "Write what the unit may read";
    redact_lead: "单位看不到群众的原话，只看到这里写的。另一人核对以后，会和别的差评一起公开。不要写能认出人的内容。", "The unit never sees their words, only these. Once another person has checked them they are published together with others. Nothing by which somebody can be made out.";
    redact_text: "摘要", "For the unit";
    check: "核对公开的文字", "Check what is published";
    check_lead: "摘要和单位的答复，五条以上一起公开，只写窗口和月份。请核对：有没有姓名、号码、日期、能认出人的内容。摘要不合适的，请重写摘要，由别人核对。", "The summary and the unit's reply are published, five or more together, with the window and the month. Please look for names, numbers, days and whatever gives somebody away. Where the summary will not do, write another one, which somebody else checks.";
    check_reply: "单位的答复也公开吗？", "Publish the unit's reply, too?";
    check_reply_hint: "答复按原样公开；里面有能认出人的内容，或者还没有答复，请选“否”。", "It is published as it stands. Where it gives somebody away, or there is none yet, choose no.";
    fix: "记录整改", "Record what was mended";
    fix_lead: "写明改了什么、依据和证据在哪里。", "What was changed, and where the evidence is.";
    fix_text: "整改情况和证据", "What was mended, and the evidence";
    follow_up: "记录回访", "Record a follow-up";
    follow_up_lead: "问是否满意整改。仍不满意的，由其他人二次回访。", "Ask whether they are content now. If not, somebody else asks again.";
    follow_up_content: "回访结果", "What they said";
    follow_up_none: "没有接通", "No answer";
    follow_up_yes: "满意", "Content";
    follow_up_no: "不满意", "Not content";
    follow_up_text: "回访情况", "What was said";
    appeal: "申诉", "Appeal";
    appeal_lead: "认为这条评价不属实或者不是本窗口的，由督察部门认定。申诉期间整改期限照算。", "If it is untrue or of another window, oversight decides. The time to mend it runs on.";
    appeal_text: "理由", "Why";
    judge: "认定申诉", "Decide the appeal";
    judge_lead: "支持的，这条评价不计入满意度，但仍在全部评价里。", "If granted, the rating leaves the score; it stays among all ratings.";
    judge_upheld: "支持申诉吗？", "Is it granted?";
    judge_text: "理由", "Why";
}

names! {
    /// What is to be done.
    want(Want) {
        Call: "联系", "Call";
        Hold: "等待告知单位", "Waits until the unit can be told";
        Check: "核对公开的文字", "Check what is published";
        Fix: "整改", "Mend";
        FollowUp: "回访", "Follow up";
        SecondFollowUp: "二次回访", "Follow up again";
        Appeal: "认定申诉", "Decide an appeal";
        Ask: "警情回访", "Follow up an incident";
        AskAgain: "警情二次回访", "Follow up an incident again";
        Rectify: "检查整改", "Mend what an inspection found";
        Reinspect: "复查", "Look again";
        Revisit: "再次走访", "Visit again";
        ClearProblem: "问题销号", "Clear a problem";
        Reply: "答复监督员意见", "Answer a supervisor's opinion";
        Judge: "看答复行不行", "Say whether an answer will do";
        Answer: "再次答复监督员", "Answer a supervisor again";
        Look: "按计划检查", "Look as planned";
    }

    /// How it ended.
    end(RatingEnd) {
        Content: "满意整改", "Content with what was mended";
        NotContent: "两次回访仍不满意", "Not content, asked twice";
        NotReached: "联系不上，无法回访", "Could not be reached";
        NoNumber: "没有留电话，无法回访", "No number, nobody to ask";
    }

    /// Where it comes from.
    source_of(RatingSource) {
        Verified: "凭号评价", "With the number of a visit";
        Open: "公开评价", "Open";
        Removed: "不计入满意度", "Out of the score";
    }
}

/// Where it stands, by its name on the wire.
pub fn stand(lang: Lang, stage: &str) -> &'static str {
    let [zh, en] = match stage {
        "call" => ["待联系", "To be called"],
        "held" => ["等待告知单位", "Waits until the unit can be told"],
        "fix" => ["待整改", "To be mended"],
        "mended" => ["已整改", "Mended"],
        "follow_up" => ["待回访", "To be followed up"],
        "second_follow_up" => ["待二次回访", "To be followed up again"],
        "removed" => ["申诉成立，不计入满意度", "Out of the score by an appeal"],
        _ => ["已办结", "Over"],
    };
    match lang.spoken() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What happened, by its name on the wire, with yes or no where it was one.
pub fn step(lang: Lang, step: &str, yes: Option<bool>) -> &'static str {
    let [zh, en] = match (step, yes) {
        ("received", _) => ["收到评价", "It came"],
        ("imported", _) => ["收到警情", "It was reported"],
        ("opened", _) => ["列为问题", "Put down as a problem"],
        ("planned", _) => ["写明怎样解决", "Said how it will be solved"],
        ("done", _) => ["单位说已解决", "The unit says that it is solved"],
        ("looked", Some(true)) => ["查看：已解决，销号", "Looked at: solved, cleared"],
        ("looked", Some(false)) => ["查看：没有解决，退回", "Looked at: not solved, back to the unit"],
        ("reopened", _) => ["又出现，重新列入", "It came back"],
        ("looked", _) => ["查看了电话", "The number was looked at"],
        ("called", Some(true)) => ["联系，已接通", "Called, and answered"],
        ("called", _) => ["联系，没有接通", "Called, no answer"],
        ("redacted", _) => ["写了给单位的摘要", "A summary was written for the unit"],
        ("checked", Some(true)) => [
            "核对了公开的文字，连同答复",
            "What is published was checked, with the reply",
        ],
        ("checked", _) => [
            "核对了公开的文字，不连答复",
            "What is published was checked, without the reply",
        ],
        ("told", _) => ["告知单位", "The unit was told"],
        ("fixed" | "rectified", _) => ["整改", "Mended"],
        ("followed_up", Some(true)) => ["回访，满意", "Followed up, content"],
        ("followed_up", Some(false)) => ["回访，不满意", "Followed up, not content"],
        ("followed_up", None) => ["回访，没有接通", "Followed up, no answer"],
        ("appealed", _) => ["申诉", "Appealed"],
        ("judged", Some(true)) => ["申诉成立", "The appeal was granted"],
        ("judged", _) => ["申诉不成立", "The appeal was not granted"],
        ("inspected", _) => ["检查", "Inspected"],
        ("reinspected", Some(true)) => ["复查，改好了", "Looked at again: mended"],
        ("reinspected", _) => ["复查，没有改好", "Looked at again: not mended"],
        ("replied", _) => ["单位答复", "The unit answered"],
        ("weighed", Some(true)) => ["对答复满意", "The answer will do"],
        ("weighed", _) => ["不满意，请再答复", "The answer will not do; another one is asked for"],
        ("answered", _) => ["督察部门再次答复", "Oversight answered"],
        ("cleared", _) => ["问题销号", "The problem was cleared"],
        _ => ["", ""],
    };
    match lang.spoken() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
