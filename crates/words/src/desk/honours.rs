//! 表扬: praise that reached those it is for.

words! {
    h1: "表扬", "Praise";
    lead: "已转达给单位和民警的表扬，最近的在前。未核实的单独计数，不和已核实的相加。", "Praise that reached units and officers, the newest first. What is not verified is counted apart, and never added to the rest.";
    who: "这里没有群众的姓名和联系方式。", "Names and contacts of citizens are not here.";
    caption: "各月表扬件数", "Praise by month";
    month: "月份", "Month";
    unit: "单位", "Unit";
    all_units: "全部单位", "All units";
    apply: "查找", "Find";
    verified: "已核实", "Verified";
    unverified: "未核实", "Not verified";
    none: "没有这样的表扬。", "No such praise.";
    none_yet: "还没有转达过表扬。", "No praise has been conveyed yet.";
    list_h2: "逐件", "One by one";
    notice: "通报", "Notice";
    next: "下一页", "Next page";
    first: "从头开始", "From the start";
}
