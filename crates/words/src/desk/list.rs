//! The list of cases, on the page and as a table.

use crate::Lang;

words! {
    h1: "全部案件", "All cases";
    lead: "您有权查看的案件。", "The cases that you may see.";
    number: "按受理编号打开", "Open by number";
    number_hint: "例如 20261124-000012，前面的 0 可以不写", "For example 20261124-000012; zeros may be left out";
    number_wrong: "请填写完整的受理编号：8位日期，再加当天的序号", "Give the whole number: eight digits of the day, then its place on that day";
    open: "打开", "Open";
    filters: "筛选", "Filter";
    all_kinds: "全部类型", "All kinds";
    all_units: "全部单位", "All units";
    all_statuses: "全部状态", "All statuses";
    from: "收到日期从", "Received from";
    to: "到", "to";
    order: "排列", "Order";
    newest: "先列最新的", "Newest first";
    oldest: "先列最早的", "Oldest first";
    by_due: "先列最快到期的（没有期限的不列）", "Earliest due first (only what is due)";
    apply: "查找", "Find";
    csv: "导出表格（CSV）", "Export as CSV";
    csv_hint: "按上面的筛选导出，不含原文和身份。", "With the filter above; no words of citizens and no identities.";
    none: "没有符合的案件。", "No case fits.";
    enterprise: "涉企", "Enterprises";
    not_only: "不限", "Any";
    only_enterprise: "只看涉企", "Only those of enterprises";
    h1_legal: "涉企案件", "Cases of enterprises";
    lead_legal: "标记为涉企、您有权查看的案件；反映法制部门或其人员的不在这里。投诉的核查结论须由督察部门、法制部门各一人同意。", "Cases marked as an enterprise’s that you may see; those about legal itself or its people are not here. What is found of a complaint takes one of oversight and one of legal.";
    first: "从头开始", "From the start";
    behind: "只列这个数字里的案件", "Only the cases behind this number";
    all: "看全部案件", "All cases";
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
