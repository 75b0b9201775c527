//! The four steps: which unit, what happened, how to reach you, check.

use qingyu_domain::clarify::Question;
use qingyu_domain::kind::Kind;
use qingyu_domain::trace::Trace;

use crate::Lang;

words! {
    progress: "填写进度", "Steps";
    step_about: "单位", "Unit";
    step_details: "内容", "Content";
    step_contact: "联系", "Contact";
    step_check: "核对", "Check";

    about_h1: "关于哪个单位？", "Which unit is it about?";
    about_hint: "输入名称或地名，再从列表中选择，例如“派出所”“户籍窗口”", "Type a name or a place, then choose from the list";
    about_list: "单位和窗口", "Units and windows";
    place_hint: "不清楚可以不选", "Leave it if you do not know";
    about_none: "没有找到，请换个说法，或勾选“不清楚”", "Nothing found. Try another word, or tick “I do not know”";
    about_unsure: "不清楚是哪个单位", "I do not know which unit";
    about_unsure_hint: "没关系，我们来查", "That is fine; we will find out";

    watchers_lead: "反映整个公安局、督察部门、指挥部或局领导的，应由独立的一方受理：驻局纪检监察组，或上级公安机关督察。", "A matter about the whole bureau, oversight, command or the bureau's leaders belongs to somebody independent: the discipline inspectors posted to the bureau, or police oversight one level up.";
    watchers_reviewed: "您在这里提交的内容只有驻局纪检监察组或上级公安机关督察能看到，由他们办理；督察部门看不到。", "What you send here only the discipline inspectors or police oversight one level up can see, and they handle it; the bureau's oversight cannot see it.";

    complaint_hint: "写清经过有助于核查，但日期、号码、只有您知道的事可能让人认出您。对方只会看到督察写的摘要。", "A clear account helps to verify, but dates, numbers and things only you know may show who you are. The other side sees only oversight's summary.";
    watchers_hint: "写清经过有助于核查，但日期、号码、只有您知道的事可能让人认出您。打110的事，写上几点打的、来电号码后四位就能查到录音，不想写可以不写。", "A clear account helps to verify, but dates, numbers and things only you know may show who you are. Of a call to 110, the time and the last four digits of your number lead to its recording; leave them out if you like.";
    praise_hint: "是什么事，他怎样帮了您？", "What was it, and how did they help you?";
    enquiry_hint: "想办什么事，卡在哪里？", "What do you want to get done, and where are you stuck?";
    suggestion_hint: "现在怎么样，您觉得怎样更好？", "How is it now, and what would be better?";
    occurred_hint: "哪一天的事，不记得可以不填", "On which day; leave it empty if you do not remember";
    officer_hint: "民警、辅警或窗口人员，不知道可以不填", "An officer, assistant or clerk; leave it empty if you do not know";
    clarify_again: "写不出也没关系，再按一次“下一步”就可以继续。", "If you cannot say, that is fine: press “Next” once more to go on.";

    trace_seems: "您写的内容里好像有", "What you wrote seems to contain ";
    trace_own: "。如果是您自己的，又想匿名，请删去。", ". If it is yours and you want to stay anonymous, please take it out.";

    emergency_go_on: "继续填写", "Go on writing";

    draft_where: "草稿保存在哪里？", "Where is my draft kept?";
    draft_here: "只保存在这台设备上，关闭页面就消失。用的是公共电脑？填完请清除。", "Only on this device, and gone when you close the page. On a shared computer? Clear it when you are done.";
    draft_kept: "在这台设备上保留24小时", "Keep it on this device for 24 hours";
    draft_kept_hint: "只在自己的手机或电脑上勾选", "Only on a phone or computer of your own";
    draft_wipe: "清除草稿", "Clear the draft";
    draft_wiped: "草稿已清除", "The draft is cleared";

    contact_h1: "怎样联系您？", "How can we reach you?";
    anonymous: "匿名", "Anonymous";
    anonymous_hint: "匿名反映，查询码丢失后无法找回", "If you lose the query code, nobody can find your case again";
    contact_given: "留联系方式", "Leave a contact";
    contact_given_hint: "方便和您核实情况、答复您", "So that we can ask you and answer you";
    who_sees_h2: "谁能看到", "Who can see it";
    who_sees: "受理、核查人员因需要联系您才能查看，每次查看都有记录并告诉您。", "Those who receive or verify it may look only to reach you; each look is recorded and shown to you.";
    who_sees_watchers: "只有独立的一方能看到。督察部门、被反映的单位和民警都看不到。", "Only somebody independent can see it. Oversight, the unit and the officers concerned cannot.";
    who_cannot: "被反映的单位和民警看不到。", "The unit and the officers concerned cannot.";
    reply_legend: "怎样答复您？", "How shall we answer you?";
    contact_name_hint: "可以只写姓，例如“王女士”", "A family name is enough";
    help_legend: "需要帮助吗？（可不选）", "Do you need help? (optional)";
    help_accompany: "有人陪我去办", "Somebody to go with me";
    help_urgent: "加急办", "It is urgent";
    help_urgent_reason: "为什么着急？", "Why is it urgent?";
    help_home: "上门办", "Come to my home";
    help_behalf: "代他人反映", "I write for somebody else";
    help_behalf_who: "替谁反映？", "For whom?";
    help_behalf_hint: "例如“我母亲”“同村的老人”", "For example “my mother”";
    help_barrier: "无障碍协助", "Barrier-free help";
    help_barrier_hint: "手语、盲文、听不清、看不清等", "Sign language, braille, poor hearing or sight";
    help_call: "请回拨", "Call me back";
    youth: "不满14周岁？可以请家长、老师帮忙，也可以拨打", "Younger than 14? Ask a parent or teacher for help, or call ";
    full_stop: "。", ".";

    check_h1: "请核对", "Please check";
    kind_label: "类别", "Kind";
    contact_label: "联系方式", "Contact";
    help_label: "需要的帮助", "Help wanted";
    not_given: "未填写", "Not given";
    change: "修改", "Change";
    honest: "请如实反映。记错或无法证实不会被追究。", "Please be truthful. Nobody is held to account for a mistake or for what cannot be proved.";
    remedy: "在这里反映不影响、也不延长您申请行政复议或提起诉讼的期限。", "Telling us here neither harms nor extends your time limits for administrative review or a lawsuit.";
    send: "提交", "Send";
    list_separator: "、", ", ";
}

