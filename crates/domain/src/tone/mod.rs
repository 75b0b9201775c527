//! 好好说话: reads an answer before it is sent and marks what could hurt or is missing. It never blocks and never
//! rewrites; each mark names the rule, and the words beside it offer a kinder form.

use serde::{Deserialize, Serialize};

mod missing;
mod phrases;

pub use missing::{Piece, missing};

codes! {
    /// Why a place is marked.
    ToneRule {
        /// A question that expects no answer: 难道…吗, 凭什么.
        Rhetorical = "rhetorical",
        /// Puts it on the citizen: 是你自己….
        Blame = "blame",
        /// Orders the citizen about: 你必须….
        Order = "order",
        /// Sends away without saying to whom: 不归我们管.
        BrushOff = "brush_off",
        /// An opening that says nothing: 收悉, 高度重视.
        EmptyOpening = "empty_opening",
    }
}

/// A marked place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToneMark {
    /// Why.
    pub rule: ToneRule,
    /// First byte (UTF-8) in the text.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
}

/// A sentence and where it starts.
#[derive(Clone, Copy, Debug)]
struct Sentence<'a> {
    start: usize,
    text: &'a str,
}

/// Every marked place, in the order of the text; at most one mark of a rule in a sentence.
pub fn marks(text: &str) -> Vec<ToneMark> {
    let sentences = sentences(text);
    let mut marks = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let after = sentences.get(at + 1).map_or("", |next| next.text);
        let found = [
            (ToneRule::Rhetorical, phrases::rhetorical(sentence.text)),
            (ToneRule::Blame, phrases::blame(sentence.text)),
            (ToneRule::Order, phrases::order(sentence.text)),
            (ToneRule::BrushOff, phrases::brush_off(sentence.text, after)),
        ];
        let mark = |(rule, span): (ToneRule, Option<(usize, usize)>)| {
            let (start, end) = span?;
            Some(ToneMark {
                rule,
                start: sentence.start + start,
                end: sentence.start + end,
            })
        };
        marks.extend(found.into_iter().filter_map(mark));
    }
    marks.extend(opening(&sentences));
    marks.sort_by_key(|mark| (mark.start, mark.end));
    marks
}

/// The sentences of a text, without their ends.
fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        if matches!(sign, '。' | '！' | '!' | '?' | '？' | '；' | ';' | '\n') {
            let end = at + sign.len_utf8();
            sentences.extend(text.get(start..end).map(|text| Sentence { start, text }));
            start = end;
        }
    }
    sentences.extend(text.get(start..).map(|text| Sentence { start, text }));
    sentences.retain(|sentence| !sentence.text.trim().is_empty());
    sentences
}

/// An opening that says nothing: among the first three sentences, one that only thanks, confirms or assures.
fn opening(sentences: &[Sentence<'_>]) -> Option<ToneMark> {
    sentences.iter().take(3).find_map(|sentence| {
        let (start, end) = phrases::empty(sentence.text)?;
        Some(ToneMark {
            rule: ToneRule::EmptyOpening,
            start: sentence.start + start,
            end: sentence.start + end,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rules(text: &str) -> Vec<ToneRule> {
        marks(text).into_iter().map(|mark| mark.rule).collect()
    }

    #[test]
    fn a_rhetorical_question_is_marked_and_a_real_one_is_not() {
        for text in [
            "难道您不知道吗？",
            "这不是很清楚吗？",
            "民警怎么能不管呢？",
            "您凭什么这样说？",
            "何必再来问。",
            "这还用说吗？",
        ] {
            assert_eq!(rules(text), [ToneRule::Rhetorical], "{text}");
        }
        for text in [
            "请问您方便接电话吗？",
            "是不是这个路口，请您告诉我们好吗？",
            "经核查，这不是事实。",
            "请问怎么能更快联系到您？",
            "您对处理结果满意吗？",
        ] {
            assert_eq!(rules(text), [], "{text}");
        }
    }

    #[test]
    fn blame_is_marked_and_a_finding_is_not() {
        for text in [
            "是你自己没有带身份证。",
            "这都是您自己造成的。",
            "谁让您不早点来。",
            "早干什么去了。",
        ] {
            assert_eq!(rules(text), [ToneRule::Blame], "{text}");
        }
        assert_eq!(rules("民警自己没有佩戴执法记录仪。"), []);
        assert_eq!(rules("您自己也可以在网上查询。"), []);
    }

    #[test]
    fn an_order_to_the_citizen_is_marked_and_a_duty_of_ours_is_not() {
        for text in [
            "你必须本人到场。",
            "您应该先去居委会。",
            "请您不要再打电话。",
            "请勿重复投诉。",
        ] {
            assert_eq!(rules(text), [ToneRule::Order], "{text}");
        }
        for text in [
            "民警必须出示证件。",
            "根据规定，驾驶人必须系安全带。",
            "我们应该早点告诉您。",
            "近来有骗子冒充民警，请勿轻信。",
        ] {
            assert_eq!(rules(text), [], "{text}");
        }
    }

    #[test]
    fn sending_away_is_marked_unless_it_says_to_whom() {
        for text in [
            "这个不归我们管。",
            "您反映的问题不属于公安机关职责范围。",
            "对此我们无能为力。",
        ] {
            assert_eq!(rules(text), [ToneRule::BrushOff], "{text}");
        }
        for text in [
            "不属于公安机关职责范围，请您向市城管局反映，电话12319。",
            "此事不属于我们的职责。我们已转给区住建局办理。",
        ] {
            assert_eq!(rules(text), [], "{text}");
        }
    }

    #[test]
    fn an_empty_opening_is_marked_only_at_the_beginning() {
        assert_eq!(
            rules("您好！您反映的问题已收悉。经核查，路灯已修好。"),
            [ToneRule::EmptyOpening]
        );
        assert_eq!(rules("感谢您对公安工作的关心和支持！"), [ToneRule::EmptyOpening]);
        let end = "路灯已修好。修理用了两天。费用由我们承担。今天已经亮了。感谢您对公安工作的支持！";
        assert_eq!(rules(end), []);
        assert_eq!(rules("您11月3日反映路灯不亮，我们收悉后当天派人修好了。"), []);
    }

    #[test]
    fn a_mark_names_exactly_its_place() {
        let text = "您好。难道您不知道吗？";
        let mark = marks(text).remove(0);
        assert_eq!(&text[mark.start..mark.end], "难道您不知道吗");
    }

    proptest! {
        #[test]
        fn marks_lie_within_the_text_and_on_characters(text in "[您你必须难道不是吗？。，,a 属于管收悉]{0,80}") {
            for mark in marks(&text) {
                prop_assert!(text.get(mark.start..mark.end).is_some_and(|part| !part.is_empty()));
            }
            prop_assert!(missing(&text).len() <= Piece::ALL.len());
        }
    }
}
