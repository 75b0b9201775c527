//! One form of a text for comparing: full width and capitals do not matter, and whatever is no letter or digit parts words.

/// The first and the last of the full-width forms of ASCII, and how far they are from it.
const FULL: std::ops::RangeInclusive<char> = '\u{ff01}'..='\u{ff5e}';
const DISTANCE: u32 = 0xfee0;

/// A text for comparing: as many characters as it has, so that places are the same in both.
pub fn fold(text: &str) -> Vec<char> {
    text.chars().map(one).collect()
}

fn one(sign: char) -> char {
    let half = if FULL.contains(&sign) {
        char::from_u32(u32::from(sign) - DISTANCE).unwrap_or(sign)
    } else {
        sign
    };
    if !half.is_alphanumeric() {
        return ' ';
    }
    let mut small = half.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => half,
    }
}
