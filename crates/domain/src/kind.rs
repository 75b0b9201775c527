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
    }
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
