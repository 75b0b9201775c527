//! 问题原因: causes × units × months at the desk, and the cases behind a number.

use qingyu_domain::figures::{EFFECT_MONTHS, ENOUGH_FOUND, Month, REPEATED, REPEATED_WITHIN};
use qingyu_domain::rating::FEW;

use crate::Lang;
use crate::open::of_month;

words! {
    h1: "问题原因", "Causes";
    sheet: "问题原因", "Causes";
    lead: "这里是认定属实、部分属实的投诉，按原因、单位和月份计。点数字看是哪些案件。", "Complaints found to be so or partly so, by cause, unit and month. Each number leads to its cases.";
    how: "按案件计：一件投诉里同一个原因只计一次，计在第一次认定的月份、最初反映的单位；以后改变认定的，不改已有的数字。单位按名录的顺序，不排名：查实的多，可能是因为敢说的人多、查得认真。", "Counted by case: each cause once a case, in the month in which it was found first and at the unit first named; what is found otherwise later moves nothing. Units are in the order of their list, which is no ranking: much that is found can mean that people dare to speak and that it is looked into.";
    unseen: "不含你看不到的案件（反映督察、指挥等单位的，以及独立复核人员办理的），合计也不含。", "What you do not see (cases about those who watch, and those in the reviewer's hands) is in no number here, sums included.";
    lead_own: "这里是本单位收到过通报的投诉中查实的原因，按季度计，每季度过后次月15日起显示。", "Causes that were found in complaints of which your unit has had a notice, by quarters, from the 15th of the month after each.";
    own_none: "这几个季度没有哪个原因达到能写明的件数。", "No cause reaches a number that can be told in these quarters.";
    unit: "单位", "Unit";
    cause: "原因", "Cause";
    all: "以上单位合计", "All of these";
    no_unit: "没有写明单位", "No unit named";
    repeated: "反复出现的月份", "Months in which it is repeated";
    again: "反复", "repeated";
    none: "这十二个月没有认定属实、部分属实的投诉。", "No complaint was found to be so in these twelve months.";
    none_of_unit: "这个单位在这十二个月没有认定属实、部分属实的投诉。", "Nothing was found to be so at this unit in these twelve months.";
    month: "到哪个月", "Up to which month";
    latest: "本月", "This month";
    show: "查看", "Show";
    unknown: "没有这个单位或者这个月份，下面是最近的。", "There is no such unit or month. These are the latest.";
    every_unit: "全部单位", "All units";
    csv: "导出表格（CSV）", "Export as CSV";
    xlsx: "导出表格（XLSX）", "Export as XLSX";
    print: "要打印，用浏览器的打印功能。", "To print it, use the browser's own print.";
    enterprise_h2: "涉企投诉", "Complaints of enterprises";
    enterprise_note: "标记为涉企的投诉单独计数：计在加标记的月份；取消标记的，计在取消的月份。", "Complaints marked 涉企 are counted apart: in the month in which they were marked, and in which the mark was taken off.";
    enterprise_list: "看涉企案件", "The cases of enterprises";
    marked: "涉企投诉：加标记", "Enterprises: marked";
    unmarked: "涉企投诉：取消标记", "Enterprises: mark taken off";
    improvements: "本单位的改进和效果", "Its improvements, and what came of them";
    all_improvements: "各单位的改进和效果", "Improvements, and what came of them";
    cases_h1: "这个数字的案件", "The cases behind this number";
    cases_none: "没有你看得到的案件。", "No case that you may see.";
    back: "回到问题原因", "Back to the causes";
    to_desk: "回工作台", "Back to the desk";
    not_yours: "问题原因由督察部门查看，所队负责人查看本单位的。涉及本人单位的督察人员也不看。", "Causes are for oversight, and of their own units for heads; not for those of oversight with an interest in a unit.";
}

/// From when on a cause counts as repeated.
pub fn repeated_note(lang: Lang) -> String {
    match lang.spoken() {
        Lang::Zh => {
            format!("标“反复”的：同一单位同一原因，连同前两个月共{REPEATED_WITHIN}个月里查实{REPEATED}件或更多。")
        }
        Lang::En => format!(
            "“Repeated”: the same cause at the same unit in {REPEATED} cases or more within the {REPEATED_WITHIN} months that end with this one."
        ),
    }
}

/// What a number that is not told reads.
pub fn few(lang: Lang) -> String {
    match lang.spoken() {
        Lang::Zh => format!("少于{FEW}"),
        Lang::En => format!("under {FEW}"),
    }
}

/// Why numbers are not told.
pub fn few_note(lang: Lang) -> String {
    match lang.spoken() {
        Lang::Zh => format!(
            "{FEW}件以下的都不写明，0也一样，免得认出是谁反映的；没有列出的原因，每个季度都少于{FEW}件。这里没有合计。"
        ),
        Lang::En => format!(
            "Below {FEW} nothing is told, nought too, so that nobody can be recognised; a cause that is not listed had fewer than {FEW} in each quarter. There are no sums."
        ),
    }
}

/// Months side by side by a short name: `2026年11月`; a quarter: `2026年第3季度`.
pub fn period(lang: Lang, from: Month, to: Month) -> String {
    if from == to {
        return of_month(lang, from);
    }
    let (year, last) = to.year_and_month();
    let quarter = last / 3;
    match lang.spoken() {
        Lang::Zh => format!("{year}年第{quarter}季度"),
        Lang::En => format!("Quarter {quarter} of {year}"),
    }
}

/// Where a number leads, as it is read out.
pub fn cases_of(lang: Lang, unit: &str, cause: &str, month: &str, cases: u32) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{unit}，{cause}，{month}：{cases}件"),
        Lang::En => format!("{unit}, {cause}, {month}: {cases}"),
    }
}

/// How the effect of an improvement is told.
pub fn effect_note(lang: Lang) -> String {
    match lang.spoken() {
        Lang::Zh => format!(
            "改进以后怎么样：责任单位有这个原因的案件，占有认定结论的案件多少；完成那个月之前{EFFECT_MONTHS}个月和之后{EFFECT_MONTHS}个月相比，那个月不算。两边各不到{ENOUGH_FOUND}件的，写“样本不足”。少了不能证明是改进的作用，多了也不说明改进没用；不比较单位，不排名。"
        ),
        Lang::En => format!(
            "What came of it: cases with this cause at the unit, of all in which anything was found there, {EFFECT_MONTHS} months before the month in which it was done and {EFFECT_MONTHS} after it. Below {ENOUGH_FOUND} cases on either side nothing is said. Fewer do not prove that the improvement did it, and more do not prove that it was useless; units are not compared, and there is no ranking."
        ),
    }
}
