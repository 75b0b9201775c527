//! The list of cases, on the page and as a table.

use crate::Lang;

words! {
    h1: "全部案件", "All cases";
    lead: "您有权查看的案件，按受理编号排列。", "The cases that you may see, by number.";
    filters: "筛选", "Filter";
    all_kinds: "全部类型", "All kinds";
    all_units: "全部单位", "All units";
    all_statuses: "全部状态", "All statuses";
    from: "收到日期从", "Received from";
    to: "到", "to";
    order: "排列", "Order";
    newest: "先列最新的", "Newest first";
    oldest: "先列最早的", "Oldest first";
    apply: "查找", "Find";
    csv: "导出表格（CSV）", "Export as CSV";
    csv_hint: "按上面的筛选导出，不含原文和身份。", "With the filter above; no words of citizens and no identities.";
    none: "没有符合的案件。", "No case fits.";
    more: "继续查找", "Go on looking";
    looked: "这一段没有符合的案件，可以继续查找。", "None fits in this part; go on looking.";
    first: "从头开始", "From the start";
    next_step: "下一步", "Next step";
}

/// The columns of the table.
pub const fn columns(lang: Lang) -> [&'static str; 9] {
    match lang {
        Lang::Zh => [
            "受理编号",
            "类型",
            "反映单位",
            "办理单位",
            "状态",
            "标记",
            "收到时间",
            "下一步",
            "期限",
        ],
        Lang::En => [
            "Number",
            "Kind",
            "Unit as filed",
            "Unit as worked on",
            "Status",
            "Marks",
            "Received",
            "Next step",
            "Due",
        ],
    }
}
