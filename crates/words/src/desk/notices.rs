//! Notices: what those complained about, praised or asked to improve read.

use qingyu_api::desk::notices::Subject;

words! {
    h1: "通报", "Notices";
    lead: "这里是督察部门发给您和您所在单位的通报、表扬和改进要求。投诉的原文、反映人和反映时间不在其中。", "What oversight tells you and your unit: summaries of complaints, praise, and what is to be improved. The words of a complaint, who wrote it and when are not in it.";
    empty: "目前没有通报。", "There are no notices.";
    number: "通报编号", "Notice";
    told_on: "通报日期", "Told on";
    unread: "待签收", "Not yet acknowledged";
    acknowledged: "已签收", "Acknowledged";
    due: "请在此前办理", "To be done by";
    not_found: "没有这份通报，或者不是发给您的。", "There is no such notice, or it is not to you.";
    back: "回到通报", "Back to the notices";
    summary_h2: "督察部门的摘要", "Oversight’s summary";
    praise_h2: "群众的表扬", "The citizen’s praise";
    verified: "已核实", "Verified";
    not_verified: "未核实", "Not verified";
    findings_h2: "核查结论", "What was found";
    answered_for: "追究方式", "How it is answered for";
    clarifications_h2: "澄清", "Clarification";
    improvements_h2: "需要改进", "To be improved";
    said_h2: "陈述、异议和决定", "What was said and decided";
    do_h2: "您可以办理", "What you can do";
    nothing: "现在没有需要您办的事。", "There is nothing for you to do now.";
    acknowledge_lead: "签收只表示您已看到，不表示同意。", "This says that you have read it, not that you agree.";
    state_lead: "您的陈述只给办理和督察本件的人员看。请不要猜测或打听是谁反映的。", "Only those who work on the case and oversee it read this. Please do not guess or ask who complained.";
    object_lead: "您的异议由没有参与认定的人决定。", "Somebody who took no part in the finding decides.";
    prove_lead: "写清做了什么、什么时候、有什么证据。", "Say what was done, when, and what shows it.";
    no_asking: "请不要打听、联系或为难反映人；这样做会被当作打击报复处理。", "Do not look for, contact or trouble the person who wrote: that is treated as reprisal.";
    done: "已提交。", "Done.";
    until: "截止", "Until";
    acknowledge_by: "请在此前签收", "Please acknowledge by";
    overdue: "签收已超期", "Overdue";
    paper: "打印或下载这份通报", "Print or download this notice";
    chain_h2: "谁要签收", "Who has to acknowledge";
}

names! {
    /// What a notice is.
    subject(Subject) {
        Complaint: "投诉通报", "Complaint";
        Praise: "表扬", "Praise";
        Improvement: "改进要求", "Improvement";
    }
}
