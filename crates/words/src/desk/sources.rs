//! 回传来源: what is handed over to the systems that cases came from, and how their lists compare.

use qingyu_domain::case::{Ending, Reached, Solved};
use qingyu_domain::source::{Difference, ReturnReason, SourceStanding, StepColumn, StepKind};

use crate::Lang;

words! {
    h1: "回传来源", "Back to the source";
    lead: "12345、12389、局长信箱等转来的反映，办理情况按来源编号回传：签收、退单、延期、答复、办结、回访。能自己读取的系统通过接口读取，其余的下载表格后交给对方。", "What became of cases that 12345, 12389, the chief’s mailbox and others passed on goes back under their own numbers: signed off, returned, extended, answered, closed, followed up. Systems that can call read it themselves; for the others it is downloaded and handed over.";
    source: "来源", "Source";
    called: "对方上次读取", "Last read by call";
    handed: "上次交给对方", "Last handed over";
    never: "还没有", "never";
    none: "还没有来源。", "There are no sources yet.";
    back: "返回回传来源", "Back to the sources";
    waiting_h2: "待交给对方的", "To be handed over";
    nothing: "没有待交给对方的。", "There is nothing to hand over.";
    hidden_hint: "只列出您可以看的案件；须回避的案件，由其他受理人员或独立复核人员交给对方。", "Only cases that you may see are listed; what is not for you is handed over by others who receive, or by the reviewer.";
    download_xlsx: "下载表格（XLSX）", "Download (XLSX)";
    download_csv: "下载表格（CSV）", "Download (CSV)";
    download_day: "下载这一天的（XLSX）", "Download that day (XLSX)";
    day: "按日期下载", "One day alone";
    day_needed: "请选择日期", "Please choose a day";
    first_only: "只显示前50条，下载的表格里是全部。", "The first fifty are shown; the table holds all.";
    mark: "已交给对方", "It was handed over";
    mark_hint: "点了以后，这些不再列在这里；仍可以按日期下载。", "They are no longer listed here afterwards; a day can still be downloaded.";
    mark_sure: "确定这些已经交给对方了吗？", "Were these really handed over?";
    marked: "已记下。", "Noted.";
    table_h2: "表格的列名", "Names of the columns";
    table_hint: "不填用默认名称；填“-”表示不要这一列。", "Left empty a column has its usual name; “-” leaves it out.";
    kinds_h2: "办理环节的叫法", "Their words for each step";
    list_h2: "对方清单的列名", "Columns of their list";
    list_number: "来源编号所在的列", "The column with the number";
    list_status: "办理状态所在的列", "The column that says where each stands";
    save: "保存", "Save";
    saved: "已保存。", "Saved.";
    invalid: "请检查：名称不超过60个字，来源编号这一列不能去掉。", "Please check: names have at most 60 characters, and the number cannot be left out.";
    reconcile_h2: "对账", "Compare their list";
    reconcile_lead: "上传对方系统导出的清单，与我方回传的情况比对：对方有我方没有的、我方有对方没有的、状态不一致的。", "Send the list that their system exports: it is compared with what was told from here. In theirs and not in ours, in ours and not in theirs, standing elsewhere.";
    list_file: "对方清单（CSV或XLSX，不超过5万行）", "Their list (CSV or XLSX, up to 50,000 rows)";
    from: "清单从哪天", "Of days from";
    to: "到哪天", "to";
    compare: "上传并比对", "Send and compare";
    lists_h2: "最近30天的对账", "Compared in the last thirty days";
    no_lists: "还没有对过账。", "No list has been compared yet.";
    list: "对账", "Comparison";
    by: "上传人", "Sent by";
    at: "时间", "When";
    days: "清单日期", "Days";
    listed: "清单行数", "Rows";
    same: "一致", "The same";
    differences_h2: "不一致的", "Where they differ";
    no_differences: "没有不一致的。", "They do not differ.";
    download_differences: "下载不一致的（CSV）", "Download the differences (CSV)";
    first_differences: "只显示前200条，下载的表格里是全部。", "The first two hundred are shown; the table holds all.";
    words_h2: "不认识的状态", "Words that are not known";
    words_hint: "告诉系统对方的状态相当于哪一种，会记住，下次照用。", "Say what each is here; it is remembered.";
    leave: "暂不对应", "Leave for now";
    line: "行号", "Line";
    number: "来源编号", "Number";
    our_number: "受理编号", "Number here";
    theirs: "对方状态", "Theirs";
    ours: "我方状态", "Ours";
    difference: "怎样不一致", "How";
    forgotten: "明细保留30天，已经删除。", "The rows are kept for thirty days and are gone.";
    erased: "（文字已应群众要求删除）", "(erased at the citizen’s wish)";
}

