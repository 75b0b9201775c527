//! Roles, marks, steps, causes, outcomes and standings, by name.

use qingyu_domain::case::{CaseStatus, Cause, Consequence, Mark, Outcome, Part, Party, Round};
use qingyu_domain::deadlines::Step;
use qingyu_domain::kind::Channel;
use qingyu_domain::person::Role;

use crate::{Lang, statuses};

names! {
    /// A role.
    role(Role) {
        Intake: "受理人员", "Central intake";
        Handler: "承办人员", "Handler";
        Verifier: "核查人员", "Verifier";
        Concerned: "当事人员", "Person concerned";
        Oversight: "督察部门", "Oversight";
        Reviewer: "独立复核人员", "Independent reviewer";
        Legal: "法制部门", "Legal";
        Support: "支持部门", "Support department";
        Command: "指挥部", "Command";
        UnitHead: "所队负责人", "Head of unit";
        Supervisor: "作风监督员", "Supervisor of conduct";
        Psychology: "心理健康服务队", "Mental health team";
        Admin: "系统管理员", "Administrator";
    }
    /// A mark of a case.
    mark(Mark) {
        Emergency: "疑似危急", "Possible danger";
        Enterprise: "涉企", "Enterprise";
        Watchers: "涉督察、受理或指挥部门", "About the watchers";
        Serious: "严重问题", "Serious";
        Minor: "涉未成年人", "A minor";
        Group: "群体反映", "Five or more people";
        Pressed: "撤回疑受压力", "Pressed to withdraw";
    }
    /// A step of the clock, as something to be done.
    step(Step) {
        Accept: "决定是否受理", "Decide on acceptance";
        Undo: "等待恢复（撤回期）", "Withdrawal can be undone";
        Contact: "首次联系群众", "Contact the citizen";
        Return: "退回期限", "Time to give it back";
        AnswerPraise: "核实、转达并答复表扬", "Convey and answer the praise";
        AnswerComplaint: "核查并答复投诉", "Verify and answer the complaint";
        AnswerEnquiry: "答复咨询", "Answer the enquiry";
        AnswerSuggestion: "答复建议", "Answer the suggestion";
        Extend: "答复投诉（已延期）", "Answer the complaint (extended)";
        AnswerComplex: "答复投诉（复杂事项）", "Answer the complaint (complex)";
        Preserve: "保全录音录像", "Preserve the recordings";
        Summary: "写转办摘要", "Write the summary for those concerned";
        Statement: "当事人员陈述", "Statement of the person concerned";
        FaultObjection: "当事人员对过错认定提异议", "Objection to a fault";
        Approve: "第二人审核", "Second person decides";
        Objection: "审查群众异议", "Decide on the citizen’s objection";
        FollowUp: "回访", "Follow up";
        SecondLook: "再次核查并答复", "Second look and answer";
        Escalated: "督办事项答复", "Answer what went up";
        Reprisal: "处理打击报复的反映", "Handle a report of reprisal";
        ApproveLook: "补审紧急查看身份", "Approve an emergency look";
        SentOn: "跟踪转办结果", "Ask about what was sent on";
        Reply: "等待群众补充", "Wait for the citizen";
        Addition: "等待群众补充（答复后）", "The citizen may add";
        Evaluation: "等待群众评价", "Wait for the evaluation";
        Account: "追究过错责任", "Hold accountable";
        Clarify: "异议成立，补作澄清", "Cleared by an objection: say so";
        Improve: "落实改进", "Prove the improvement";
        Directive: "回复督办、批示", "Answer an order from above";
        Acknowledge: "签收通报", "Read the notice";
        LegalReview: "上级复查期", "Legal review";
        Attend: "处置疑似危急", "See to a possible danger";
        SeriousLook: "督察查看严重问题（当日）", "Look at the serious allegation, today";
        GroupLook: "督察查看群体反映（当日）", "Look at the matter of many, today";
        Help: "答复帮助请求（当日）", "Answer the wish for help, today";
        WithdrawalLook: "查看群众撤回", "Look at the withdrawal";
        RatingCall: "差评：联系群众", "Bad rating: call";
        RatingFix: "差评：单位整改", "Bad rating: mend";
        RatingFollowUp: "差评：回访", "Bad rating: follow up";
        RatingAgain: "差评：二次回访", "Bad rating: follow up again";
        RatingAppeal: "差评：单位可以申诉", "Bad rating: time to appeal";
        Publish: "写公开的表扬", "Write what is published";
        RatingJudge: "差评：认定申诉", "Bad rating: decide the appeal";
        EncounterAsk: "警情：回访", "Incident: follow up";
        EncounterAgain: "警情：二次回访", "Incident: follow up again";
        OpinionReply: "走访：单位答复意见", "Visit: the unit answers an opinion";
        OpinionJudge: "走访：监督员看答复行不行", "Visit: the supervisor judges the answer";
        OpinionAnswer: "走访：督察部门再次答复", "Visit: oversight answers again";
        VisitMend: "走访：单位改好不足", "Visit: the unit mends what was poor";
        InspectionLook: "检查：复查改好没有", "Inspection: look whether it is mended";
        Whistle: "吹哨：答复", "Whistle: answer";
        WhistleUrgent: "吹哨（加急）：答复", "Urgent whistle: answer";
    }
    /// What a complaint is about.
    cause(Cause) {
        Attitude: "态度不好", "Manner";
        Result: "处理结果不满意", "The result";
        Evasion: "推诿扯皮", "Passing the buck";
        Slowness: "处警慢/办理慢", "Slowness";
        Procedure: "程序不规范", "Procedure";
        Inaction: "不作为", "Inaction";
        Unfairness: "执法不公", "Unfairness";
        Appearance: "警容风纪", "Appearance and discipline";
        FeesOrPapers: "收费/材料", "Fees or papers";
        UnclearInformation: "信息不清", "Unclear information";
        Force: "使用武力或强制措施不当", "Improper force";
        Bribery: "违法收受财物/吃拿卡要", "Bribery";
        Leak: "泄露个人信息", "Leak of personal data";
        Reprisal: "打击报复", "Reprisal";
        AbuseOfPower: "滥用职权", "Abuse of power";
        Drink: "酒后执勤或驾车", "Drink on duty or at the wheel";
        Other: "其他", "Other";
    }
    /// A finding.
    outcome(Outcome) {
        Upheld: "属实", "Upheld";
        PartlyUpheld: "部分属实", "Partly upheld";
        NotUpheld: "不属实", "Not upheld";
        NotProvable: "无法查实", "Cannot be proved";
    }
    /// What follows from a finding.
    consequence(Consequence) {
        Fault: "有过错（必追究）", "Fault (accountability)";
        Shortcoming: "有不足（必改进）", "Shortcoming (improvement)";
        NoFault: "无过错（必澄清）", "No fault (clarification)";
    }
    /// What a text is.
    part(Part) {
        Account: "群众反映的内容", "What the citizen wrote";
        OccurredOn: "发生时间", "Day";
        Officer: "群众描述的民警", "The officer as described";
        OnBehalfOf: "代谁反映", "On behalf of";
        UrgentReason: "紧急原因", "Why it is urgent";
        EnterpriseName: "企业名称", "Enterprise";
        CreditCode: "统一社会信用代码", "Credit code";
        Message: "留言", "A message";
        Reason: "理由", "Reason";
        Question: "向群众提问", "Question to the citizen";
        Answer: "答复", "Answer";
        Summary: "转办摘要", "Summary";
        Record: "记录", "Record";
        Statement: "陈述", "Statement";
        Improvement: "改进", "Improvement";
        Clarification: "澄清", "Clarification";
        Objection: "群众的异议", "The citizen’s objection";
        Reprisal: "群众反映被为难", "Reprisal as reported";
        Evaluation: "群众评价", "Evaluation";
        Publication: "公开的文字", "What is published";
        Directive: "督办、批示", "Order from above";
    }
    /// Which look it is.
    round(Round) {
        First: "首次核查", "First look";
        Second: "再次核查", "Second look";
        Up: "督办", "Gone up";
    }
    /// A door.
    channel(Channel) {
        Web: "网页", "Web";
        Portal: "门户网站", "Portal";
        Qr: "窗口二维码", "Code at the window";
        Lite: "简易版", "Simple pages";
        Hotline: "12345热线", "12345 hotline";
        Discipline: "12389举报平台", "12389 platform";
        Mailbox: "厅（局）长信箱", "Chief’s mailbox";
        Incident: "110回访", "110 follow-up";
        Phone: "电话", "Telephone";
        Letter: "来信", "Letter";
        Counter: "当面", "In person";
        System: "其他系统", "Another system";
    }
}

/// The status as the staff reads it: the citizen is “the citizen”, not “you”.
pub const fn status(lang: Lang, one: CaseStatus) -> &'static str {
    match (lang, one) {
        (Lang::Zh, CaseStatus::Waiting) => "等待群众补充",
        (Lang::En, CaseStatus::Waiting) => "Waiting for the citizen",
        (Lang::Zh, CaseStatus::Answered) => "已答复，待评价",
        (Lang::En, CaseStatus::Answered) => "Answered, not yet evaluated",
        (Lang::Zh, CaseStatus::Withdrawn) => "群众已撤回",
        (Lang::En, CaseStatus::Withdrawn) => "Withdrawn by the citizen",
        _ => statuses::status(lang, one),
    }
}

/// Who did something, as the staff reads it.
pub const fn party(lang: Lang, one: Party) -> &'static str {
    match (lang, one) {
        (Lang::Zh, Party::You) => "群众",
        (Lang::En, Party::You) => "The citizen",
        _ => statuses::party(lang, one),
    }
}
