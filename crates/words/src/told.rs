//! Messages to citizens outside the pages: that there is something new, and where to look; mail in both languages, as nobody knows which, a text message, which is paid by its length, in Chinese alone.

/// The subject of a mail.
pub const fn subject() -> &'static str {
    "您反映的事项有新进展 · News of your case"
}

/// A mail about the case of a number.
pub fn mail(number: &str, site: &str) -> String {
    format!(
        "您好！\n\n您反映的事项（受理编号 {number}）有新进展。请打开 {site}/track ，输入查询码查看。\n\
        为了保护您，这封邮件不写内容，请不要回复。我们不会来信索要查询码。\n\n\
        There is news of your case {number}. Please open {site}/track?lang=en and enter your query code.\n\
        To protect you this mail says nothing more; please do not answer it. We never ask for your query code by mail.\n"
    )
}

/// A text message about the case of a number.
pub fn sms(number: &str, site: &str) -> String {
    format!(
        "您反映的事项（受理编号{number}）有新进展，请到{site}/track 用查询码查看。短信不写内容，请勿回复；我们不会索要查询码。"
    )
}
