//! Commands: what somebody wants, with what the rules need to judge it.

use super::event::{Filed, Mark, TextRef};
use super::number::Number;
use super::state::Case;
use super::vocabulary::{EvaluationReason, Solved};
use crate::calendar::Calendar;
use crate::deadlines::{Deadlines, Step};
use crate::person::Org;
use crate::time::{Day, Timestamp};

codes! {
    /// Why a citizen withdraws.
    WithdrawalReason {
        /// The matter is solved.
        Solved = "solved",
        /// It was a mistake.
        Mistaken = "mistaken",
        /// 有人要求或劝我撤回: goes to oversight only.
        Pressed = "pressed",
        /// Something else, perhaps in words of one's own.
        Other = "other",
        /// No reason was given, and none is needed.
        Unsaid = "unsaid",
    }
}

impl WithdrawalReason {
    /// Reads a code or words; words that speak of pressure count as pressure.
    pub fn read(reason: &str) -> Self {
        let reason = reason.trim();
        let speaks_of_pressure = ["有人要求", "劝我撤", "让我撤", "逼我撤", "要我撤", "叫我撤"];
        match Self::from_code(reason) {
            Some(known) => known,
            None if reason.is_empty() => Self::Unsaid,
            None if speaks_of_pressure.iter().any(|words| reason.contains(words)) => Self::Pressed,
            None => Self::Other,
        }
    }
}

/// What somebody wants to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// File a new case under a fresh number.
    File {
        /// What was sent.
        filed: Filed,
        /// The number, taken in the transaction that stores the case.
        number: Number,
    },
    /// Add a message.
    AddMessage {
        /// The message.
        text: TextRef,
        /// Marks for what is written in it.
        marks: Vec<Mark>,
    },
    /// Take the case back.
    Withdraw {
        /// Why.
        reason: WithdrawalReason,
        /// Why, in words.
        text: Option<TextRef>,
        /// Marks for those words.
        marks: Vec<Mark>,
    },
    /// Take the withdrawal back.
    UndoWithdrawal,
    /// Say how it went.
    Evaluate {
        /// 1 to 5; 5 is best.
        level: u8,
        /// Whether it is solved.
        solved: Solved,
        /// Why not satisfied; kept for levels 1 and 2 only.
        reasons: Vec<EvaluationReason>,
        /// In words.
        text: Option<TextRef>,
        /// Marks for those words.
        marks: Vec<Mark>,
    },
    /// Object to a decision that was told: a refusal, merger, reference, extension.
    Object {
        /// Why.
        text: TextRef,
        /// Marks for those words.
        marks: Vec<Mark>,
    },
    /// Ask for a second look.
    AskReview {
        /// Why.
        text: TextRef,
        /// Marks for those words.
        marks: Vec<Mark>,
    },
    /// Report reprisal.
    ReportReprisal {
        /// What happened.
        text: TextRef,
        /// Marks for those words.
        marks: Vec<Mark>,
    },
    /// Say whether to verify although the text could give one away.
    Consent {
        /// Whether.
        yes: bool,
    },
    /// Say whether the thank-you may be published; no takes back a yes at once.
    AllowPublication {
        /// Whether.
        yes: bool,
    },
    /// Have erased what is personal: the contact, and once the case is over the texts too.
    Erase,
}

/// What the software does by itself when a time has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SystemCommand {
    /// The pause is at its end: work goes on with what is known.
    Resume,
    /// The daily batch: the checked summary may be read.
    ReleaseSummary,
    /// Units or people are others than before: what follows from it for this case.
    FollowHouse,
}

/// What a decision is made with.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Now.
    pub now: Timestamp,
    /// Working days.
    pub calendar: &'a Calendar,
    /// Clocks.
    pub deadlines: &'a Deadlines,
    /// Units and people.
    pub org: &'a Org,
    /// The main case, where the case was merged into one and the decision is its citizen's.
    pub main: Option<&'a Case>,
}

impl Given<'_> {
    /// The last day of a step that begins today, where only days are kept.
    pub fn last_day(&self, step: Step) -> Day {
        self.deadlines.promise(step, self.now, self.calendar).due_at.day()
    }
}

codes! {
    /// Why a command is refused: the rule, as a code.
    Refusal {
        /// The case's state does not allow it.
        NotNow = "not_now",
        /// The time for it has passed.
        TooLate = "too_late",
        /// Thirty messages were sent today.
        TooManyMessages = "too_many_messages",
        /// Somebody else has to do it; to the outside it does not exist.
        NotYours = "not_yours",
        /// What it names does not exist.
        Unknown = "unknown",
        /// The same is waiting or done already.
        AlreadyDone = "already_done",
        /// Rule 2: it is about one's own unit, or about oneself.
        OwnMatter = "own_matter",
        /// Rules 1 and 3: another person has to agree.
        SecondPerson = "second_person",
        /// Rule 2: other people than before have to look.
        OtherPeople = "other_people",
        /// Rule 2: first say that there is no interest in it.
        TakeOnFirst = "take_on_first",
        /// Rule 1: no allegation was made out yet.
        MustAllege = "must_allege",
        /// Rule 1: 有投诉必核查, nothing was done to verify.
        MustVerify = "must_verify",
        /// Rule 1: the person concerned was not heard, and no refusal recorded.
        MustHear = "must_hear",
        /// Rule 1: somebody named can still make a statement, or was not told yet.
        MustAwait = "must_await",
        /// Rule 1: not provable says what was tried and why it failed.
        MustSayWhy = "must_say_why",
        /// Rule 1: an allegation has no approved finding.
        MustFind = "must_find",
        /// Rule 1: 有不足必改进
        MustImprove = "must_improve",
        /// Rule 1: 无过错必澄清
        MustClarify = "must_clarify",
        /// Rule 1: 有过错必追究
        MustAccount = "must_account",
        /// Rule 1: outcome and consequences do not fit.
        DoesNotFit = "does_not_fit",
        /// Rule 2: the citizen has to agree first.
        NeedsConsent = "needs_consent",
        /// Rule 10: recordings are not preserved.
        MustPreserve = "must_preserve",
        /// The answer names no organ for the legal review.
        MustNameOrgan = "must_name_organ",
        /// Praise was not conveyed.
        MustConvey = "must_convey",
        /// A suggestion's answer says whether it is adopted.
        MustAdopt = "must_adopt",
        /// Rule 5: nobody followed up.
        MustFollowUp = "must_follow_up",
        /// The identity has to be looked at, on the record and on the same day, before another code is proposed.
        MustLook = "must_look",
    }
}
