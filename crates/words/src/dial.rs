//! Numbers in sentences: those of this place, and each a link that dials or writes.

use std::sync::{Mutex, OnceLock, PoisonError};

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

/// The numbers of the place where this program runs; set once, before the first sentence.
static LOCAL: OnceLock<Numbers> = OnceLock::new();
/// Sentences with the country's numbers, and the same with those of this place: as many as there are sentences.
static TOLD: Mutex<Vec<(&str, &str)>> = Mutex::new(Vec::new());

/// Numbers that are others here than in the sentences: the country's, and this place's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers(Vec<(&'static str, String)>);

impl Numbers {
    /// Reads `12389=0711-5366110,12356=…`; an error is the part that is no such pair.
    pub fn parse(text: &str) -> Result<Self, &str> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts.map(pair).collect::<Result<_, _>>().map(Self)
    }
}

fn pair(part: &str) -> Result<(&'static str, String), &str> {
    let (known, local) = part.split_once('=').ok_or(part)?;
    let mut all = CALLED.into_iter().chain([shell::POLICE_SMS]);
    let known = all.find(|one| *one == known.trim()).ok_or(part)?;
    let local = local.trim();
    is_dialled(local).then(|| (known, local.to_owned())).ok_or(part)
}

/// Whether this can be dialled: 3 to 20 digits, with hyphens between them.
pub fn is_dialled(number: &str) -> bool {
    (3..=20).contains(&number.len())
        && number.chars().all(|c| c.is_ascii_digit() || c == '-')
        && !number.starts_with('-')
        && !number.ends_with('-')
}

impl std::fmt::Display for Numbers {
    /// As it is read.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pairs: Vec<String> = self
            .0
            .iter()
            .map(|(known, local)| [known, "=", local].concat())
            .collect();
        f.write_str(&pairs.join(","))
    }
}

/// Says what the numbers of this place are; what was said first holds.
pub fn install(numbers: Numbers) {
    drop(LOCAL.set(numbers));
}

/// What the numbers of this place are, where any is another; the browser is told so.
pub fn installed() -> Option<String> {
    let local = LOCAL.get().filter(|local| !local.0.is_empty());
    local.map(Numbers::to_string)
}

/// The number of this place for one of the country's.
pub fn number(known: &'static str) -> &'static str {
    let local = LOCAL
        .get()
        .and_then(|local| local.0.iter().find(|(one, _)| *one == known));
    local.map_or(known, |(_, local)| local)
}

/// Where a number of the country's leads here.
pub fn tel(known: &'static str) -> String {
    ["tel:", number(known)].concat()
}

/// A sentence with the numbers of this place.
pub fn told(sentence: &'static str) -> &'static str {
    if LOCAL.get().is_none_or(|local| local.0.is_empty()) {
        return sentence;
    }
    let mut all = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, told)) = all.iter().find(|(one, _)| *one == sentence) {
        return told;
    }
    let known = |piece: &str| CALLED.into_iter().chain([shell::POLICE_SMS]).find(|one| *one == piece);
    let pieces = split(sentence).map(|piece| known(piece).map_or(piece, number));
    // Kept for good, and only once each: sentences are few and fixed.
    let told: &'static str = pieces.collect::<String>().leak();
    all.push((sentence, told));
    told
}

/// The link of a number: one that is known is called or written to.
fn link(piece: &str) -> Option<String> {
    if piece == number(shell::POLICE_SMS) {
        return Some(["sms:", piece].concat());
    }
    let is_called = CALLED.into_iter().any(|known| number(known) == piece);
    is_called.then(|| ["tel:", piece].concat())
}

/// The pieces of a sentence in their order; a number to dial comes with its link.
pub fn pieces(sentence: &str) -> Vec<(&str, Option<String>)> {
    split(sentence).map(|piece| (piece, link(piece))).collect()
}

/// Numbers, with hyphens inside, and what stands between them.
fn split(sentence: &str) -> impl Iterator<Item = &str> {
    let mut rest = sentence;
    std::iter::from_fn(move || {
        let is_number = rest.chars().next()?.is_ascii_digit();
        let goes_on = |c: char| c.is_ascii_digit() || (is_number && c == '-');
        let end = rest.find(|c: char| goes_on(c) != is_number);
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(piece)
    })
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

    #[test]
    fn only_pairs_of_a_known_number_and_one_to_dial_are_numbers() {
        let read = Numbers::parse(" 12389 = 0711-5366110 ,,12356=0711-12320").unwrap();
        assert_eq!(read.0[0], ("12389", "0711-5366110".to_owned()));
        assert_eq!(read.0.len(), 2);
        for wrong in [
            "12389",
            "119=120",
            "110=",
            "110=12",
            "110=1a2b3",
            "110=-1234",
            "110=0711-",
        ] {
            assert_eq!(Numbers::parse(wrong), Err(wrong), "{wrong}");
        }
        assert_eq!(Numbers::parse(""), Ok(Numbers::default()));
    }
}
