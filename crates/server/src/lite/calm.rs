//! The calm panel: where to turn when somebody may be in danger. Never a block.

use maud::{Markup, html};
use qingyu_domain::emergency;
use qingyu_words::{Lang, dial, shell, submit};

use crate::shell::Look;

/// The panel, if one of these texts hints at danger.
pub fn calm<'a>(look: Look, texts: impl IntoIterator<Item = &'a str>) -> Option<Markup> {
    let in_danger = texts.into_iter().any(|text| emergency::hint(text).is_some());
    in_danger.then(|| panel(look))
}

fn panel(look: Look) -> Markup {
    let lang = look.lang;
    html! {
        section class="panel panel--calm flow" role="status" {
            p class="lead" {
                strong { (linked(submit::emergency_lead(lang))) }
                (linked(submit::emergency_rest(lang)))
            }
            div class="actions" {
                a class="button" href=(dial::tel(shell::POLICE)) { (submit::emergency_call(lang)) }
            }
        }
    }
}

/// Where a matter about those who would receive it belongs.
pub fn of_watchers(lang: Lang, is_reviewed: bool) -> Markup {
    let rest = if is_reviewed {
        submit::watchers_reviewed(lang)
    } else {
        submit::watchers_rest(lang)
    };
    html! {
        p class="panel panel--note" {
            strong { (linked(submit::watchers_lead(lang))) }
            (shell::gap(lang)) (linked(rest))
        }
    }
}

/// A sentence whose numbers can be pressed: to call, or to write where one cannot speak.
fn linked(sentence: &str) -> Markup {
    html! {
        @for (piece, href) in dial::pieces(sentence) {
            @if let Some(href) = href { a href=(href) { (piece) } } @else { (piece) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_the_panel_can_be_pressed_in_both_languages() {
        for lang in Lang::ALL {
            let look = Look {
                lang,
                ..Look::default()
            };
            let page = calm(look, ["", "我不想活了"]).unwrap().into_string();
            for href in ["tel:110", "sms:12110", "tel:120", "tel:12356"] {
                assert!(page.contains(&format!("<a href=\"{href}\">")), "{href} in {page}");
            }
            assert!(calm(look, ["昨天排队"]).is_none());
        }
    }
}
