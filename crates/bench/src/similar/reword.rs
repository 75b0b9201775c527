//! Saying the same once more, as somebody does who writes a second time: a few small changes, never another matter.

use crate::random::Random;

/// What is put before a letter, and after it.
const OPENINGS: [&str; 5] = [
    "您好！",
    "尊敬的领导：",
    "请问一下，",
    "我再反映一次：",
    "领导好，打扰了。",
];
const ENDINGS: [&str; 5] = [
    "谢谢！",
    "望尽快处理。",
    "请给个答复，谢谢。",
    "麻烦你们了。",
    "希望重视。",
];
/// Words that say little, and are left out.
const POLITE: [&str; 8] = ["您好", "你好", "尊敬的", "谢谢", "麻烦", "希望", "请问", "特此"];
/// Words that can stand for each other.
const SYNONYMS: [(&str, &str); 16] = [
    ("居民", "住户"),
    ("反映", "投诉"),
    ("解决", "处理"),
    ("严重", "厉害"),
    ("影响", "干扰"),
    ("工作人员", "办事员"),
    ("孩子", "小孩"),
    ("小区", "院子"),
    ("但是", "可是"),
    ("因为", "由于"),
    ("现在", "目前"),
    ("已经", "早就"),
    ("没有", "没"),
    ("经常", "老是"),
    ("附近", "旁边"),
    ("什么时候", "何时"),
];
/// Signs that are mistyped for each other.
const TYPOS: [(char, char); 8] = [
    ('的', '得'),
    ('在', '再'),
    ('做', '作'),
    ('像', '象'),
    ('那', '哪'),
    ('到', '道'),
    ('是', '事'),
    ('以', '已'),
];
/// Of a hundred sentences, how many are left out; of a hundred signs or digits, how many change.
const DROPPED: usize = 12;
const MISTYPED: usize = 6;
const RENUMBERED: usize = 25;

/// The letter in other words.
pub fn reworded(text: &str, random: &mut Random) -> String {
    let mut chance = |of_hundred: usize| random.below(100) < of_hundred;
    let mut words = text.to_owned();
    for polite in POLITE {
        if chance(60) {
            words = words.replace(polite, "");
        }
    }
    for (one, other) in SYNONYMS {
        if chance(50) {
            words = words.replace(one, other);
        }
    }
    let mut sentences: Vec<&str> = words.split_inclusive(['。', '！', '？', '；', '\n']).collect();
    // The matter itself stays: of what has three sentences or more some are left out, and two change places.
    if sentences.len() > 2 {
        let kept: Vec<&str> = sentences.iter().copied().filter(|_| !chance(DROPPED)).collect();
        if kept.len() * 2 > sentences.len() {
            sentences = kept;
        }
    }
    let typed = |sign: char, chance: &mut dyn FnMut(usize) -> bool| {
        let typo = TYPOS.iter().find(|(right, _)| *right == sign);
        match (typo, sign.to_digit(10)) {
            (Some((_, wrong)), _) if chance(MISTYPED) => *wrong,
            (_, Some(digit)) if chance(RENUMBERED) => char::from_digit((digit + 1) % 10, 10).unwrap_or(sign),
            _ => sign,
        }
    };
    let (is_opened, is_ended) = (chance(70), chance(70));
    let mut changed: Vec<String> = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        changed.push(sentence.chars().map(|sign| typed(sign, &mut chance)).collect());
    }
    let count = changed.len();
    if count > 1 {
        let at = random.below(count - 1);
        changed.swap(at, at + 1);
    }
    let opening = OPENINGS.get(random.below(OPENINGS.len())).filter(|_| is_opened);
    let ending = ENDINGS.get(random.below(ENDINGS.len())).filter(|_| is_ended);
    let parts = [
        opening.map_or("", |words| *words),
        &changed.concat(),
        ending.map_or("", |words| *words),
    ];
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_says_the_same_in_other_words_and_the_same_seed_makes_it_again() {
        let text = "您好，我是小区居民。上周三我去窗口补办证件，等了2个小时。工作人员一直没有来。希望尽快解决。";
        let copy = |seed| reworded(text, &mut Random::new(seed));
        assert_eq!(copy(7), copy(7));
        assert!((0..20).all(|seed| copy(seed) != text));
        // A sentence may be left out, the one with this word now and then.
        assert!((0..20).filter(|seed| copy(*seed).contains("窗口")).count() > 10);
    }
}
