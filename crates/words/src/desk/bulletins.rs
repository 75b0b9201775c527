//! 周报, 月报: what a bulletin says, and the paper that it makes.

use qingyu_api::desk::bulletin::{Bulletin, BulletinLine, BulletinTable, PAGE};
use qingyu_domain::figures::{Column, Figure, OTHERS, Topic};
use qingyu_domain::kind::Kind;
use qingyu_domain::rating::Cell as Number;

use super::{codes, figures};
use crate::paper::{Block, Cell, Paper, Section, Table};
use crate::{Lang, dates, open};

words! {
    h1: "周报和月报", "Bulletins";
    month_title: "投诉办理月报", "Monthly bulletin";
    week_title: "投诉办理周报", "Weekly bulletin";
    period: "期间", "Period";
    open_month: "本月数字还没有公布，还会变。", "The numbers of this month are not published yet and may change.";
    open_week: "本周还没有过完，数字还会变。", "This week is not over, and its numbers may change.";
    exact: "这里是看得到的案件的全部数字，没有隐去，只供内部使用；不含看不到的（反映督察、指挥等单位的，以及独立复核人员办理的），合计也不含。", "Every number of the cases that one sees, with nothing hidden, for use in the house. What one does not see is in no number here, sums included.";
    published: "这里是公开的数字，小的数字对谁都不写明。", "The published figures; small numbers are shown to nobody.";
    no_week: "周报的数字太小，只给看得到每件案件的督察人员看。请看月报。", "The numbers of a week are too small for anybody but those of oversight who see each of the cases. Please see the monthly bulletin.";
    none: "这段时间没有数字。", "There are no figures of this period.";
    links_note: "数字链接到它的清单。认定按每一条反映计，一件投诉可以有几条，清单按件列。月底还在办的没有清单。", "Each number leads to its list. Findings are counted by allegation, of which a complaint may have several; the list has each case once. There is no list of what waited at the end of a month.";
    week_note: "周报只计这一周发生的事，不含还在办的和用了多少天。", "A weekly bulletin counts what happened in the week; not what waits, nor how long things took.";
    all_h2: "合计", "All together";
    units_h2: "各单位（按单位名录的顺序，不排名）", "Unit by unit (in the order of their list: no ranking)";
    figure: "项目", "What";
    now: "本期", "Now";
    before: "上期", "Before";
    n: "n（本期）", "n (now)";
    filed: "收到", "Came in";
    months: "月报", "By month";
    weeks: "周报", "By week";
    earlier: "前一期", "The one before";
    later: "后一期", "The one after";
    docx: "下载Word文件（DOCX）", "Download as DOCX";
    print: "用浏览器打印（A4纸）", "Print it with the browser, on A4";
    to_desk: "回工作台", "Back to the desk";
    to_figures: "看办理情况", "The figures";
    unknown: "没有这一期，下面是最近的。", "There is no such bulletin. This is the latest.";
}

/// The paper of a bulletin.
pub fn paper(lang: Lang, told: &Bulletin) -> Paper {
    let title = if told.week.is_some() {
        week_title(lang)
    } else {
        month_title(lang)
    };
    let lead = if told.is_exact { exact(lang) } else { published(lang) };
    let mut notes = vec![
        Block::Note(lead.to_owned()),
        Block::Note(figures::no_aim(lang).to_owned()),
    ];
    if told.is_open {
        let open = if told.week.is_some() {
            open_week(lang)
        } else {
            open_month(lang)
        };
        notes.push(Block::Note(open.to_owned()));
    }
    if told.week.is_some() {
        notes.push(Block::Note(week_note(lang).to_owned()));
    }
    if told.is_exact {
        notes.push(Block::Note(links_note(lang).to_owned()));
    }
    let mut sections = vec![Section::new("", notes)];
    let (all, units): (Vec<_>, Vec<_>) = told.tables.iter().partition(|table| table.of.is_none());
    sections.extend(
        all.into_iter()
            .map(|table| Section::new(all_h2(lang), vec![numbers(lang, told, table)])),
    );
    if told.is_exact {
        sections.push(Section::new(figures::causes_h2(lang), causes(lang, told)));
    }
    if !units.is_empty() {
        sections.push(Section::new(units_h2(lang), vec![by_unit(lang, told, &units)]));
    }
    Paper {
        title: title.to_owned(),
        number: None,
        head: vec![(period(lang).to_owned(), period_of(lang, told))],
        sections,
        signatures: Vec::new(),
    }
}

/// From when to when.
pub fn period_of(lang: Lang, told: &Bulletin) -> String {
    match told.month {
        Some(month) => open::of_month(lang, month),
        None => format!("{} – {}", dates::date(lang, told.from), dates::date(lang, told.to)),
    }
}

/// Every number beside the one before.
fn numbers(lang: Lang, told: &Bulletin, table: &BulletinTable) -> Block {
    let mut rows = Table::new(&[figure(lang), now(lang), before(lang)]);
    for line in &table.lines {
        let before = line
            .before
            .map_or_else(|| "–".to_owned(), |cell| open::cell(lang, cell));
        let now = Cell {
            text: open::cell(lang, line.now),
            href: href(told, table.of.as_deref(), line),
        };
        rows.add(vec![name(lang, line.topic, line.part).into(), now, before.into()]);
    }
    Block::Table(rows)
}

/// What a number is of.
fn name(lang: Lang, topic: Topic, part: Column) -> String {
    if part == Column::All {
        open::topic(lang, topic).to_owned()
    } else {
        format!("{} · {}", open::topic(lang, topic), open::part(lang, part))
    }
}

