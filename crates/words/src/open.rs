//! 办理情况公开: what the figures say, how they are counted, and what they do not say.

use qingyu_domain::figures::{Column, LONGEST, Month, Topic};
use qingyu_domain::rating::{Cell, FEW};

use crate::Lang;

words! {
    h1: "办理情况公开", "How cases are handled";
    city: "全市", "The whole city";
    show: "查看", "Show";
    latest: "最近公布的", "The latest";
    others: "其他单位和没有写明单位的", "Other units, and none named";
    other_windows: "已撤销的窗口", "Windows that are gone";
    back_to_city: "看全市", "The whole city";
    lead: "办得怎么样，由群众说了算：先看解决了没有，再看收到多少、查实多少。每月15日公布上一个月，公布以后不再改动。", "What counts first is whether people say their matter was solved; then what came in, and what was found. Each month is published on the 15th of the next one and never changed.";
    empty_h2: "还没有公布的月份", "No month is published yet";
    empty: "每月15日公布上一个月。请过些时候再来看。", "Each month is published on the 15th of the next one. Please come again.";
    unknown: "没有这个单位或者这个月份，下面是全市最近的数字。", "There is no such unit or month. These are the latest figures of the city.";
    hero_label: "主要数字", "The main figures";
    solved_label: "群众说解决了", "say their matter was solved";
    solved_none: "回访到的人太少，不单独公布", "Too few were reached to publish a share";
    not_reached_label: "没有联系上", "were not reached";
    filed_label: "收到", "came in";
    in_time_label: "首次答复按时", "of first answers came in time";
    median_label: "一半的首次答复不超过", "Half of the first answers took at most";
    waiting_label: "月底还在办", "waited at the end of the month";
    overdue_label: "其中超期", "of them overdue";
    few_answers: "答复太少，不单独公布", "Too few answers to publish";
    months_h2: "最近十二个月", "Twelve months side by side";
    month: "月份", "Month";
    total: "合计", "All";
    solved_h3: "群众说解决了的占多少", "How many say it was solved";
    solved_share: "说解决了的占比", "Share solved";
    filed_h3: "收到多少", "What came in";
    times_h3: "首次答复用了多少天", "How long first answers took";
    answered_h3: "首次答复按时没有", "Whether first answers came in time";
    in_time_share: "按时占比", "Share in time";
    found_h3: "查下来怎么样（按每一条反映计）", "What was found, by allegation";
    waiting_h3: "月底还在办的", "What waited at the end of each month";
    steps_h3: "其他去向", "What else became of them";
    median: "一半不超过（天）", "Half took at most (days)";
    ninety: "九成不超过（天）", "Nine in ten took at most (days)";
    median_without: "扣除等群众补充：一半", "Without waiting: half";
    ninety_without: "扣除等群众补充：九成", "Without waiting: nine in ten";
    pause_days: "等群众补充的天数（全市）", "Days of waiting for citizens (city)";
    groups: "群体反映：件数（全市）", "Matters of many (city)";
    persons: "群体反映：人数（全市）", "Persons in them (city)";
    call_backs_h2: "110回拨", "Calls to 110 that are called back";
    call_backs_note: "打110没有说话、中途断了，或者要求回拨的，每一个都要回拨。按来电的月份，算到月底：到期前办完的，过期才办完的，月底还没有办完的。", "Whoever says nothing to 110, is cut off, or asks for it is called back, each of them. By the month of the call and up to its end: done in time, done late, not done.";
    units_h2: "各单位", "Unit by unit";
    units_note: "按单位名录的顺序，不排名。投诉多，可能是因为敢说的人多；投诉少，可能是因为没有人敢说。", "In the order of the list of units: this is no ranking. Many complaints can mean that people dare to speak; few can mean that nobody does.";
    unit: "单位", "Unit";
    window: "窗口", "Window";
    interval: "95%把握范围", "95 % interval";
    not_known: "不单独公布", "not published";
    years_h2: "全年没有收到投诉的", "No complaint in a whole year";
    years_note: "这不是荣誉，也不排名：没有投诉，不等于没有问题。", "This is no merit and no ranking: no complaint does not mean that nothing was wrong.";
    data_h2: "下载全部数字", "All figures to download";
    csv: "表格（CSV）", "As a table (CSV)";
    json: "数据（JSON）", "As data (JSON)";
    how_h2: "这些数字怎么算", "How this is counted";
    how_month: "发生在哪个月，就计入哪个月；单位和类别按第一次提交时的，以后转了、改了也不变。所以同一个月里，查实的可以比收到的多。", "What happened counts in the month in which it happened, under the unit and kind as first filed, whatever became of them. So more can be found in a month than came in.";
    how_solved: "“群众说解决了”按答复计：每一次答复，以群众第一次说的为准；一直没有回音就结案的，算没有联系上。结案以后才评价的，当月再计一次。", "“Solved” is counted by answer, by the first thing its citizen said; one that was closed without a word counts as not reached. Who speaks only after that is counted again, then.";
    how_found: "一件投诉有几条反映，就分几条认定；再次核查又认定的，再计。“无法查实”不等于“不属实”，单独一列。", "A complaint is found allegation by allegation; a second look is counted again. “Cannot be proved” is not “not so” and has a column of its own.";
    how_time: "按时，是按当时告诉群众的时间；延期和复杂的另有一栏。天数是自然日，从提交那天算起。", "In time means by the time that the citizen was told; extensions and complex cases have columns of their own. Days are calendar days from filing.";
    how_waiting: "月底还在办的，包括正在再次核查的；撤回的、合并的不在其中，但都留在“收到”里。", "What waits includes second looks, but not what was withdrawn or merged; those stay in what came in.";
    how_few: "5件以下都写成“少于5”，0也一样；为了不让人从合计倒推出来，有的5件以上也不写明，写成“5或更多”。这样谁也认不出是谁反映的。", "Below five everything reads “under 5”, nought too; so that nobody can work it out from the totals, some larger ones read “5 or more”. Nobody can be recognised.";
    how_range: "两边的数字有不写明的，占比就写成范围，例如80%–85%。", "Where a side is not shown, a share is given as a range, such as 80 %–85 %.";
    how_watchers: "反映督察、指挥、局领导等单位的，和没有写明单位的合在一行，由独立的一方办理。", "What is about those who watch or command is in one line with what names no unit; somebody independent handles it.";
}

