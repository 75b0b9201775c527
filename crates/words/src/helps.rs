//! Help that was asked for, and what is said to it.

use qingyu_api::case::{HelpTold, Message};
use qingyu_domain::submission::HelpKind;

use crate::{Lang, case, submit};

/// A wish for help, as it is asked for.
pub const fn help(lang: Lang, one: HelpKind) -> &'static str {
    match one {
        HelpKind::OnBehalf => submit::help_behalf(lang),
        HelpKind::Accompany => submit::help_accompany(lang),
        HelpKind::Urgent => submit::help_urgent(lang),
        HelpKind::HomeVisit => submit::help_home(lang),
        HelpKind::CallBack => submit::help_call(lang),
        HelpKind::BarrierFree => submit::help_barrier(lang),
    }
}

/// Yes or no to a wish; how, or why not, follows.
fn told(lang: Lang, one: HelpTold) -> String {
    let wish = help(lang, one.help);
    let parts = match (lang.spoken(), one.granted) {
        (Lang::Zh, true) => ["您要的“", wish, "”：能办。"],
        (Lang::Zh, false) => ["您要的“", wish, "”：办不到。"],
        (Lang::En, true) => ["You asked: “", wish, "”. Yes. "],
        (Lang::En, false) => ["You asked: “", wish, "”. We cannot. "],
    };
    parts.concat()
}

/// What a message says; to a wish for help first yes or no.
pub fn message(lang: Lang, one: &Message) -> String {
    let words = if one.text.is_empty() {
        case::erased(lang)
    } else {
        &one.text
    };
    let first = one.help.map(|help| told(lang, help)).unwrap_or_default();
    first + words
}

#[cfg(test)]
mod tests {
    use super::*;
    use qingyu_domain::case::Party;
    use qingyu_domain::time::Timestamp;

    #[test]
    fn a_wish_is_answered_yes_or_no_before_the_reason() {
        let message = |help, text: &str| Message {
            at: Timestamp::from_ms(0),
            by: Party::Intake,
            help,
            text: text.to_owned(),
        };
        let of = |granted| {
            Some(HelpTold {
                help: HelpKind::CallBack,
                granted,
            })
        };
        for (one, wanted) in [
            (message(of(true), "下午打给您。"), "您要的“请回拨”：能办。下午打给您。"),
            (
                message(of(false), "没有留电话。"),
                "您要的“请回拨”：办不到。没有留电话。",
            ),
            (message(of(true), ""), "您要的“请回拨”：能办。（文字已删除）"),
            (message(None, "收到。"), "收到。"),
        ] {
            assert_eq!(super::message(Lang::Zh, &one), wanted);
        }
        let english = super::message(Lang::En, &message(of(false), "There is no number."));
        assert_eq!(english, "You asked: “Call me back”. We cannot. There is no number.");
    }
}
