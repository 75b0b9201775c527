//! What a citizen can send, through which door, and how an answer may reach them.

codes! {
    /// The four kinds of feedback; a case keeps the kind as first filed for ever in the figures.
    Kind {
        /// 表扬
        Praise = "praise",
        /// 投诉
        Complaint = "complaint",
        /// 咨询
        Enquiry = "enquiry",
        /// 建议
        Suggestion = "suggestion",
    }
}

codes! {
    /// The door through which a case came; units never see it for a complaint.
    Channel {
        /// The citizen pages.
        Web = "web",
        /// The widget in a portal.
        Portal = "portal",
        /// The code on a window's poster.
        Qr = "qr",
        /// The pages without script.
        Lite = "lite",
        /// 12345 政务服务便民热线
        Hotline = "12345",
        /// 12389 公安举报投诉
        Discipline = "12389",
        /// 厅(局)长信箱
        Mailbox = "mailbox",
        /// 110 回访
        Incident = "110",
        /// By telephone.
        Phone = "phone",
        /// By letter.
        Letter = "letter",
        /// In person at a counter.
        Counter = "counter",
        /// Another system.
        System = "system",
    }
}

impl Channel {
    /// Those that a citizen comes through without anybody of the staff.
    pub const CITIZENS: [Self; 4] = [Self::Web, Self::Portal, Self::Qr, Self::Lite];
    /// Those that somebody of the staff takes down.
    pub const TAKEN_DOWN: [Self; 4] = [Self::Phone, Self::Letter, Self::Counter, Self::Incident];
    /// Those of systems that send what they were told.
    pub const SYSTEMS: [Self; 5] = [
        Self::Hotline,
        Self::Discipline,
        Self::Mailbox,
        Self::Incident,
        Self::System,
    ];
}

codes! {
    /// How the citizen wants to be answered.
    ReplyBy {
        /// A call to the phone left.
        Phone = "phone",
        /// A text message to the phone left.
        Sms = "sms",
        /// A mail to the address left.
        Email = "email",
        /// Only on the tracking page.
        Track = "track",
    }
}
