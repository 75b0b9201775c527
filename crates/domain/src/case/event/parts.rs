//! The codes that events are made of: parties, parts of a case, marks.

codes! {
    /// Who did something, or has the case.
    Party {
        /// The citizen.
        You = "you",
        /// Central intake.
        Intake = "intake",
        /// The handler of a unit.
        Handler = "handler",
        /// The verifier.
        Verifier = "verifier",
        /// Oversight.
        Oversight = "oversight",
        /// Legal.
        Legal = "legal",
        /// The person concerned.
        Concerned = "concerned",
        /// The independent reviewer.
        Reviewer = "reviewer",
        /// The software itself.
        System = "system",
    }
}

codes! {
    /// What an erasable text is to its case.
    Part {
        /// What the citizen wrote.
        Account = "account",
        /// The day it happened.
        OccurredOn = "occurred_on",
        /// The officer as described.
        Officer = "officer",
        /// For whom a helper writes.
        OnBehalfOf = "on_behalf_of",
        /// Why it is urgent.
        UrgentReason = "urgent_reason",
        /// The enterprise's name.
        EnterpriseName = "enterprise_name",
        /// The enterprise's credit code.
        CreditCode = "credit_code",
        /// A message.
        Message = "message",
        /// A reason in free words.
        Reason = "reason",
        /// A question to the citizen.
        Question = "question",
        /// The answer.
        Answer = "answer",
        /// 转办摘要: what those complained about may read.
        Summary = "summary",
        /// What was done and found, for the staff.
        Record = "record",
        /// What the person concerned says.
        Statement = "statement",
        /// What is to be improved, and the evidence for it.
        Improvement = "improvement",
        /// The words of a clarification.
        Clarification = "clarification",
        /// An objection or a wish for a second look, of the citizen.
        Objection = "objection",
        /// What somebody did to the citizen because of the case.
        Reprisal = "reprisal",
        /// Words of an evaluation.
        Evaluation = "evaluation",
        /// 表扬公开: what everybody may read of a thank-you.
        Publication = "publication",
        /// 督办, 批示: what somebody above orders, and what was done about it.
        Directive = "directive",
    }
}

codes! {
    /// What makes a case special from the start.
    Mark {
        /// 疑似危急: the text hints at danger to somebody.
        Emergency = "emergency",
        /// 涉企
        Enterprise = "enterprise",
        /// About those who watch, receive or command: for the independent reviewer only.
        Watchers = "watchers",
        /// A serious allegation (rule 10): oversight the same day.
        Serious = "serious",
        /// 涉未成年人
        Minor = "minor",
        /// 群体反映: five or more persons on one matter.
        Group = "group",
        /// Withdrawn because somebody asked for it: a reprisal report, for oversight only.
        Pressed = "pressed",
    }
}

impl Mark {
    /// Those that staff sets by hand without a word; 涉企 takes a reason, and the others follow from what a case is about or what
    /// its citizen did.
    pub const BY_HAND: [Self; 4] = [Self::Emergency, Self::Serious, Self::Minor, Self::Group];
}

codes! {
    /// What is new about a case that is merged into another.
    Joining {
        /// It follows from now on.
        Began = "began",
        /// Its citizen added something.
        Added = "added",
        /// It no longer follows.
        Ended = "ended",
    }
}
