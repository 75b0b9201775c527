//! What in a text may tell who wrote it, or whom it is about: numbers that belong to one person. A hint, never a block.

use crate::contact::half_width;

/// A number that belongs to one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trace {
    /// 手机号
    Mobile,
    /// 身份证号
    IdNumber,
    /// 车牌号
    Plate,
}

/// The places of vehicle plates.
const PLACES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
/// Stands where an identity number ends with X.
const X: u8 = 10;

/// The first such number in a text, however it is spaced and typed.
pub fn trace(text: &str) -> Option<Trace> {
    let text: Vec<char> = text.chars().map(half_width).collect();
    number(&text).or_else(|| plate(&text).then_some(Trace::Plate))
}

/// A digit, and whether a gap or something else is before it.
type Digit = (u8, bool);

fn number(text: &[char]) -> Option<Trace> {
    let mut run: Vec<Digit> = Vec::new();
    let mut is_first = true;
    for &c in text.iter().chain(&['\n']) {
        match (c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()), c) {
            (Some(digit), _) => {
                run.push((digit, is_first));
                is_first = false;
            }
            (None, 'x' | 'X') if !is_first => run.push((X, false)),
            (None, ' ' | '-' | '\t' | '\u{a0}') => is_first = true,
            _ => {
                if let Some(trace) = of_run(&run) {
                    return Some(trace);
                }
                run.clear();
                is_first = true;
            }
        }
    }
    None
}

/// What some neighbouring groups of digits are together.
fn of_run(run: &[Digit]) -> Option<Trace> {
    let starts = (0..run.len()).filter(|at| run.get(*at).is_some_and(|(_, is_first)| *is_first));
    let mut pieces = starts
        .flat_map(|start| [11, 13, 18].map(|length| run.get(start..start + length).map(|one| (start + length, one))));
    pieces.find_map(|piece| {
        let (end, piece) = piece?;
        let is_whole = run.get(end).is_none_or(|(_, is_first)| *is_first);
        let digits: Vec<u8> = piece.iter().map(|(digit, _)| *digit).collect();
        is_whole.then(|| what(&digits)).flatten()
    })
}

fn what(digits: &[u8]) -> Option<Trace> {
    match digits {
        [8, 6, mobile @ ..] | mobile if is_mobile(mobile) => Some(Trace::Mobile),
        _ if is_id(digits) => Some(Trace::IdNumber),
        _ => None,
    }
}

fn is_mobile(digits: &[u8]) -> bool {
    matches!(digits, [1, 3..=9, ..]) && digits.len() == 11 && !digits.contains(&X)
}

/// Place, day of birth, order and check digit.
fn is_id(digits: &[u8]) -> bool {
    let [
        1..=9,
        _,
        _,
        _,
        _,
        _,
        century @ ..,
        _,
        _,
        m,
        n,
        d,
        e,
        0..=9,
        0..=9,
        0..=9,
        _,
    ] = digits
    else {
        return false;
    };
    let is_born = matches!(century, [1, 9] | [2, 0]);
    is_born && (1..=12).contains(&(m * 10 + n)) && (1..=31).contains(&(d * 10 + e))
}

/// A vehicle's plate; those of the police end with a word of their own and tell nothing of who wrote.
fn plate(text: &[char]) -> bool {
    let starts = text.iter().enumerate().filter(|(_, c)| PLACES.contains(**c));
    let mut rests = starts.filter_map(|(at, _)| text.get(at + 1..));
    rests.any(|rest| {
        let [letter, rest @ ..] = rest else { return false };
        let (['·' | '.' | ' ' | '-' | '•', rest @ ..] | rest) = rest;
        let length = rest.iter().take_while(|c| c.is_ascii_alphanumeric()).count();
        let digits = rest.iter().take(length).filter(|c| c.is_ascii_digit()).count();
        letter.is_ascii_alphabetic() && matches!(length, 5 | 6) && digits >= 3
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobile_numbers_are_found_however_they_are_typed() {
        for text in [
            "13800138000",
            "打138 0013 8000找我",
            "电话：138-0013-8000。",
            "１３８００１３８０００",
            "＋８６ 138 0013 8000",
            "+8613800138000",
            "身高172 13800138000",
            "138—0013—8000",
        ] {
            assert_eq!(trace(text), Some(Trace::Mobile), "{text}");
        }
    }

    #[test]
    fn identity_numbers_are_found_with_and_without_x() {
        for text in [
            "420704199001011234",
            "身份证42070419900101123X",
            "42070419900101123x的",
            "420704 19900101 1234",
            "４２０７０４２００１０１０１１２３Ｘ",
        ] {
            assert_eq!(trace(text), Some(Trace::IdNumber), "{text}");
        }
    }

    #[test]
    fn plates_are_found_and_those_of_the_police_are_not() {
        for text in [
            "鄂G12345",
            "我的车鄂Ｇ·１２３４５",
            "鄂g 1234A",
            "鄂GD12345",
            "粤B-A1234",
        ] {
            assert_eq!(trace(text), Some(Trace::Plate), "{text}");
        }
        assert_eq!(trace("鄂G·1234警"), None);
    }

    #[test]
    fn other_numbers_are_nobodys() {
        for text in [
            "",
            "2026年11月27日10点30分",
            "2026-11-27 10:30",
            "受理编号20261127-000012",
            "排队1380号，等了013分钟",
            "110，12389，0711-3000000",
            "12345678901",
            "138001380001",
            "420704199013011234",
            "91350100M000100Y43",
            "新A4纸，云B2楼",
            "1380013\n8000",
            "0420 7041 9900 1011 234",
        ] {
            assert_eq!(trace(text), None, "{text}");
        }
    }
}
