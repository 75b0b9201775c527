//! Searching, and cases that are like another one.

use crate::Lang;

words! {
    h1: "查找案件", "Find cases";
    lead: "在群众提交的原文和受理编号里查找。只会找到您有权查看的案件；查找会留下记录，但不记录查了什么。",
        "Looks into what citizens filed and into numbers. Only cases that you may see are found; that you searched is recorded, not what for.";
    label: "查找什么", "What to look for";
    hint: "至少两个字，几个词用空格隔开；也可以填受理编号或它的最后几位",
        "At least two characters; several words with a blank between them; or a number, or how it ends";
    too_short: "请至少填写两个字", "Give at least two characters";
    find: "查找", "Find";
    searching: "正在查找……", "Searching …";
    nothing: "没有找到。", "Nothing was found.";
    nothing_yet: "到这里还没有找到，前面还有没查到的案件。", "Nothing was found so far; there are earlier cases to look through.";
    go_on: "继续查找", "Look further";
    first: "从头查找", "From the start";
    similar_h2: "可能是重复反映", "Perhaps filed before";
    similar_hint: "前后60天内、同一单位，原文相近或留的电话相同。请先看一看，再决定受理还是合并。",
        "Within 60 days and about the same unit: much of the same words, or the same phone number. Look at them before you accept or merge.";
    similar_none: "前后60天内没有发现相近的案件。", "Nothing alike was found within 60 days.";
    similar_loading: "正在查有没有重复反映……", "Looking whether this was filed before …";
    same_contact: "留的电话相同", "Same phone number";
    cannot_lead: "不能并入（类型、单位或办理阶段不同）", "It cannot take this one in (another kind, unit or stage)";
    take: "填入合并申请", "Put it into the proposal to merge";
    taken: "编号已填入合并申请，请写明理由后提交。", "The number stands in the proposal to merge; give your reason and send it.";
}

/// How much of the words is the same.
pub fn share(lang: Lang, percent: u8) -> String {
    match lang {
        Lang::Zh => format!("原文相近{percent}%"),
        Lang::En => format!("{percent} % of the words alike"),
    }
}
