//! What stands on papers of a case, whatever the case.

use qingyu_api::desk::papers::CasePaper;

words! {
    page_h1: "文书", "Papers";
    to_case: "回到案件", "Back to the case";
    to_notice: "回到通报", "Back to the notice";
    print: "用浏览器打印（A4纸）", "Print it with the browser, on A4";
    docx: "下载Word文件（DOCX）", "Download as DOCX";
    number: "编号", "Number";
    case_number: "受理编号", "Case number";
    kind: "类型", "Kind";
    unit: "关于单位", "About";
    received: "收到日期", "Received";
    made_on: "打印日期", "Printed";
    marks: "标记", "Marks";
    status: "办理状态", "Status";
    handled_by: "承办人员", "Handled by";
    nobody: "还没有分派", "Nobody yet";
    given_on: "开具日期", "Given";
    due_on: "回复期限", "Answer by";
    leader: "批示领导", "Leader";
    recorded_by: "登记人", "Recorded by";
    why_h2: "督办事由", "Why";
    grave: "反映的是严重问题。", "It is a serious allegation.";
    overdue_h2: "打印时超期的事项", "Overdue when this was printed";
    nothing_overdue: "打印时没有超期的事项。", "Nothing was overdue when this was printed.";
    what: "事项", "What";
    until: "期限", "Until";
    whose: "由谁办理", "Whose";
    order_h2: "督办要求", "What is ordered";
    instruction_h2: "批示内容", "What is instructed";
    answer_h2: "办理和回复", "What was done";
    not_answered: "还没有回复。", "Not answered yet.";
    answered_by: "回复人", "Answered by";
    erased: "（内容已应反映人要求删除）", "(erased at the citizen’s wish)";
    no_finding_moves: "督办、批示不改变核查结论，也不能用来查看反映人身份。", "An order changes no finding and opens nobody’s identity.";
    matters_h2: "反映的问题和认定", "What was said, and what was found";
    no_matters: "没有列出反映事项。", "No allegation was made out.";
    place: "序号", "No.";
    about: "反映的问题", "About";
    found: "认定", "Found";
    follows: "后果", "What follows";
    not_found_yet: "还没有认定", "Not found yet";
    summary_h2: "转办摘要（反映的内容以此为准，不附原文）", "The summary (instead of the citizen’s own words)";
    no_summary: "还没有发布的摘要。", "No summary is released.";
    verified_h2: "核查经过", "What was done to verify";
    not_verified: "没有核查记录。", "There is no record of verification.";
    on: "日期", "Day";
    who: "人员", "Who";
    did: "做了什么", "What";
    record: "记录", "Record";
    stated_h2: "当事人员陈述", "What those concerned say";
    not_stated: "没有陈述。", "Nothing was said.";
    grounds_h2: "逐项认定的依据", "On what grounds";
    no_grounds: "还没有提出认定。", "No finding was proposed.";
    proposed_by: "提出", "Proposed by";
    musts_h2: "改进、澄清和追究", "Improved, cleared, answered for";
    verified_must: "必核查", "Verified";
    improved: "必改进", "Improved";
    cleared: "必澄清", "Cleared";
    accounted: "必追究", "Answered for";
    none_needed: "不需要", "Not needed";
    is_done: "已完成", "Done";
    is_open: "未完成", "Open";
    owner: "责任单位", "Unit";
    no_improvements: "没有改进措施。", "No improvement was planned.";
    answered_h2: "答复", "The answer";
    answered_on: "答复日期", "Answered";
    heard_h2: "群众评价和回访", "What the citizen said of it";
    not_heard: "没有评价，也没有回访结果。", "Nothing was heard.";
    own_opinion_h2: "承办意见", "Opinion of who handled it";
    oversight_opinion_h2: "督察部门意见", "Opinion of oversight";
    leader_opinion_h2: "局领导意见", "Opinion of the leadership";
    pages_h2: "卷内目录", "What lies in it";
    item: "件号", "Item";
    paper: "文书", "Paper";
    sheet: "页次（装订后填写）", "Page (filled in when bound)";
    course_h2: "办理过程", "What happened";
    file_note: "案卷不含反映人身份和反映原文；查看本案的人都记录在案。", "The file holds no identity and none of the citizen’s own words. Who opened the case is on record.";
    sign_who: "核查人", "Verified by";
    sign_approved: "审核人", "Approved by";
    sign_oversight: "督察部门（盖章）", "Oversight (seal)";
    sign_handler: "承办人", "Handled by";
    sign_leader: "局领导", "Leadership";
    sign_date: "日期", "Date";
    sign_issued: "签发人", "Issued by";
    sign_head: "所队负责人", "Head of the unit";
    notice_chain_h2: "签收", "Read by";
    above: "上一级单位", "The unit above";
    own_unit: "本单位", "The unit";
    no_head: "没有登记负责人", "No head is registered";
    not_read: "还没有签收", "Not yet";
    late: "，已超期", ", overdue";
    not_there: "没有这份文书，或者不是给您看的。", "There is no such paper, or it is not for you.";
    demo: "演示数据，并非真实投诉", "Demonstration data, not real complaints";
}

names! {
    /// A paper.
    title(CasePaper) {
        Supervision: "督办单", "Supervision order";
        Instruction: "领导批示办理单", "A leader’s instruction";
        Report: "核查报告", "Verification report";
        Closing: "结案呈批表", "Form for closing";
        File: "案卷", "Case file";
    }
}