numbered! {
    watchers_rest: "本系统现在还没有设置这一方，请拨打12389反映。在这里提交会登记保存，但还没有独立的人员来办理。", "None is set up in this system yet: please call 12389. What you send here is registered and kept, but nobody independent handles it yet.";
    emergency_lead: "如果有人正处在危险中，请现在拨打110", "If somebody is in danger, please call 110 now";
    emergency_rest: "（不便说话可发短信12110）、120。心里难受可拨打12356。本页面不是报警平台，不能马上派人。", " (if you cannot speak, text 12110) or 120. If you are thinking of harming yourself, call 12356. This page is not an emergency line and cannot send anybody at once.";
    emergency_call: "拨打110", "Call 110";
}

/// The details page's heading; without a kind as for a complaint.
pub const fn details_h1(lang: Lang, kind: Option<Kind>) -> &'static str {
    match (lang.spoken(), kind) {
        (Lang::Zh, Some(Kind::Praise)) => "说说值得表扬的事",
        (Lang::Zh, Some(Kind::Enquiry)) => "您想问什么？",
        (Lang::Zh, Some(Kind::Suggestion)) => "您有什么建议？",
        (Lang::Zh, _) => "发生了什么事？",
        (Lang::En, Some(Kind::Praise)) => "What deserves praise?",
        (Lang::En, Some(Kind::Enquiry)) => "What would you like to know?",
        (Lang::En, Some(Kind::Suggestion)) => "What do you suggest?",
        (Lang::En, _) => "What happened?",
    }
}

/// The hint below the label of the text.
pub const fn text_hint(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Praise => praise_hint(lang),
        Kind::Complaint => complaint_hint(lang),
        Kind::Enquiry => enquiry_hint(lang),
        Kind::Suggestion => suggestion_hint(lang),
    }
}

/// A number that may tell who wrote.
pub const fn trace(lang: Lang, trace: Trace) -> &'static str {
    match (lang.spoken(), trace) {
        (Lang::Zh, Trace::Mobile) => "手机号",
        (Lang::Zh, Trace::IdNumber) => "身份证号",
        (Lang::Zh, Trace::Plate) => "车牌号",
        (Lang::En, Trace::Mobile) => "a mobile number",
        (Lang::En, Trace::IdNumber) => "an identity number",
        (Lang::En, Trace::Plate) => "a vehicle’s plate",
    }
}

/// A calm word to somebody anonymous in whose text such a number stands; nothing where none does.
pub fn traced(lang: Lang, text: &str) -> String {
    let found = qingyu_domain::trace::trace(text).map(|one| [trace_seems(lang), trace(lang, one), trace_own(lang)]);
    found.map(|parts| parts.concat()).unwrap_or_default()
}

/// How much is written and how much fits.
pub fn count(lang: Lang, now: usize, limit: usize) -> String {
    let mut text = now.to_string();
    text.push_str(" / ");
    text.push_str(&limit.to_string());
    text.push_str(match lang.spoken() {
        Lang::Zh => " 字",
        Lang::En => " characters",
    });
    text
}

/// The one clarifying question.
pub const fn clarify(lang: Lang, question: Question) -> &'static str {
    match (lang.spoken(), question) {
        (Lang::Zh, Question::When) => "您还记得大概是什么时候吗？",
        (Lang::Zh, Question::Where) => "这件事是在哪里发生的？可以补写在上面。",
        (Lang::Zh, Question::Who) => "您还记得是谁吗？姓什么、穿什么衣服、在哪个窗口都有帮助。",
        (Lang::En, Question::When) => "Do you remember roughly when it was?",
        (Lang::En, Question::Where) => "Where did it happen? You can add it above.",
        (Lang::En, Question::Who) => "Do you remember who it was? A family name, clothes or the window all help.",
    }
}