/// The list behind a number, where there is one. What is of no unit of the list has none that could be asked for.
fn href(told: &Bulletin, of: Option<&str>, line: &BulletinLine) -> Option<String> {
    if !told.is_exact || line.now == Number::Shown(0) || of == Some(OTHERS) {
        return None;
    }
    let unit = of.map(|of| format!("&unit={of}")).unwrap_or_default();
    if let Some(kind) = filed_as(line.part) {
        return Some(format!(
            "/desk/cases?kind={}&from={}&to={}{unit}",
            kind.as_str(),
            told.from,
            told.to
        ));
    }
    line.counted.map(|figure| behind(told, figure, &unit))
}

fn behind(told: &Bulletin, figure: Figure, more: &str) -> String {
    format!(
        "/desk/cases?counted={}&counted_from={}&counted_to={}{more}",
        figure.as_str(),
        told.from,
        told.to
    )
}

const fn filed_as(part: Column) -> Option<Kind> {
    Some(match part {
        Column::Praise => Kind::Praise,
        Column::Complaint => Kind::Complaint,
        Column::Enquiry => Kind::Enquiry,
        Column::Suggestion => Kind::Suggestion,
        _ => return None,
    })
}

fn causes(lang: Lang, told: &Bulletin) -> Vec<Block> {
    let mut rows = Table::new(&[figures::causes_h2(lang), n(lang)]);
    for one in &told.causes {
        let cell = Cell {
            text: one.now.to_string(),
            href: Some(behind(told, Figure::Caused, &format!("&cause={}", one.cause.as_str()))),
        };
        rows.add(vec![codes::cause(lang, one.cause).into(), cell]);
    }
    vec![rows.or(figures::causes_none(lang))]
}

/// What is told unit by unit: what came in, what was found, and first answers.
const OF_UNITS: [(Topic, Column); 8] = [
    (Topic::Filed, Column::Praise),
    (Topic::Filed, Column::Complaint),
    (Topic::Filed, Column::Enquiry),
    (Topic::Filed, Column::Suggestion),
    (Topic::Found, Column::Upheld),
    (Topic::Found, Column::PartlyUpheld),
    (Topic::Answered, Column::InTime),
    (Topic::Answered, Column::Late),
];

fn by_unit(lang: Lang, told: &Bulletin, units: &[&BulletinTable]) -> Block {
    let mut heads = vec![open::unit(lang).to_owned()];
    heads.extend(OF_UNITS.iter().map(|(_, part)| open::part(lang, *part).to_owned()));
    let mut rows = Table {
        heads,
        rows: Vec::new(),
    };
    for table in units {
        let of = table.of.as_deref();
        let mut cells = vec![unit_name(lang, told, of).into()];
        cells.extend(OF_UNITS.iter().map(|(topic, part)| {
            let line = table
                .lines
                .iter()
                .find(|line| (line.topic, line.part) == (*topic, *part));
            line.map_or_else(
                || "–".into(),
                |line| Cell {
                    text: open::cell(lang, line.now),
                    href: href(told, of, line),
                },
            )
        }));
        rows.add(cells);
    }
    Block::Table(rows)
}

fn unit_name(lang: Lang, told: &Bulletin, of: Option<&str>) -> String {
    match of {
        None | Some(OTHERS) => open::others(lang).to_owned(),
        Some(code) => {
            let known = told.names.iter().find(|name| name.code == code);
            known.map_or_else(|| code.to_owned(), |name| name.name.clone())
        }
    }
}

names! {
    /// What a counter counts.
    counted(Figure) {
        Praise: "收到的表扬", "Praise that came in";
        Complaint: "收到的投诉", "Complaints that came in";
        Enquiry: "收到的咨询", "Enquiries that came in";
        Suggestion: "收到的建议", "Suggestions that came in";
        Solved: "群众说解决了", "Solved, citizens say";
        Unsolved: "群众说部分或没有解决", "Partly or not, citizens say";
        NotReached: "没有联系上", "Not reached";
        Upheld: "属实", "Upheld";
        PartlyUpheld: "部分属实", "Partly upheld";
        NotUpheld: "不属实", "Not upheld";
        NotProvable: "无法查实", "Cannot be proved";
        InTime: "首次答复按时", "First answers in time";
        Late: "首次答复晚了", "First answers that were late";
        Days: "首次答复天数", "Days until first answers";
        DaysWithout: "扣除等待的天数", "Days without waiting";
        PauseDays: "等群众补充的天数", "Days of waiting for citizens";
        Withdrawn: "群众撤回", "Withdrawn";
        Merged: "合并办理", "Merged";
        Retyped: "改了类别", "Changed in kind";
        Refused: "不予受理", "Refused";
        Referred: "告知其他途径", "Told another way";
        SentOn: "转给其他部门", "Sent on";
        Extended: "延期", "Extended";
        Complex: "按复杂办理", "Complex";
        Groups: "群体反映", "Matters of many";
        Persons: "群体反映人数", "Persons in matters of many";
        Caused: "查实的问题", "What was found to be so";
        FoundCases: "有结论的案件", "Cases with a finding";
        CausedCases: "查实问题的案件", "Cases with a cause that was found to be so";
        ToldCauses: "单位已知的", "What units were told of them";
        Enterprises: "涉企", "Of enterprises";
        Unmarked: "取消涉企标记", "No longer of enterprises";
        Waiting: "还在办", "Waiting";
        Overdue: "超期", "Overdue";
    }
}

/// The address of a bulletin: the last month where nothing is asked for.
pub fn address(query: &str) -> String {
    if query.is_empty() {
        PAGE.to_owned()
    } else {
        format!("{PAGE}?{query}")
    }
}