names! {
    /// What a table is of.
    topic(Topic) {
        Heard: "群众怎么说", "What citizens said";
        Filed: "收到", "Came in";
        Found: "认定", "Found";
        Answered: "首次答复", "First answers";
        Waiting: "月底还在办", "Waiting at the end";
        Withdrawn: "群众撤回", "Withdrawn";
        Merged: "合并办理", "Merged";
        Retyped: "改了类别", "Changed in kind";
        Refused: "不予受理", "Refused";
        Referred: "告知其他途径", "Told another way";
        SentOn: "转给其他部门", "Sent on";
        Extended: "延期", "Extended";
        Complex: "按复杂办理", "Complex";
        Verified: "凭小票的评价", "Ratings with a ticket";
        Service: "服务质量", "Service";
        Efficiency: "办事效率", "Efficiency";
        Conduct: "警风警纪", "Conduct";
        Open: "没有小票的评价", "Ratings without";
        Removed: "申诉后不计分", "Taken out after an appeal";
        Visits: "办事人次", "Visits";
    }

    /// What a column counts.
    part(Column) {
        Solved: "说解决了", "Solved";
        Unsolved: "说部分或没有解决", "Partly or not";
        NotReached: "没有联系上", "Not reached";
        Praise: "表扬", "Praise";
        Complaint: "投诉", "Complaints";
        Enquiry: "咨询", "Enquiries";
        Suggestion: "建议", "Suggestions";
        Upheld: "属实", "Upheld";
        PartlyUpheld: "部分属实", "Partly";
        NotUpheld: "不属实", "Not upheld";
        NotProvable: "无法查实", "Not provable";
        InTime: "按时", "In time";
        Late: "晚了", "Late";
        NotDue: "没有超期", "Not overdue";
        Overdue: "超期", "Overdue";
        All: "件数", "Number";
        Good: "好评", "Good";
        Bad: "差评", "Bad";
        Unanswered: "没有评这一项", "Not rated in this";
        Offered: "给了评价机会", "Could rate";
        NotOffered: "没有给", "Could not";
    }
}

/// `2026年10月`, `October 2026`.
pub fn of_month(lang: Lang, month: Month) -> String {
    let (year, of_year) = month.year_and_month();
    match lang.spoken() {
        Lang::Zh => format!("{year}年{of_year}月"),
        Lang::En => format!("{} {year}", crate::dates::month(of_year)),
    }
}

/// A cell as it is read.
pub fn cell(lang: Lang, cell: Cell) -> String {
    match (lang.spoken(), cell) {
        (_, Cell::Shown(value)) => value.to_string(),
        (Lang::Zh, Cell::Few) => format!("少于{FEW}"),
        (Lang::En, Cell::Few) => format!("under {FEW}"),
        (Lang::Zh, Cell::Withheld) => format!("{FEW}或更多"),
        (Lang::En, Cell::Withheld) => format!("{FEW} or more"),
    }
}

/// A share in whole percent, or between which it lies: never narrower than it is known.
pub fn percent(low: f64, high: f64) -> String {
    let (least, most) = ((low * 100.0 + 1e-9).floor(), (high * 100.0 - 1e-9).ceil());
    if high - low < 1e-9 {
        format!("{:.0}%", (low * 100.0).round())
    } else {
        format!("{least:.0}%–{most:.0}%")
    }
}

/// Days, where the longest stands for all longer ones.
pub fn days(lang: Lang, days: i64) -> String {
    let more = days >= LONGEST;
    match (lang.spoken(), more) {
        (Lang::Zh, false) => format!("{days}天"),
        (Lang::Zh, true) => "60天以上".to_owned(),
        (Lang::En, false) => format!("{days} {}", if days == 1 { "day" } else { "days" }),
        (Lang::En, true) => "more than 60 days".to_owned(),
    }
}

