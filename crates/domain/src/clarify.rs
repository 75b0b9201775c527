//! The one clarifying question (三多): for the first of when, where, who that nothing tells.

codes! {
    /// What is asked.
    Question {
        /// When it happened.
        When = "when",
        /// Where.
        Where = "where",
        /// Who.
        Who = "who",
    }
}

/// Words that tell when.
const WHEN: &[&str] = &["昨", "今天", "上午", "下午"];
/// Words that tell where.
const WHERE: &[&str] = &["窗口", "大厅", "派出所"];
/// Words that tell who.
const WHO: &[&str] = &["民警", "辅警"];

/// What is known from the fields beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The day is filled in.
    pub when: bool,
    /// A unit or window is chosen.
    pub place: bool,
    /// The officer is filled in, or not asked for this kind.
    pub who: bool,
}

/// The first question whose field is empty and which the text does not hint at.
pub fn question(text: &str, known: Known) -> Option<Question> {
    let hinted = |words: &[&str]| words.iter().any(|word| text.contains(word));
    [
        (Question::When, known.when, WHEN),
        (Question::Where, known.place, WHERE),
        (Question::Who, known.who, WHO),
    ]
    .into_iter()
    .find(|(_, known, words)| !known && !hinted(words))
    .map(|(question, _, _)| question)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_unknown_is_asked() {
        assert_eq!(question("态度很差", Known::default()), Some(Question::When));
        assert_eq!(question("昨天态度很差", Known::default()), Some(Question::Where));
        assert_eq!(question("昨天在大厅态度很差", Known::default()), Some(Question::Who));
        assert_eq!(question("昨天在大厅，辅警态度很差", Known::default()), None);
        assert_eq!(
            question(
                "态度很差",
                Known {
                    when: true,
                    place: true,
                    who: true
                }
            ),
            None
        );
    }
}
