//! What is counted of cases.

use crate::case::Outcome;
use crate::kind::Kind;

codes! {
    /// What a counter counts. All but the last two count what happened in a month; those two move by what began and ended in it, so that
    /// all of them up to a month add up to how many there were at its end.
    Figure {
        /// 表扬, as first filed.
        Praise = "praise",
        /// 投诉, as first filed.
        Complaint = "complaint",
        /// 咨询, as first filed.
        Enquiry = "enquiry",
        /// 建议, as first filed.
        Suggestion = "suggestion",
        /// An answer whose citizen said that the matter is solved.
        Solved = "solved",
        /// One whose citizen said: partly, or not.
        Unsolved = "unsolved",
        /// One that was closed without a word of its citizen.
        NotReached = "not_reached",
        /// An allegation found 属实.
        Upheld = "upheld",
        /// 部分属实
        PartlyUpheld = "partly_upheld",
        /// 不属实
        NotUpheld = "not_upheld",
        /// 无法查实
        NotProvable = "not_provable",
        /// First answers by the time promised.
        InTime = "in_time",
        /// First answers after it.
        Late = "late",
        /// First answers by calendar days since filing.
        Days = "days",
        /// The same without the days on which the citizen was waited for.
        DaysWithout = "days_without",
        /// Calendar days on which citizens were waited for, when the wait ended.
        PauseDays = "pause_days",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// 合并办理
        Merged = "merged",
        /// Worked on as another kind from then on.
        Retyped = "retyped",
        /// 不予受理
        Refused = "refused",
        /// 应通过其他途径
        Referred = "referred",
        /// 已转办
        SentOn = "sent_on",
        /// 延期
        Extended = "extended",
        /// 复杂
        Complex = "complex",
        /// 群体反映: matters of five or more persons, once it is said how many they are.
        Groups = "groups",
        /// The persons in them.
        Persons = "persons",
        /// Allegations found 属实 or 部分属实, by the place of their cause among [`crate::case::Cause::ALL`]; for the desk, never published.
        Caused = "caused",
        /// Cases in which anything was found, each once, whatever it was; for the desk, never published, as the next five.
        FoundCases = "found_cases",
        /// Cases in which a cause was found 属实 or 部分属实, each once for a cause and in the month of the first time, by the place of the cause.
        CausedCases = "caused_cases",
        /// The same, once the unit has been told as well, which it was first filed about.
        ToldCauses = "told_causes",
        /// 涉企: complaints that were marked, when they were.
        Enterprises = "enterprises",
        /// Those from which the mark was taken off again, when it was.
        Unmarked = "unmarked",
        /// Waits for an answer of ours: the first one, or that of a second look.
        Waiting = "waiting",
        /// The same, and its time is over.
        Overdue = "overdue",
    }
}

impl Figure {
    /// Filed as this.
    pub const fn filed(kind: Kind) -> Self {
        match kind {
            Kind::Praise => Self::Praise,
            Kind::Complaint => Self::Complaint,
            Kind::Enquiry => Self::Enquiry,
            Kind::Suggestion => Self::Suggestion,
        }
    }

    /// Found like this.
    pub const fn found(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Upheld => Self::Upheld,
            Outcome::PartlyUpheld => Self::PartlyUpheld,
            Outcome::NotUpheld => Self::NotUpheld,
            Outcome::NotProvable => Self::NotProvable,
        }
    }

    /// Whether it is counted by the week as well: what happened, and no lengths of time, which say something of many alone.
    pub const fn is_weekly(self) -> bool {
        !self.is_stock() && !self.is_of_known() && !matches!(self, Self::Days | Self::DaysWithout | Self::PauseDays)
    }

    /// Whether it is counted of a case as a whole, for tables by the month that have lists of their own.
    const fn is_of_known(self) -> bool {
        matches!(
            self,
            Self::FoundCases | Self::CausedCases | Self::ToldCauses | Self::Enterprises | Self::Unmarked
        )
    }

    /// Whether the cases behind it are kept with the day on which each moved it. Those that came in are listed by their number already.
    pub const fn has_cases(self) -> bool {
        let is_filed = matches!(self, Self::Praise | Self::Complaint | Self::Enquiry | Self::Suggestion);
        self.is_weekly() && !is_filed && !matches!(self, Self::Persons)
    }

    /// Whether all months up to one add up to how many there were at its end.
    pub const fn is_stock(self) -> bool {
        matches!(self, Self::Waiting | Self::Overdue)
    }
}
