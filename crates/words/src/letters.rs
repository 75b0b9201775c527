//! What a file of letters to a mailbox calls its columns, and the words that tell a letter's kind.

use qingyu_domain::kind::Kind;

/// The column of the title.
pub const TITLE: &str = "标题";
/// The column of the time of arrival, `YYYY/M/D h:mm:ss` in China Standard Time.
pub const RECEIVED: &str = "来件时间";
/// The column of the text.
pub const TEXT: &str = "来件内容";
/// The column of the sender's name; may be missing.
pub const SENDER: &str = "来件人";

/// The kind that a title names; a letter that names none complains.
pub fn kind(title: &str) -> Kind {
    let words = [
        ("表扬", Kind::Praise),
        ("感谢", Kind::Praise),
        ("投诉", Kind::Complaint),
        ("建议", Kind::Suggestion),
        ("咨询", Kind::Enquiry),
    ];
    let named = words.into_iter().find(|(word, _)| title.contains(word));
    named.map_or(Kind::Complaint, |(_, kind)| kind)
}
