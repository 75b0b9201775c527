//! 警情回访: an incident whose people are called, and the figures of all of them.

use qingyu_domain::aftercare::{EncounterEnd, EncounterKind};

words! {
    h1: "警情回访情况", "Follow-ups of incidents";
    lead: "每起警情都要回访。几个数要一起看：报来的占总数多少，问了多少，答了多少，不满意多少。", "Every incident is followed up. Read the figures together: reported of all, asked, answered, not content.";
    month: "月份（如2026-11）", "Month, such as 2026-11";
    apply: "查看", "Show";
    none: "这个月还没有警情。", "No incidents in this month yet.";
    caption: "按单位", "By unit";
    unit: "单位", "Unit";
    total: "警情总数", "Incidents in all";
    total_unknown: "指挥部未填", "Not said by command";
    imported: "报来", "Reported here";
    asked: "已问", "Asked";
    answered: "已答", "Answered";
    not_content: "不满意", "Not content";
    answered_again: "二次回访已答", "Answered the second time";
    not_content_again: "二次仍不满意", "Not content the second time";
    total_h2: "填报警情总数", "Say how many incidents there were";
    total_lead: "由指挥部按月填写，填写会记录在案。", "Command says it each month; it is put on record.";
    total_number: "总数", "How many";
    total_wrong: "请填写整数", "Please enter a whole number";
    month_wrong: "请按“2026-11”的样子填写月份", "Please write the month as in 2026-11";
    save: "保存", "Save";
    saved: "已保存。", "Saved.";
    encounter_h1: "警情回访", "Follow-up of an incident";
    number: "警情编号", "Number of the incident";
}

names! {
    /// What sort of incident.
    kind(EncounterKind) {
        Help: "求助", "Help";
        Dispute: "纠纷", "Dispute";
        PublicOrder: "治安", "Public order";
        Traffic: "交通", "Traffic";
        Crime: "刑事", "Crime";
        Other: "其他", "Other";
    }

    /// How it ended.
    end(EncounterEnd) {
        Content: "满意", "Content";
        NotContent: "两次回访仍不满意", "Not content, asked twice";
        NotReached: "联系不上，无法回访", "Could not be reached";
    }
}
