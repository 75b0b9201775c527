//! The steps that have a clock, and how long each may take unless the city says otherwise.

use super::Limit;

codes! {
    /// A step that has a clock. All run from receipt unless it says otherwise.
    Step {
        /// Accepted or not, said to the citizen.
        Accept = "accept",
        /// The last moment at which a withdrawal can be undone.
        Undo = "undo",
        /// The first contact on a complaint; anonymous: the first message on the page.
        Contact = "contact",
        /// A wrongly assigned case is returned, from the assignment.
        Return = "return",
        /// Praise is verified, conveyed and answered.
        AnswerPraise = "answer_praise",
        /// A complaint is answered.
        AnswerComplaint = "answer_complaint",
        /// An enquiry is answered.
        AnswerEnquiry = "answer_enquiry",
        /// A suggestion is answered.
        AnswerSuggestion = "answer_suggestion",
        /// A complaint with an approved extension is answered: the days added.
        Extend = "extend",
        /// A complex complaint is answered.
        AnswerComplex = "answer_complex",
        /// Recordings are preserved, from the order.
        Preserve = "preserve",
        /// 转办摘要: oversight writes what those complained about may read, from the first allegation.
        Summary = "summary",
        /// The person concerned makes a statement, from the release of the summary.
        Statement = "statement",
        /// The person concerned objects to a fault, from the finding.
        FaultObjection = "fault_objection",
        /// A second person approves or declines, from the proposal.
        Approve = "approve",
        /// An objection of the citizen is decided by another approver.
        Objection = "objection",
        /// The follow-up, from the answer.
        FollowUp = "follow_up",
        /// The second look and its answer, from the dissatisfaction.
        SecondLook = "second_look",
        /// A matter that went up is answered.
        Escalated = "escalated",
        /// A report of reprisal is taken in hand.
        Reprisal = "reprisal",
        /// A look at an identity in an emergency is approved afterwards.
        ApproveLook = "approve_look",
        /// What was sent on is asked about.
        SentOn = "sent_on",
        /// The citizen replies to a question: the pause ends then.
        Reply = "reply",
        /// The citizen may add something after the answer.
        Addition = "addition",
        /// A late evaluation, from closing.
        Evaluation = "evaluation",
        /// A fault is answered for, from the finding.
        Account = "account",
        /// Whom a finding cleared is told, and so are the unit and the complainant, from the finding.
        Clarify = "clarify",
        /// 督办, 批示: an order from above is answered.
        Directive = "directive",
        /// 通报: the heads of a unit and of the one above say that they read the released summary.
        Acknowledge = "acknowledge",
        /// An improvement is proved.
        Improve = "improve",
        /// The legal review by the organ one level up, from the answer.
        LegalReview = "legal_review",
        /// Somebody sees to a possible emergency, from the words that speak of it; on the same day.
        Attend = "attend",
        /// Whoever watches looks at the withdrawal of a complaint.
        WithdrawalLook = "withdrawal_look",
        /// Whoever watches looks at a serious allegation; on the same day.
        SeriousLook = "serious_look",
        /// Whoever watches looks at a matter of five or more persons; on the same day.
        GroupLook = "group_look",
        /// A wish for help is answered; on the same day.
        Help = "help",
        /// 表扬公开: what everybody may read of a thank-you is written, from when its citizen agreed.
        Publish = "publish",
        /// 差评: whoever gave a bad rating is called, from the day on which it came.
        RatingCall = "rating_call",
        /// 差评: the unit mends it, from when it is told.
        RatingFix = "rating_fix",
        /// 差评: whoever gave it is asked whether it is mended, from when it was.
        RatingFollowUp = "rating_follow_up",
        /// 差评: they are asked again by somebody else, from when they were not content.
        RatingAgain = "rating_again",
        /// 差评: the unit's head may appeal, from when the unit is told.
        RatingAppeal = "rating_appeal",
        /// 差评: the appeal is decided.
        RatingJudge = "rating_judge",
        /// 警情: whoever was there is asked, from when it was reported.
        EncounterAsk = "encounter_ask",
        /// 警情: they are asked again by somebody else, from when they were not content.
        EncounterAgain = "encounter_again",
        /// 走访: the unit answers a supervisor's opinion, from the visit.
        OpinionReply = "opinion_reply",
        /// 走访: a supervisor says whether the answer will do.
        OpinionJudge = "opinion_judge",
        /// 走访: oversight gives another answer.
        OpinionAnswer = "opinion_answer",
        /// 走访: the unit mends what a supervisor found poor, from the visit.
        VisitMend = "visit_mend",
        /// 检查: somebody looks whether it is mended, from when the unit says so.
        InspectionLook = "inspection_look",
        /// 吹哨: whoever can help answers a whistle, from when it was raised or sent back.
        Whistle = "whistle",
        /// 吹哨（加急）: the same where it is urgent.
        WhistleUrgent = "whistle_urgent",
    }
}

