//! Labels and hints in the forms of deeds, and what is wrong with them.

use crate::Lang;

words! {
    about: "关于哪个单位", "About which unit";
    about_hint: "不改就留“按群众所填”", "Leave “as the citizen said” to change nothing";
    as_filed: "按群众所填", "As the citizen said";
    marks: "标记（可不选）", "Marks (optional)";
    mark: "标记", "Mark";
    to: "分派给", "Give it to";
    reason: "理由", "Reason";
    recordings: "保全哪些录音录像", "Which recordings";
    preserved: "保全结果，或未能保全的原因", "The result, or why it could not be done";
    cause: "反映的是什么", "What it is about";
    acts: "做了哪些核查", "What was done";
    on: "核查日期", "Day";
    record: "核查记录", "Record";
    question: "想问群众什么", "What to ask";
    statement: "陈述内容", "The statement";
    decision: "决定", "Decision";
    upheld: "异议成立", "The objection is right";
    not_upheld: "异议不成立", "The objection is not right";
    ground: "不予受理的原因", "Why it is not accepted";
    way: "告知哪个渠道", "Which way";
    keeps_conduct: "民警言行部分留下继续核查", "The conduct part stays here";
    into: "主案的受理编号", "Number of the main case";
    kind: "改为", "Work on it as";
    outcome: "结论", "Finding";
    consequences: "认定（无法查实时不选）", "What follows (none when it cannot be proved)";
    finding_record: "依据", "On what grounds";
    summary: "摘要内容", "The summary";
    measure: "改进方式", "How it is improved";
    owner: "责任单位", "The unit that owns it";
    due_on: "完成日期", "By when";
    improvement: "改进内容", "What is improved";
    evidence: "落实情况和证据", "Evidence";
    clarify_to: "向谁澄清", "To whom";
    clarification: "澄清内容", "The words";
    by_way_of: "追究方式", "How it is answered for";
    verified: "是否核实", "Verified";
    verified_yes: "已核实", "Verified";
    verified_no: "未核实", "Not verified";
    answer: "答复内容", "The answer";
    organ: "复查机关", "Organ for the legal review";
    organ_hint: "群众不服时向谁申请复查，例如上一级公安机关；投诉必填", "Where the citizen can ask for review; required for complaints";
    adoption: "是否采纳", "Adopted";
    adoption_hint: "仅用于建议", "For suggestions only";
    reached: "回访结果", "What came of it";
    level: "满意程度（1–5，5为非常满意）", "Satisfaction (1–5, 5 is best)";
    level_hint: "仅在已联系上时填写", "Only when reached";
    solved: "问题是否解决", "Solved";
    look_reason: "查看原因", "Why";
    look_text: "具体说明", "In words";
    concerned: "当事人员", "Those concerned";
    superiors: "批准或指挥的上级", "Superiors who ordered or approved it";
    repeat_of: "此前的受理编号", "Number of the earlier case";
    none: "不填", "None";
    choose: "请选择", "Choose";
    optional: "（可不填）", " (optional)";
    fix: "提交前请改正以下问题", "Please correct this first";
    needs: "请填写：", "Please fill in: ";
    needs_choice: "请选择：", "Please choose: ";
    invalid: "填写的内容不符合要求，请检查后再提交。", "Something in the form is not accepted; please check it.";
    /// Beside the name of a deed about one of several things.
    allegation: "反映事项", "Allegation ";
    proposal: "提议", "Proposal ";
    improvement_no: "改进", "Improvement ";
}

/// The label of a field that may stay empty, unless it says so itself.
pub fn as_optional(lang: Lang, label: &str) -> String {
    let says_so = label.ends_with(['）', ')']);
    [label, if says_so { "" } else { optional(lang) }].concat()
}
