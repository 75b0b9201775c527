//! Everything about a case on one page: headings, what the citizen wrote, and why somebody looked at who they are.

use qingyu_domain::case::{LookReason, Part};

use crate::Lang;

words! {
    h1: "全部记录", "Everything about your case";
    print_hint: "可以用浏览器的“打印”保存或打印这一页。联系方式不在其中：别人看到这一页，也不知道您是谁。", "Use your browser’s print command to keep or print this page. Your contact is not on it: whoever sees it learns no name and no number.";
    words_h2: "您写的内容", "What you wrote";
    looks_h2: "谁查看过您的联系方式", "Who looked at your contact";
    no_looks: "没有人查看过。", "Nobody did.";
    open: "查看和打印全部记录", "See and print everything";
    back: "返回办理情况", "Back to your case";
    erase_sure: "确定要删除吗？", "Erase it?";
}

/// What something was that the citizen wrote.
pub const fn part(lang: Lang, part: Part) -> &'static str {
    let (zh, en) = match part {
        Part::Account => ("反映的内容", "Your account"),
        Part::OccurredOn => ("时间", "When"),
        Part::Officer => ("当事民警", "Officer concerned"),
        Part::OnBehalfOf => ("代谁反映", "On behalf of"),
        Part::UrgentReason => ("加急原因", "Why it is urgent"),
        Part::EnterpriseName => ("企业名称", "Enterprise"),
        Part::CreditCode => ("统一社会信用代码", "Credit code"),
        Part::Reason => ("撤回的原因", "Why you withdrew it"),
        Part::Objection => ("您的异议", "Your objection"),
        Part::Evaluation => ("您的评价", "Your evaluation"),
        _ => ("您写的", "Your words"),
    };
    match lang.spoken() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

names! {
    /// Why somebody looked at the contact.
    look(LookReason) {
        AskCitizen: "需要向您询问", "To ask what only you can say";
        FollowUp: "回访", "To follow up";
        Help: "按您的要求提供帮助", "To help as you asked";
        Danger: "担心有人身危险", "Danger to life";
        Reprisal: "处理您反映的为难情况", "Your report of reprisal";
        LostCode: "您要求新的查询码", "You asked for a new code";
    }
}
