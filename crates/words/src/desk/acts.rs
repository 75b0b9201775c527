//! Choices in the forms of deeds, by name.

use qingyu_domain::case::{
    Accountability, Adoption, Attended, Audience, Care, Discipline, ImprovementMeasure, LawfulWay, LookReason, Reached,
    Recording, RefusalGround, Solved, VerifyingAct, Withdrawing,
};

names! {
    /// What was done to verify.
    verifying(VerifyingAct) {
        AskedComplainant: "询问了反映人", "Asked the complainant";
        LookedAtRecordings: "调阅了录音录像", "Looked at the recordings";
        HeardWitnesses: "询问了证人", "Heard witnesses";
        HeardConcerned: "听取了当事人员陈述", "Heard the person concerned";
        ConcernedRefused: "当事人员拒绝陈述", "The person concerned would not speak";
        NoPersonConcerned: "无法确定当事人员", "No person concerned could be made out";
        CitizenDidNotAgree: "群众不同意，未听取当事人员陈述", "Not heard: the citizen did not agree";
        Visited: "到现场查看", "Visited the place";
        ReadFiles: "查阅了案卷材料", "Read the files";
    }
    /// A recording.
    recording(Recording) {
        BodyCamera: "执法记录仪", "Body camera";
        Surveillance: "监控录像", "Surveillance";
        Call110: "110录音", "Recording of the 110 call";
    }
    /// How a shortcoming is improved.
    measure(ImprovementMeasure) {
        Rules: "建章立制", "Rules";
        Process: "规范流程", "Process";
        NewWay: "创新模式", "A new way";
        Training: "教育培训", "Training";
    }
    /// How somebody answers for a fault.
    accountability(Accountability) {
        Reminder: "谈话提醒", "Reminder";
        Criticism: "批评教育", "Criticism";
        SelfExamination: "责令检查", "Self-examination";
        Admonition: "诫勉", "Admonition";
        CircularCriticism: "通报批评", "Circular criticism";
        Organisational: "组织处理", "Organisational measure";
        Sanction: "处分", "Sanction";
        HandedOver: "移送", "Handed over";
    }
    /// To whom it is said.
    audience(Audience) {
        Complainant: "反映人", "The complainant";
        Officer: "民警本人", "The officer";
        Unit: "所在单位", "The unit";
    }
    /// Why a case is not taken.
    ground(RefusalGround) {
        NoContent: "没有内容", "Nothing in it";
        Unreadable: "无法辨认", "It cannot be read";
        Advertising: "广告", "Advertising";
    }
    /// A lawful way of its own.
    way(LawfulWay) {
        Reconsideration: "行政复议", "Administrative reconsideration";
        Litigation: "行政诉讼", "Administrative litigation";
        CriminalReview: "刑事申诉或立案监督", "Criminal review";
        AccidentReview: "交通事故认定复核", "Review of an accident finding";
        OtherAuthority: "其他机关职责", "Another authority";
    }
    /// Whether the matter is solved.
    solved(Solved) {
        Yes: "解决了", "Yes";
        Partly: "部分解决", "In part";
        No: "没有解决", "No";
    }
    /// What came of a call.
    reached(Reached) {
        Spoken: "已联系上，问到了评价", "Reached, and the citizen evaluated";
        NotReached: "无人接听", "Nobody answered";
        Anonymous: "匿名，无法回访", "Anonymous, cannot be called";
    }
    /// Why somebody looks at an identity.
    look(LookReason) {
        AskCitizen: "需要向本人询问", "To ask what only they can say";
        FollowUp: "回访", "To follow up";
        Help: "按群众要求提供帮助", "To help as they asked";
        Danger: "有生命危险", "Danger to life";
        Reprisal: "处理打击报复", "A report of reprisal";
        LostCode: "群众要求新查询码", "They asked for a new code";
    }
    /// What came of looking after somebody who may be in danger.
    attended(Attended) {
        Safe: "已联系上，确认平安", "Reached, and safe";
        HandedTo110: "已转110处警", "Handed to 110";
        HandedTo120: "已转120急救", "Handed to 120";
        NotReached: "未能联系上（写明怎样联系过）", "Could not be reached (say how it was tried)";
        NoDanger: "核实不属于危急情况", "Not an emergency";
    }
    /// What somebody has to see to at once.
    care(Care) {
        Emergency: "疑似危急", "Possible danger";
        Withdrawal: "群众撤回", "The withdrawal";
        Serious: "严重问题", "The serious allegation";
        Group: "群体反映", "The matter of five or more people";
        Preserve: "保全录音录像", "Preservation";
        Help: "帮助请求", "The wish for help";
    }
    /// To whom a suspected offence is handed.
    discipline(Discipline) {
        Stationed: "驻局纪检监察组", "The stationed discipline inspection";
        Commission: "市纪委监委", "The commission for discipline inspection and supervision";
        Procuratorate: "检察机关", "The procuratorate";
    }
    /// What was found about a withdrawal.
    withdrawing(Withdrawing) {
        Free: "本人自愿，不再核查", "Their own will; it rests";
        Pressed: "有人要求或劝说撤回（按打击报复处理）", "Somebody asked for it (a report of reprisal)";
        GoesOn: "涉及伤情、钱款或报复，照常核查", "Injury, money or reprisal: verified all the same";
    }
    /// What becomes of a suggestion.
    adoption(Adoption) {
        Adopted: "采纳", "Adopted";
        Partly: "部分采纳", "Partly adopted";
        NotAdopted: "未采纳（答复中说明原因）", "Not adopted (the answer says why)";
    }
}
