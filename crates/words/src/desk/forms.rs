//! Labels and hints in the forms of deeds, and what is wrong with them.

use crate::{Lang, submit};

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
    message: "留言内容", "The message";
    question: "想问群众什么", "What to ask";
    statement: "陈述内容", "The statement";
    decision: "决定", "Decision";
    upheld: "异议成立", "The objection is right";
    not_upheld: "异议不成立", "The objection is not right";
    ground: "不予受理的原因", "Why it is not accepted";
    way: "告知哪个渠道", "Which way";
    keeps_conduct: "民警言行部分留下继续核查", "The conduct part stays here";
    receiver: "转给哪个机关", "To which authority";
    receiver_hint: "群众会看到这个名称；联系方式不会转给对方", "The citizen sees this name; the contact is not passed on";
    into: "主案的受理编号", "Number of the main case";
    kind: "改为", "Work on it as";
    outcome: "结论", "Finding";
    consequences: "认定（无法查实时不选）", "What follows (none when it cannot be proved)";
    finding_record: "依据（无法查实的，填下面两项）", "On what grounds (if it cannot be proved, the two fields below)";
    tried: "无法查实的：查过什么", "If it cannot be proved: what was tried";
    failed: "无法查实的：为什么查不清", "If it cannot be proved: why it failed";
    way_hint: "复议、诉讼等只管处理决定；投诉中的言行部分须留下继续核查", "Review and lawsuits are about decisions; the conduct part of a complaint stays here";
    publication: "公开的文字", "What everybody may read";
    summary: "摘要内容", "The summary";
    trace_seems: "摘要里好像有", "The summary seems to contain ";
    trace_out: "，可能让人认出反映人。不必要的话，请删去。", ", which may give the citizen away. Unless it is needed, please take it out.";
    measure: "改进方式", "How it is improved";
    owner: "责任单位", "The unit that owns it";
    due_on: "完成日期", "By when";
    improvement: "改进内容", "What is improved";
    evidence: "落实情况和证据", "Evidence";
    unit_reads: "责任单位会在答复群众后看到这段话，不要写可能让人认出群众的内容", "The unit reads this once the citizen has the answer: nothing that could give the citizen away";
    clarify_to: "向谁澄清", "To whom";
    clarification: "澄清内容", "The words";
    by_way_of: "追究方式", "How it is answered for";
    by_whom: "追究谁", "Who answers for it";
    since: "日期", "Since";
    account_evidence: "证据或文号", "Evidence, such as the document";
    said_on: "澄清日期", "On which day";
    verified: "是否核实", "Verified";
    verified_hint: "表扬的是您本人或本单位（含下属单位）的，或者不知道表扬的是谁，只能选“未核实”：照样转达，单独统计。", "Praise of yourself or your own unit, or of nobody known, can only be “not verified”: it is conveyed all the same and counted apart.";
    verified_yes: "已核实", "Verified";
    verified_no: "未核实", "Not verified";
    answer: "答复内容", "The answer";
    organ: "复查机关", "Organ for the legal review";
    organ_hint: "群众不服时向谁申请复查，例如上一级公安机关；投诉必填", "Where the citizen can ask for review; required for complaints";
    adoption: "是否采纳", "Adopted";
    reached: "回访结果", "What came of it";
    level: "满意程度", "How satisfied they are";
    level_hint: "仅在已联系上时填写", "Only when reached";
    solved: "问题是否解决", "Solved";
    attended: "处置结果", "What came of it";
    attended_text: "怎样联系、怎样处置", "How they were reached, and what was done";
    withdrawing: "撤回是怎么回事", "What is behind the withdrawal";
    withdrawing_text: "怎样了解的、了解到什么", "How this was found out, and what";
    help: "哪项帮助", "Which wish";
    granted: "能不能办", "Yes or no";
    granted_yes: "能办", "Yes";
    granted_no: "办不到", "No";
    granted_text: "怎么办，或为什么办不到", "How, or why not";
    look_into: "查看的是什么", "What you looked at";
    persons: "反映的人数", "How many persons";
    persons_hint: "只有群体反映才填。不到5人也照实填。", "Of a matter of many only. Fewer than five are said as they are.";
    discipline: "移送哪里", "To whom";
    quiet: "暂不告知群众（告知会妨碍调查）", "The citizen is not told as yet (it would endanger the inquiry)";
    look_reason: "查看原因", "Why";
    look_text: "具体说明", "In words";
    concerned: "当事人员", "Those concerned";
    superiors: "批准或指挥的上级", "Superiors who ordered or approved it";
    settled: "对方是否已办结", "Settled there";
    settled_yes: "已办结", "Settled";
    settled_no: "还在办理", "Not yet";
    sent_on_says: "对方怎么说", "What the other authority says";
    find_concerned: "按姓名或单位查找当事人员", "Find those concerned by name or unit";
    find_superiors: "按姓名或单位查找上级", "Find superiors by name or unit";
    find_hint: "输入姓名的一部分，从列表中选一位；可以选几位。", "Type part of a name and choose somebody from the list; several can be chosen.";
    found_people: "找到的人员", "People found";
    nobody_found: "没有找到。请换一个写法，或清空后从列表中选。", "Nobody found. Try another spelling, or empty the field and choose from the list.";
    chosen: "已选", "Chosen";
    remove: "移除", "Remove";
    second: "审核提议", "Decide on a proposal";
    agree: "同意", "Agree";
    disagree: "不同意", "Disagree";
    disagree_send: "提交不同意的理由", "Send the reason";
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

/// A calm word where a number that belongs to one person stands in a summary; nothing where none does.
pub fn traced(lang: Lang, text: &str) -> String {
    let found = qingyu_domain::trace::trace(text);
    let parts = found.map(|one| [trace_seems(lang), submit::trace(lang, one), trace_out(lang)]);
    parts.map(|parts| parts.concat()).unwrap_or_default()
}
