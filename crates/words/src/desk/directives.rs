//! Orders from above, and who read a released summary, on the pages.

use qingyu_domain::case::DirectiveKind;

words! {
    h2: "督办和批示", "Orders from above";
    open: "待回复", "To be answered";
    answered: "已回复", "Answered";
    overdue: "已超期", "Overdue";
    due_on: "回复期限", "Answer by";
    leader: "批示领导", "Leader";
    by: "登记人", "Recorded by";
    chain_h2: "通报签收", "Who read the notice";
    read: "已签收", "Read";
    not_read: "待签收", "Not yet";
    until: "签收期限", "Until";
    above: "上一级单位负责人", "Head of the unit above";
    own: "所队负责人", "Head of the unit";
    no_head: "没有登记负责人", "No head is registered";
    papers_h2: "文书", "Papers";
    papers_note: "打印用A4纸，也可以下载Word文件。文书不含反映人身份和反映原文。", "They print on A4 and can be had as DOCX. They hold no identity and none of the citizen’s own words.";
    papers: "文书", "Papers";
    order: "督办要求", "What is ordered";
    instruction: "批示内容", "What is instructed";
    answer: "办理情况", "What was done";
    due_hint: "今天或以后的一天", "Today or a later day";
    leader_hint: "被反映单位上级的负责人，与本件没有利害关系", "The head of a unit above, without an interest in the case";
    supervise_lead: "有超期事项或者反映的是严重问题时，督办承办人员。督办不改变核查结论。", "Where something is overdue, or the allegation is serious, whoever handles the case is ordered to see to it. It changes no finding.";
    instruct_lead: "登记领导对本件的批示：是谁批示、写了什么、什么时候回复。批示不改变核查结论，也不让任何人看到案件或反映人身份。", "Record what a leader instructs: who, what, and by when it is answered. It changes no finding, and opens neither the case nor the identity to anybody.";
    answer_lead: "写清做了什么、结果怎样。每件只回复一次。", "Say what was done and what came of it. Each is answered once.";
    place: "督办、批示", "Order ";
}

names! {
    /// An order from above.
    kind(DirectiveKind) {
        Supervision: "督办", "Supervision";
        Instruction: "领导批示", "A leader’s instruction";
    }
}