names! {
    /// What a source is told.
    step(StepKind) {
        SignedOff: "签收", "Signed off";
        Returned: "退单", "Returned";
        Extended: "申请延期", "Extension asked";
        Answered: "答复", "Answered";
        Closed: "办结", "Closed";
        FollowedUp: "回访结果", "Followed up";
        Withdrawn: "群众撤回", "Withdrawn by the citizen";
        Reopened: "重新办理", "Worked on again";
    }
    /// Why a case is given back.
    reason(ReturnReason) {
        NoContent: "没有实际内容", "Nothing in it";
        Unreadable: "内容无法辨认", "It cannot be read";
        Advertising: "广告", "Advertising";
        Reconsideration: "应申请行政复议", "Administrative reconsideration";
        Litigation: "应提起行政诉讼", "Administrative litigation";
        CriminalReview: "应通过刑事申诉或立案监督", "Criminal review";
        AccidentReview: "应申请交通事故认定复核", "Review of an accident finding";
        OtherAuthority: "属其他部门职责", "Another authority’s matter";
        SentOn: "已转其他部门办理", "Sent on to another authority";
    }
    /// Where a case stands for its source.
    standing(SourceStanding) {
        Waiting: "待签收", "Not signed off";
        InHand: "办理中", "In hand";
        Returned: "已退单", "Returned";
        Answered: "已答复", "Answered";
        Closed: "已办结", "Closed";
        Withdrawn: "群众撤回", "Withdrawn";
    }
    /// How their list and ours differ.
    differs(Difference) {
        Missing: "对方有，我方没有", "In theirs, not in ours";
        Unlisted: "我方有，对方没有", "In ours, not in theirs";
        Differs: "状态不一致", "Stands elsewhere";
        UnknownWord: "状态没有对应", "Their word is not known";
        Malformed: "来源编号写法不对", "The number is none";
    }
    /// What a column holds, and its usual name.
    column(StepColumn) {
        Step: "回传序号", "Step";
        Number: "工单编号", "Number";
        OurNumber: "受理编号", "Number here";
        Kind: "办理环节", "Step taken";
        At: "办理时间", "When";
        Reason: "退单原因", "Why returned";
        Due: "延期至", "Extended until";
        Text: "答复内容", "Answer";
        Solved: "是否解决", "Solved";
        Level: "满意度", "Satisfaction";
        Result: "回访和办结情况", "Outcome";
    }
    /// Whether it is solved.
    solved(Solved) {
        Yes: "已解决", "Solved";
        Partly: "部分解决", "Partly solved";
        No: "未解决", "Not solved";
    }
    /// What came of a call.
    reached(Reached) {
        Spoken: "已回访", "Spoken to";
        NotReached: "未联系上", "Not reached";
        Anonymous: "匿名，无法回访", "Anonymous: nobody to call";
    }
    /// How a case ended; silence is silence.
    ending(Ending) {
        Content: "群众认可", "The citizen is content";
        Silence: "群众未作评价", "Nothing was heard";
        Anonymous: "匿名，无法回访", "Anonymous: nobody to call";
        Exhausted: "本系统程序已走完，群众仍不满意", "Exhausted here; the citizen is not content";
    }
}

/// 1 to 5, as it is said.
pub const fn level(lang: Lang, level: u8) -> &'static str {
    match (lang.spoken(), level) {
        (Lang::Zh, 5) => "非常满意",
        (Lang::Zh, 4) => "满意",
        (Lang::Zh, 3) => "基本满意",
        (Lang::Zh, 2) => "不满意",
        (Lang::Zh, _) => "非常不满意",
        (Lang::En, 5) => "very satisfied",
        (Lang::En, 4) => "satisfied",
        (Lang::En, 3) => "fairly satisfied",
        (Lang::En, 2) => "not satisfied",
        (Lang::En, _) => "not satisfied at all",
    }
}

/// How many of something.
pub fn counted(lang: Lang, what: &str, count: u64) -> String {
    match lang.spoken() {
        Lang::Zh => format!("{what} {count}条"),
        Lang::En => format!("{what}: {count}"),
    }
}

/// Differences that were more than are kept.
pub fn cut(lang: Lang, count: u64) -> String {
    match lang.spoken() {
        Lang::Zh => format!("不一致的太多，另有{count}条没有保留。请先处理这些，或按较短的日期重新比对。"),
        Lang::En => format!("There were {count} more than are kept: settle these first, or compare fewer days."),
    }
}
