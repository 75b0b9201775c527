//! Numbers in sentences, so that a page can make each a link that dials or writes.

use crate::shell;

/// Numbers that are called.
const CALLED: [&str; 6] = [
    shell::POLICE,
    shell::OVERSIGHT,
    shell::CITY,
    shell::AMBULANCE,
    shell::COMFORT,
    shell::YOUTH,
];

/// The link of a number: one that is known is called or written to.
fn link(number: &str) -> Option<String> {
    if number == shell::POLICE_SMS {
        return Some(["sms:", number].concat());
    }
    CALLED.contains(&number).then(|| ["tel:", number].concat())
}

/// The pieces of a sentence in their order; a number to dial comes with its link.
pub fn pieces(sentence: &str) -> Vec<(&str, Option<String>)> {
    let mut pieces = Vec::new();
    let mut rest = sentence;
    while !rest.is_empty() {
        let is_number = rest.starts_with(|c: char| c.is_ascii_digit());
        let end = rest.find(|c: char| c.is_ascii_digit() != is_number);
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        pieces.push((piece, link(piece)));
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, submit};

    #[test]
    fn every_number_of_the_calm_panel_is_a_link_in_both_languages() {
        for lang in Lang::ALL {
            let sentence = [submit::emergency_lead(lang), submit::emergency_rest(lang)].concat();
            let pieces = pieces(&sentence);
            let links: Vec<&str> = pieces.iter().filter_map(|(_, link)| link.as_deref()).collect();
            assert_eq!(links, ["tel:110", "sms:12110", "tel:120", "tel:12356"]);
            let text: String = pieces.iter().map(|(piece, _)| *piece).collect();
            assert_eq!(text, sentence);
        }
    }

    #[test]
    fn other_numbers_are_words() {
        assert_eq!(
            pieces("15秒"),
            [("15", None), ("秒", None)],
            "fifteen seconds are nothing to dial"
        );
    }
}
