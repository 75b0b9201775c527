//! What can be wrong with input: a field and a code, never a sentence.

use serde::{Deserialize, Serialize};

codes! {
    /// A field of a request, by its path on the wire.
    Field {
        /// The body as a whole.
        Body = "body",
        /// The query code.
        QueryCode = "query_code",
        /// The kind.
        Kind = "kind",
        /// The unit.
        Unit = "unit",
        /// The window of a unit.
        Window = "window",
        /// The account, question, suggestion or message.
        Text = "text",
        /// The day it happened.
        OccurredOn = "occurred_on",
        /// The officer, as described by the citizen.
        Officer = "officer",
        /// The contact as a whole.
        Contact = "contact",
        /// The name left.
        ContactName = "contact.name",
        /// The phone left.
        ContactPhone = "contact.phone",
        /// The mail address left.
        ContactEmail = "contact.email",
        /// The way of answering.
        ReplyBy = "contact.reply_by",
        /// Help as a whole.
        Help = "help",
        /// For whom the helper writes.
        OnBehalfOf = "help.on_behalf_of",
        /// 陪办
        Accompany = "help.accompany",
        /// 加急办
        UrgentReason = "help.urgent.reason",
        /// 上门办
        HomeVisit = "help.home_visit",
        /// 请回拨
        CallBack = "help.call_back",
        /// The enterprise's name.
        EnterpriseName = "enterprise.name",
        /// The unified social credit code.
        CreditCode = "enterprise.credit_code",
        /// The channel.
        Channel = "channel",
        /// The idempotency key.
        Key = "key",
        /// The reason.
        Reason = "reason",
        /// The level of an evaluation, or of a rating as a whole.
        Level = "level",
        /// 服务质量
        Service = "service",
        /// 办事效率
        Efficiency = "efficiency",
        /// 警风警纪
        Conduct = "conduct",
        /// The token of a visit.
        Token = "token",
        /// A queue system's number of a visit.
        Visit = "visit",
        /// The day of a visit.
        On = "on",
        /// A number to be called back at.
        Phone = "phone",
        /// Whether the matter is solved.
        Solved = "solved",
        /// The reasons of an evaluation.
        Reasons = "reasons",
        /// Whether one agrees.
        Yes = "yes",
        /// The name to sign in with.
        Name = "name",
        /// The name as people say it.
        Shown = "shown",
        /// A password.
        Password = "password",
        /// The digits or the secret of a second factor.
        Otp = "otp",
        /// The PIN of a phone.
        Pin = "pin",
        /// As whom a provider of OpenID Connect knows somebody.
        Subject = "subject",
        /// Roles.
        Posts = "posts",
        /// Services at units.
        Served = "served",
        /// The command of an act.
        Command = "command",
        /// The version that an act was decided on.
        Version = "version",
        /// The query of an address.
        Filter = "filter",
        /// The unit above.
        Parent = "parent",
        /// A year of the calendar.
        Year = "year",
        /// Days off or make-up days, or within how many days.
        Days = "days",
        /// The last day of a post.
        Until = "until",
        /// A list of what is looked at.
        Checklist = "checklist",
        /// Whether an inspection is open.
        Manner = "manner",
        /// What an inspection found.
        Marks = "marks",
        /// A colleague.
        Person = "person",
        /// Where something comes from.
        Source = "source",
        /// How long a step may take, and why.
        Limit = "limit",
        /// Another system's number of a case.
        Number = "number",
        /// By when another system expects an answer.
        DueAt = "due",
        /// A file.
        File = "file",
        /// When a call began to ring.
        At = "at",
        /// For how many seconds it rang.
        Rang = "rang",
        /// Whether it was answered.
        Answered = "answered",
    }
}

codes! {
    /// What is wrong with a field.
    FaultCode {
        /// It is needed and absent.
        Required = "required",
        /// It has more characters than allowed.
        TooLong = "too_long",
        /// A control character other than a newline.
        ControlCharacter = "control_character",
        /// A character that overrides the writing direction.
        BidiOverride = "bidi_override",
        /// It has not the form that it should have.
        Malformed = "malformed",
        /// Its check digits do not fit.
        CheckDigits = "check_digits",
        /// No such value, unit or window.
        Unknown = "unknown",
        /// It lies in the future.
        Future = "future",
        /// It needs a contact that was not left.
        NeedsContact = "needs_contact",
        /// It needs a phone number.
        NeedsPhone = "needs_phone",
        /// It needs a mail address.
        NeedsEmail = "needs_email",
        /// This way of answering is not set up here.
        NotConfigured = "not_configured",
        /// The request knows no such field.
        UnknownField = "unknown_field",
        /// It is more or less than is allowed.
        OutOfRange = "out_of_range",
        /// The value has another JSON type.
        WrongType = "wrong_type",
        /// The field stands twice.
        Duplicate = "duplicate",
        /// It is about the unit of whoever sends it.
        OwnMatter = "own_matter",
    }
}

/// One fault of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Fault {
    /// Where.
    pub field: Field,
    /// What.
    pub code: FaultCode,
}

/// All faults of one input, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Notes one more fault.
    pub fn add(&mut self, field: Field, code: FaultCode) {
        self.0.push(Fault { field, code });
    }

    /// Keeps the value or notes the fault.
    pub fn keep<T>(&mut self, field: Field, value: Result<T, FaultCode>) -> Option<T> {
        value.map_err(|code| self.add(field, code)).ok()
    }

    /// The faults, or `None` when there are none.
    pub fn into_list(self) -> Option<Vec<Fault>> {
        (!self.0.is_empty()).then_some(self.0)
    }
}
