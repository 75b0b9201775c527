//! The tables that are published of a month. No number of one follows from those of others: each is hidden by itself.
//!
//! Sums that would join two of them are left out: how many second looks began and were answered is in no table, so that what waits
//! cannot be reckoned from what came and went.

use super::figure::Figure;

codes! {
    /// A table of a month: a line for each unit or window, and one for the city.
    Topic {
        /// What citizens said of answers.
        Heard = "heard",
        /// What came in, as first filed.
        Filed = "filed",
        /// What was found, by allegation.
        Found = "found",
        /// First answers.
        Answered = "answered",
        /// What waited at the end of the month.
        Waiting = "waiting",
        /// Taken back by citizens.
        Withdrawn = "withdrawn",
        /// Merged into others.
        Merged = "merged",
        /// Worked on as another kind.
        Retyped = "retyped",
        /// Not taken.
        Refused = "refused",
        /// Told another lawful way.
        Referred = "referred",
        /// Sent on to other authorities.
        SentOn = "sent_on",
        /// Given five more working days.
        Extended = "extended",
        /// Given fifteen.
        Complex = "complex",
        /// Ratings of windows with a visit's number.
        Verified = "verified",
        /// 服务质量 of the verified ratings.
        Service = "service",
        /// 办事效率 of them.
        Efficiency = "efficiency",
        /// 警风警纪 of them.
        Conduct = "conduct",
        /// Ratings that anybody could send.
        Open = "open",
        /// Ratings that oversight took out of the score or the open ones after an appeal: still among all.
        Removed = "removed",
        /// Visits to windows.
        Visits = "visits",
    }
}

codes! {
    /// A column of a table.
    Column {
        /// Solved, their citizens say.
        Solved = "solved",
        /// Partly or not.
        Unsolved = "unsolved",
        /// Nobody was reached.
        NotReached = "not_reached",
        /// 表扬
        Praise = "praise",
        /// 投诉
        Complaint = "complaint",
        /// 咨询
        Enquiry = "enquiry",
        /// 建议
        Suggestion = "suggestion",
        /// 属实
        Upheld = "upheld",
        /// 部分属实
        PartlyUpheld = "partly_upheld",
        /// 不属实
        NotUpheld = "not_upheld",
        /// 无法查实
        NotProvable = "not_provable",
        /// By the time promised.
        InTime = "in_time",
        /// After it.
        Late = "late",
        /// Waits, and its time is not over.
        NotDue = "not_due",
        /// Waits, and its time is over.
        Overdue = "overdue",
        /// All of them.
        All = "all",
        /// 基本满意 and better.
        Good = "good",
        /// 不满意 and worse.
        Bad = "bad",
        /// Rated, but not in this.
        Unanswered = "unanswered",
        /// The visitor could rate.
        Offered = "offered",
        /// The visitor could not.
        NotOffered = "not_offered",
    }
}

impl Topic {
    /// Its columns.
    pub const fn parts(self) -> &'static [Column] {
        match self {
            Self::Heard => &[Column::Solved, Column::Unsolved, Column::NotReached],
            Self::Filed => &[Column::Praise, Column::Complaint, Column::Enquiry, Column::Suggestion],
            Self::Found => &[
                Column::Upheld,
                Column::PartlyUpheld,
                Column::NotUpheld,
                Column::NotProvable,
            ],
            Self::Answered => &[Column::InTime, Column::Late],
            Self::Waiting => &[Column::NotDue, Column::Overdue],
            Self::Verified => &[Column::Good, Column::Bad],
            Self::Service | Self::Efficiency | Self::Conduct => &[Column::Good, Column::Bad, Column::Unanswered],
            Self::Visits => &[Column::Offered, Column::NotOffered],
            _ => &[Column::All],
        }
    }

    /// Whether its lines are windows; else units.
    pub const fn is_of_windows(self) -> bool {
        matches!(self, Self::Verified | Self::Open | Self::Removed | Self::Visits) || self.is_dimension()
    }

    /// Whether it is another look at the verified ratings: it has lines where their number is shown, and no others.
    pub const fn is_dimension(self) -> bool {
        matches!(self, Self::Service | Self::Efficiency | Self::Conduct)
    }

    /// The counter behind a column of a table of cases.
    pub const fn figure(self, part: Column) -> Option<Figure> {
        Some(match (self, part) {
            (_, Column::Solved) => Figure::Solved,
            (_, Column::Unsolved) => Figure::Unsolved,
            (_, Column::NotReached) => Figure::NotReached,
            (_, Column::Praise) => Figure::Praise,
            (_, Column::Complaint) => Figure::Complaint,
            (_, Column::Enquiry) => Figure::Enquiry,
            (_, Column::Suggestion) => Figure::Suggestion,
            (_, Column::Upheld) => Figure::Upheld,
            (_, Column::PartlyUpheld) => Figure::PartlyUpheld,
            (_, Column::NotUpheld) => Figure::NotUpheld,
            (_, Column::NotProvable) => Figure::NotProvable,
            (_, Column::InTime) => Figure::InTime,
            (_, Column::Late) => Figure::Late,
            (_, Column::Overdue) => Figure::Overdue,
            (Self::Withdrawn, _) => Figure::Withdrawn,
            (Self::Merged, _) => Figure::Merged,
            (Self::Retyped, _) => Figure::Retyped,
            (Self::Refused, _) => Figure::Refused,
            (Self::Referred, _) => Figure::Referred,
            (Self::SentOn, _) => Figure::SentOn,
            (Self::Extended, _) => Figure::Extended,
            (Self::Complex, _) => Figure::Complex,
            (Self::Waiting, _) => Figure::Waiting,
            _ => return None,
        })
    }
}
