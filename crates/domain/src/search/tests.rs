//! Searching: forms, pairs, blocks, words, likeness.

use std::collections::HashMap;

use super::*;
use crate::case::Number;

#[test]
fn full_width_and_capitals_do_not_matter_and_places_stay() {
    let text = "我在ＡＢ１２３窗口，Dr.王";
    assert_eq!(fold(text).into_iter().collect::<String>(), "我在ab123窗口 dr 王");
    assert_eq!(fold(text).len(), text.chars().count());
    assert_eq!(fold("İ").len(), 1);
}

#[test]
fn two_characters_are_a_pair_and_nothing_reaches_over_a_mark() {
    assert_eq!(tokens(&fold("态度")).len(), 1);
    let apart = tokens(&fold("态，度"));
    assert!(apart.is_empty());
    let all = tokens(&fold("工作人员态度恶劣"));
    assert!(all.is_superset(&tokens(&fold("态度"))));
    assert!(!all.is_superset(&tokens(&fold("度态"))));
}

#[test]
fn a_block_gives_the_places_of_each_token() {
    let texts = ["窗口态度不好", "态度很好", "等了两个小时"];
    let cases: Vec<Vec<Token>> = texts.map(|text| tokens(&fold(text)).into_iter().collect()).to_vec();
    let buckets: HashMap<u16, Vec<u8>> = sorted(cases.iter().map(Vec::as_slice)).into_iter().collect();
    let found = |word: &str| {
        let token = *tokens(&fold(word)).first().unwrap();
        places(&buckets[&token.bucket], token.rest)
    };
    assert_eq!(found("态度"), [0, 1]);
    assert_eq!(found("小时"), [2]);
    for (text, at) in texts.iter().zip(0_u16..) {
        for token in tokens(&fold(text)) {
            assert!(places(&buckets[&token.bucket], token.rest).contains(&at));
        }
    }
    let total: usize = buckets
        .values()
        .flat_map(|body| counts(body))
        .map(|(_, count)| count)
        .sum();
    assert_eq!(total, cases.iter().map(Vec::len).sum::<usize>());
}

#[test]
fn a_case_that_is_taken_out_leaves_nothing_and_the_others_stay() {
    let mut cases: Vec<Vec<Token>> = Vec::new();
    for at in 0..40 {
        let text = format!("第{at}封信，讲的是{}号窗口和赵先生", at * 7);
        cases.push(tokens(&fold(&text)).into_iter().collect());
    }
    let all = sorted(cases.iter().map(Vec::as_slice));
    cases[17].clear();
    let fewer: HashMap<u16, Vec<u8>> = sorted(cases.iter().map(Vec::as_slice)).into_iter().collect();
    for (bucket, body) in all {
        let left = without(&body, 17).unwrap_or_else(|| body.clone());
        assert_eq!(left.len(), body.len());
        let expected = fewer.get(&bucket).cloned().unwrap_or_default();
        assert_eq!(&left[..expected.len()], expected);
        assert!(left[expected.len()..].iter().all(|byte| *byte == 0), "zeros only");
        assert_eq!(without(&left, 17), None);
    }
}

#[test]
fn all_words_have_to_be_there_as_they_are_written() {
    let query = Query::parse("态度　补ＢＡＮ").unwrap();
    let yes = "去补ban证件，窗口态度不好";
    let place = query.place_in(&fold(yes)).unwrap();
    let Snippet { before, found, after } = query.snippet(yes, place);
    assert_eq!([before, found, after], ["去补ban证件，窗口", "态度", "不好"]);
    assert_eq!(query.place_in(&fold("态度不好")), None);
    assert_eq!(query.place_in(&fold("态 度补ban")), None);
    for nothing in ["", "好", "，。", "a b"] {
        assert_eq!(Query::parse(nothing), None, "{nothing}");
    }
    let long = Query::parse(&"一二三四五六七八九十".repeat(9)).unwrap();
    assert!(long.tokens().len() <= 8);
}

#[test]
fn a_number_is_found_by_its_last_digits() {
    let number = Number::parse("20261127-012345").unwrap();
    let tokens = Token::of_number(number);
    for (digits, fits) in [
        ("345", true),
        ("２３４５", true),
        ("12345", true),
        ("012345", true),
        ("346", false),
        ("45", false),
    ] {
        let query = Query::parse(digits).unwrap();
        assert_eq!(
            query.number().is_some_and(|token| tokens.contains(&token)),
            fits,
            "{digits}"
        );
        assert_eq!(query.is_end_of(&number.to_string()), fits, "{digits}");
    }
    assert_eq!(Query::parse("三四五").unwrap().number(), None);
}

#[test]
fn a_reworded_text_is_like_the_first_and_another_is_not() {
    let first =
        "上周三下午我去户籍窗口给孩子补办证件，取号后等了一个多小时，窗口前没有别人，工作人员却一直在里间说话。";
    let again =
        "您好，我上周三下午去户籍窗口补办孩子的证件，等了一个多小时，工作人员却一直在里间说话，窗口前没有别人。谢谢！";
    let other = "我们小区门口的路灯坏了半个月，晚上老人孩子出门都看不清路，希望尽快派人来修。";
    let share = |one: &str, other: &str| Shingles::of(one).shared_with(&Shingles::of(other));
    assert!(share(first, again) > 50, "{}", share(first, again));
    assert!(share(first, other) < 10, "{}", share(first, other));
    assert_eq!(share(first, first), 100);
    assert_eq!(share("你好", "你好"), 0, "too short to say anything");
}

#[test]
fn the_rarest_pairs_come_first() {
    let text = fold("窗口态度");
    let counts: HashMap<Token, usize> = [("窗口", 9), ("口态", 0), ("态度", 4)]
        .map(|(pair, count)| (*tokens(&fold(pair)).first().unwrap(), count))
        .into();
    let count = |token: &Token| counts.get(token).copied().unwrap_or(0);
    let pairs =
        |pairs: &[&str]| -> Vec<Token> { pairs.iter().map(|pair| *tokens(&fold(pair)).first().unwrap()).collect() };
    assert_eq!(rarest(&text, count, 2), pairs(&["口态", "态度"]));
    assert_eq!(rarest(&text, count, 9), pairs(&["口态", "态度", "窗口"]));
    let slips = fold("甲乙丙丁戊己庚辛态度");
    let half = rarest(&slips, count, 4);
    assert_eq!(
        (half.len(), half.contains(&pairs(&["态度"])[0])),
        (4, true),
        "slips push out nothing that is known"
    );
}
