//! 心灵SPA: passing on to the psychological service, and what the service reads.

use qingyu_domain::care_list::{CareCommand, CareFrom, CareReason, CareStage};
use qingyu_domain::rating::Cell;

use crate::Lang;

words! {
    h1: "心灵SPA", "Psychological service";
    lead: "工作累、出过惨烈现场、受了辱骂或伤害，都可以和心理健康服务队谈谈。", "Too much work, a hard scene, insults or injuries: the psychological service is there for a talk.";
    who: "名单和姓名只有心理健康服务队看得到，您的领导、督察部门和系统管理员在这里都看不到。", "Only the psychological service reads names here: not your head, not oversight, not the administrators.";

    own_h2: "我想和心理服务队谈谈", "I would like to talk to somebody";
    own_lead: "不用说原因，也不写谈的内容，只记姓名、日期和进展，结束一年后忘记是谁。服务队会和您联系。", "No reason is needed, and nothing of what you say is written down: only your name, the day and the steps, until a year after it is closed. Somebody of the service gets in touch.";
    own_send: "请服务队联系我", "Please get in touch with me";
    own_sent: "已转给心理健康服务队。", "Passed on to the psychological service.";

    other_h2: "请服务队关心一位同事", "Pass on a colleague";
    other_lead: "只写是谁、因为什么。转交以后，您看不到名单，也看不到后来怎样。有没有投诉、投诉怎样认定，都不是理由。", "Say who, and what for. Once it is passed on you read neither the list nor what becomes of it. A complaint, however it ended, is no reason.";
    other_send: "转交", "Pass on";
    colleague: "同事", "Colleague";
    colleague_needed: "请选择同事", "Please choose a colleague";
    reason: "原因", "What for";
    reason_needed: "请选择原因", "Please choose what for";
    choose: "请选择", "Please choose";
    nobody: "没有可以转交的同事。", "There is nobody whom you could pass on.";
    sent_before: "刚才已经转交过别的内容，请再按一次。", "Something else was passed on just now; please press once more.";

    list_h2: "关心名单", "The care list";
    list_lead: "等得最久的在前。只记办到哪一步和日期，不记谈话内容。", "Whoever waits longest first. Steps and their days only; nothing of a talk.";
    list_none: "名单上没有人。", "Nobody is on the list.";
    closed_h2: "已结束", "Closed";
    closed_none: "没有已结束的。", "Nothing is closed.";
    to_closed: "看已结束的", "Those that are closed";
    to_open: "回到关心名单", "Back to the care list";
    next: "下一页", "Next page";
    first: "从头开始", "From the start";
    since: "自", "Since";

    one_h1: "关心名单中的一位", "Somebody on the care list";
    history_h2: "办到哪一步", "Steps so far";
    history_none: "还没有联系过。", "Nobody has been in touch yet.";
    do_h2: "现在可以记", "What you can note now";
    nothing: "已经结束。", "It is over.";
    done: "已记录。", "Noted.";
    stale: "刚才有人记过，请看最新情况再记。", "Somebody noted something just now. Please look again first.";

    totals_h2: "全市次数", "How often, for the whole city";
    totals_lead: "只有全市、按月、按原因的次数，没有单位和姓名；同一个人同一原因还没办完的只算一次；不到5次的都写“少于5次”，当月的不显示。", "For the whole city by month and reason, without units and names. Who waits for a reason already is not counted again. Fewer than five look alike, and no month that runs is shown.";
    caption: "各月请心理健康服务队关心的次数", "How often the psychological service was asked, by month";
    month: "月份", "Month";
    all: "合计", "All";
    few: "少于5次", "Fewer than 5";
    withheld: "不显示", "Not shown";
}

names! {
    /// What for.
    reason_of(CareReason) {
        Workload: "工作负荷", "Workload";
        HardIncident: "疑难或惨烈警情", "A hard incident";
        Abuse: "遭受辱骂或伤害", "Abuse or injury";
        Unsaid: "不说原因", "No reason said";
    }

    /// From where it came.
    from_of(CareFrom) {
        Own: "本人提出", "Asked for themselves";
        Head: "所队负责人转交", "From the head of the unit";
        Oversight: "督察部门转交", "From oversight";
        Command: "指挥部转交", "From command";
    }

    /// Where it stands.
    stage_of(CareStage) {
        Waiting: "待联系", "To be contacted";
        Contacted: "已联系", "Contacted";
        Offered: "已约谈话", "Talk offered";
        TakenUp: "愿意谈", "Taken up";
        Declined: "暂不需要", "Declined";
        Closed: "已结束", "Closed";
    }

    /// A step to be noted.
    note(CareCommand) {
        Contact: "记录已联系", "Note that they were contacted";
        Offer: "记录已提出谈话", "Note that a talk was offered";
        TakeUp: "记录愿意谈", "Note that they take it up";
        Decline: "记录暂不需要", "Note that they would rather not";
        Close: "结束", "Close";
    }

    /// A step that was noted.
    step(CareCommand) {
        Contact: "联系", "Contacted";
        Offer: "提出谈话", "Talk offered";
        TakeUp: "愿意谈", "Taken up";
        Decline: "暂不需要", "Declined";
        Close: "结束", "Closed";
    }
}

/// A number of the totals.
pub fn times(lang: Lang, cell: Cell) -> String {
    match cell {
        Cell::Shown(times) => times.to_string(),
        Cell::Few => few(lang).to_owned(),
        Cell::Withheld => withheld(lang).to_owned(),
    }
}
