//! The calm panel: where to turn when somebody may be in danger. Never a block.

use maud::{Markup, html};
use qingyu_domain::emergency;
use qingyu_words::{shell, submit};

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
                a class="button" href=(format!("tel:{}", shell::POLICE)) { (submit::emergency_call(lang)) }
            }
        }
    }
}

/// A sentence whose numbers can be pressed: to call, or to write where one cannot speak.
fn linked(sentence: &str) -> Markup {
    let numbers = [
        (shell::POLICE, "tel"),
        (shell::POLICE_SMS, "sms"),
        (shell::AMBULANCE, "tel"),
        (shell::COMFORT, "tel"),
    ];
    let is_digit = |c: char| c.is_ascii_digit();
    let mut parts = Vec::new();
    let mut rest = sentence;
    while let Some(from) = rest.find(is_digit) {
        let (before, found) = rest.split_at(from);
        let (digits, after) = found.split_at(found.find(|c| !is_digit(c)).unwrap_or(found.len()));
        let way = numbers.iter().find(|(number, _)| *number == digits);
        parts.push((before, digits, way.map(|(number, way)| format!("{way}:{number}"))));
        rest = after;
    }
    html! {
        @for (before, digits, href) in parts {
            (before)
            @if let Some(href) = href { a href=(href) { (digits) } } @else { (digits) }
        }
        (rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use qingyu_words::Lang;

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

    #[test]
    fn other_digits_stay_as_they_are() {
        assert_eq!(linked("1105 / 24").into_string(), "1105 / 24");
    }
}
