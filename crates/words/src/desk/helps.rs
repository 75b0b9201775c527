//! 帮您办: the help that citizens asked for, and what was said to it.

use qingyu_domain::case::WishStanding;

words! {
    h1: "帮您办", "Help asked for";
    lead: "今天要的帮助都在这里，没有答复的排在最前面。每一项都要答复能办还是办不到，并写明原因；群众在案件页看得到。", "The help that was asked for today, what is unanswered first. Each wish is answered yes or no, with a reason; its citizen reads it on the page of the case.";
    none: "今天没有要帮助的。", "Nobody asked for help today.";
    due: "期限", "Due";
    overdue: "已过期", "Overdue";
    asked: "提出", "Asked";
    next_page: "下一页", "Next page";
    first: "从头开始", "From the start";
}

names! {
    /// Where a wish stands.
    standing(WishStanding) {
        Open: "没有答复", "Not answered";
        Granted: "能办", "Yes";
        Declined: "办不到", "We cannot";
        Over: "案件已结，没有答复", "The case ended without an answer";
    }
}
