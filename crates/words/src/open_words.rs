//! 公开的话: thank-yous and bad ratings that everybody may read.

use crate::Lang;

words! {
    h1: "公开的话", "Words made public";
    link: "公开的话：表扬、差评和单位的答复", "Words made public: thank-yous, bad ratings and what was replied";
    back: "看办理情况公开", "How cases are handled";
    lead: "这里是群众的表扬，和差评连同单位的答复。只写到单位和月份，不写人；能让人认出谁的字句都去掉了。", "Thank-yous, and bad ratings with what the unit replied. They name a unit and a month and nobody; what could make somebody recognisable is left out.";
    unit: "单位", "Unit";
    all_units: "所有单位", "All units";
    month: "月份", "Month";
    all_months: "最近十二个月", "The last twelve months";
    show: "查看", "Show";
    unknown: "没有这个单位或者这个月份，下面是全部的。", "There is no such unit or month. Here is everything.";
    none: "这里还没有公开的话。表扬要本人同意才公开；差评五条以上才一起公开。请过些时候再来看。", "Nothing is public here yet. A thank-you is published only where whoever wrote it agrees, and bad ratings only where there are five or more. Please come again.";
    thanks_h2: "群众的表扬", "Thank-yous";
    thanks_hint: "都是核实过、已经转达的，写的人同意公开，随时可以收回。没有核实的表扬不在这里。", "All of them were verified and passed on. Whoever wrote them agrees, and may take that back at any time. Praise that nobody verified is not here.";
    ratings_h2: "差评和单位的答复", "Bad ratings and replies";
    ratings_hint: "每月15日和办理情况一起公开，五条以上才公开，次序和时间先后无关。", "Published on the 15th with the figures, five or more together, in no order of time.";
    reply: "单位的答复", "The unit’s reply";
    no_reply: "单位没有答复，或者答复不宜公开。", "The unit did not reply, or the reply could not be published.";
    how_h2: "怎样公开", "How this works";
    how_thanks: "表扬：由督察部门或者受理中心的一人改写，去掉姓名、号码、日期和能认出人的地方，另一人同意后公开；本人在查询页面能看到，可以随时收回，收回后马上撤下。", "Thank-yous: one person of oversight or central intake writes them without names, numbers, days and whatever gives somebody away, and another one agrees. Whoever wrote the original sees them on the tracking page and can take them back, when they are gone at once.";
    how_ratings: "差评：督察部门写摘要，单位答复，另一人核对后公开；单位申诉成立的不公开，已经公开的撤下。其余的公开以后不再改动，两年后撤下。", "Bad ratings: oversight writes a summary, the unit replies, and another person checks both. One that an appeal takes out is not published, or is taken down. What was published is not changed otherwise, and leaves this page after two years.";
    how_window: "同一个窗口不足五条的，同一单位几个窗口加起来够五条，按单位公开；还不够的，等以后的月份。", "Where a window has fewer than five, those of several windows of a unit are published for the unit, if they are five or more; if not, they wait.";
    data: "数据（JSON）", "Data (JSON)";
    several: "几个窗口合在一起", "several windows together";
}

/// How many there are of both.
pub fn count(lang: Lang, thanks: usize, ratings: usize) -> String {
    let verb = |n: usize| if n == 1 { "" } else { "s" };
    match lang.spoken() {
        Lang::Zh => format!("下面有{thanks}段表扬、{ratings}条差评。"),
        Lang::En => format!(
            "{thanks} thank-you{} and {ratings} bad rating{}.",
            verb(thanks),
            verb(ratings)
        ),
    }
}

/// How many bad ratings were published together, and how many of them were taken out since.
pub fn together(lang: Lang, published: u32, gone: u32) -> String {
    match (lang.spoken(), gone) {
        (Lang::Zh, 0) => format!("一起公开了{published}条。"),
        (Lang::Zh, _) => format!("一起公开了{published}条，其中{gone}条后来撤下了。"),
        (Lang::En, 0) => format!("{published} were published together."),
        (Lang::En, _) => format!("{published} were published together; {gone} of them were taken down since."),
    }
}