/// Of how many people it is a share.
pub fn of_reached(lang: Lang, least: u32, most: u32) -> String {
    let n = if least == most {
        least.to_string()
    } else {
        format!("{least}–{most}")
    };
    match lang.spoken() {
        Lang::Zh => format!("回访到{n}人次"),
        Lang::En => format!("of {n} who were reached"),
    }
}

/// The text of a chart of shares: the last month, and the lowest and highest before it.
pub fn solved_summary(lang: Lang, scope: &str, month: &str, share: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{scope}：{month}回访到的群众中，{share}说解决了。"),
        Lang::En => format!("{scope}: in {month} {share} of those who were reached said that it was solved."),
    }
}

/// The text of the chart of what came in.
pub fn filed_summary(lang: Lang, scope: &str, month: &str, filed: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{scope}：{month}收到{filed}件。多少本身不说明好坏。"),
        Lang::En => format!("{scope}: {filed} came in in {month}. The number by itself is neither good nor bad."),
    }
}

/// The text of the chart of days.
pub fn times_summary(lang: Lang, scope: &str, month: &str, median: &str, ninety: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{scope}：{month}的首次答复，一半不超过{median}，九成不超过{ninety}。"),
        Lang::En => format!(
            "{scope}: of the first answers in {month} half took at most {median}, nine in ten at most {ninety}."
        ),
    }
}

/// Where a chart has nothing to say of the last month.
pub fn nothing_summary(lang: Lang, scope: &str, month: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{scope}：{month}的太少，不单独公布。"),
        Lang::En => format!("{scope}: too few in {month} to be published."),
    }
}

/// 已回访N人，本期未收到投诉
pub fn without_complaints(lang: Lang, year: i64, unit: &str, reached: u32) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{year}年，{unit}：已回访不少于{reached}人次，本期未收到投诉"),
        Lang::En => format!("{year}, {unit}: at least {reached} people were asked, no complaint came in"),
    }
}

/// The chart beside a table, for those who do not see it.
pub fn chart_of(lang: Lang, what: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{what}（图；数字见旁边的表）"),
        Lang::En => format!("{what} (chart; the table beside it has the numbers)"),
    }
}

/// What solid and hatched bars mean: a share.
pub const fn legend_share(lang: Lang) -> [&'static str; 2] {
    match lang.spoken() {
        Lang::Zh => ["至少", "最多（不写明的数字造成的范围）"],
        Lang::En => ["at least", "at most (where numbers are not shown)"],
    }
}

/// The same: how many.
pub const fn legend_count(lang: Lang) -> [&'static str; 2] {
    match lang.spoken() {
        Lang::Zh => ["件数", "不写明（少于5，或者5或更多）"],
        Lang::En => ["number", "not shown (under 5, or 5 or more)"],
    }
}

/// The same: days.
pub const fn legend_times(lang: Lang) -> [&'static str; 2] {
    match lang.spoken() {
        Lang::Zh => ["一半不超过", "九成不超过"],
        Lang::En => ["half", "nine in ten"],
    }
}

/// A table that can be scrolled sideways.
pub fn table_of(lang: Lang, what: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{what}（表）"),
        Lang::En => format!("{what} (table)"),
    }
}

/// What is told of the call-backs of a month.
pub const fn call_back_columns(lang: Lang) -> [&'static str; 5] {
    match lang.spoken() {
        Lang::Zh => ["应回拨", "按时", "没有按时", "其中：过期才办", "其中：月底未办"],
        Lang::En => [
            "to call back",
            "in time",
            "not in time",
            "of these late",
            "of these not done",
        ],
    }
}

/// The columns of the table to download.
pub const fn columns(lang: Lang) -> [&'static str; 7] {
    match lang.spoken() {
        Lang::Zh => ["时间", "范围", "代码", "名称", "项目", "栏目", "数值"],
        Lang::En => ["period", "scope", "code", "name", "table", "column", "value"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_said_exactly_or_as_wide_as_it_may_be() {
        assert_eq!(percent(0.5, 0.5), "50%");
        assert_eq!(percent(2.0 / 3.0, 2.0 / 3.0), "67%");
        assert_eq!(percent(0.96, 1.0), "96%–100%");
        assert_eq!(percent(0.961, 0.989), "96%–99%");
    }

    #[test]
    fn months_days_and_cells_are_written_as_people_say_them() {
        let month = Month::parse("2026-10").unwrap();
        assert_eq!(of_month(Lang::Zh, month), "2026年10月");
        assert_eq!(of_month(Lang::En, month), "October 2026");
        assert_eq!(days(Lang::Zh, 61), "60天以上");
        assert_eq!(days(Lang::En, 1), "1 day");
        let cells = [Cell::Shown(12), Cell::Few, Cell::Withheld].map(|one| cell(Lang::Zh, one));
        assert_eq!(cells, ["12", "少于5", "5或更多"]);
    }
}