codes! {
    /// Why a step has the time that it has.
    Basis {
        /// This city's own choice.
        OwnChoice = "own_choice",
        /// The rule of this software that a withdrawal stays open for thirty days.
        WithdrawalRule = "withdrawal_rule",
        /// The ordinances on the 12345 hotline (潍坊 20, 济南 24, 安阳 50).
        HotlineOrdinances = "hotline_ordinances",
        /// 优化营商环境 and 政务服务 ordinances: contact within one working day (上海 30, 安阳 52).
        ContactOrdinances = "contact_ordinances",
        /// The practice of chiefs' mailboxes.
        ChiefMailbox = "chief_mailbox",
        /// The practice of opinion centres.
        OpinionCentre = "opinion_centre",
        /// The practice of 好差评 and of text messages that ask for ratings.
        RatingPractice = "rating_practice",
        /// 信访工作条例 35, 36.
        PetitionRegulation = "petition_regulation",
        /// The system that it came from expects it by then, earlier than we would.
        Origin = "origin",
    }
}

codes! {
    /// What is counted.
    Measure {
        /// Working days; due at 23:59:59 of the last one.
        WorkingDays = "working_days",
        /// Calendar days; due at 23:59:59 of the last one.
        Days = "days",
        /// Hours, through nights and holidays.
        Hours = "hours",
    }
}

impl Step {
    /// Whether it ends on the day on which it begins, whatever its length.
    pub const fn is_of_the_day(self) -> bool {
        matches!(self, Self::Attend | Self::SeriousLook | Self::GroupLook | Self::Help)
    }

    /// How long it may take unless the city says otherwise.
    pub const fn default_limit(self) -> Limit {
        use Basis::{
            ChiefMailbox, ContactOrdinances, HotlineOrdinances, OpinionCentre, OwnChoice, PetitionRegulation,
            RatingPractice, WithdrawalRule,
        };
        use Measure::{Days, Hours, WorkingDays};
        let (amount, measure, basis) = match self {
            Self::Accept | Self::Approve | Self::Summary | Self::WithdrawalLook => (1, WorkingDays, OwnChoice),
            Self::Contact => (1, WorkingDays, ContactOrdinances),
            Self::Undo => (30, Days, WithdrawalRule),
            Self::Return => (24, Hours, HotlineOrdinances),
            Self::AnswerEnquiry => (3, WorkingDays, OwnChoice),
            Self::AnswerComplaint | Self::Extend => (5, WorkingDays, HotlineOrdinances),
            Self::AnswerSuggestion | Self::VisitMend => (15, WorkingDays, OwnChoice),
            Self::AnswerComplex => (15, WorkingDays, ChiefMailbox),
            Self::Attend | Self::WhistleUrgent => (2, Hours, OwnChoice),
            Self::Preserve
            | Self::Reprisal
            | Self::ApproveLook
            | Self::SeriousLook
            | Self::GroupLook
            | Self::Help
            | Self::Whistle => (24, Hours, OwnChoice),
            Self::Statement | Self::Acknowledge | Self::FollowUp | Self::RatingFollowUp | Self::EncounterAsk => {
                (2, WorkingDays, OwnChoice)
            }
            Self::AnswerPraise
            | Self::Account
            | Self::Clarify
            | Self::Improve
            | Self::Directive
            | Self::Publish
            | Self::FaultObjection
            | Self::Objection
            | Self::Escalated
            | Self::RatingAppeal
            | Self::RatingJudge
            | Self::OpinionReply
            | Self::OpinionJudge
            | Self::OpinionAnswer
            | Self::InspectionLook => (5, WorkingDays, OwnChoice),
            // 24 hours of something that knows its day end with the next one.
            Self::RatingCall => (1, Days, RatingPractice),
            Self::RatingFix => (5, WorkingDays, RatingPractice),
            Self::SecondLook | Self::RatingAgain | Self::EncounterAgain => (5, WorkingDays, OpinionCentre),
            Self::SentOn | Self::Reply => (10, WorkingDays, OwnChoice),
            Self::Addition | Self::Evaluation => (30, Days, OwnChoice),
            Self::LegalReview => (30, Days, PetitionRegulation),
        };
        Limit { amount, measure, basis }
    }
}
