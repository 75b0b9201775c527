//! What a citizen agrees to: that it is verified although it could give them away, that their thank-you is published.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::case::CaseView;
use qingyu_api::consent::{Consent, ConsentAnswer};
use qingyu_api::publication::AllowPublication;
use qingyu_domain::case::May;
use qingyu_words::{answered, case as words, publication};

use super::case::{Shown, boxed};
use super::case_act::{json, send};
use crate::clock;
use crate::random;
use crate::ui::el::View;
use crate::ui::{button, text};

/// 照此核查，对方可能猜到是您。您愿意吗？
pub fn consent(shown: Shown, case: &CaseView) -> View {
    let lang = shown.app.lang;
    let wrong = RwSignal::new(String::new());
    let say = move |yes, label| say(shown, Consent::PATH, wrong, yes, label);
    boxed(vec![
        text::h2(words::consent_h2(lang)),
        text::p("", words::consent_ask(lang)),
        text::p("", &answered::consent_until(lang, case, clock::today())),
        text::live("error", move || wrong.get()),
        button::row(vec![
            say(true, words::consent_yes(lang)),
            say(false, words::consent_no(lang)),
        ]),
    ])
}

/// A button that says yes or no.
fn say(shown: Shown, path: &'static str, wrong: RwSignal<String>, yes: bool, label: &'static str) -> View {
    let key = random::key();
    button::quiet(label, move || {
        let body = json(&ConsentAnswer {
            key: key.clone(),
            yes: Some(yes),
        });
        let done = words::consent_done(shown.app.lang);
        send(shown, path, body, done, wrong, Box::new(|| ()));
    })
}

/// 公开您的表扬: what is published, or would be, and agreeing to it or taking that back with one button.
pub fn publication(shown: Shown, case: &CaseView) -> Option<View> {
    let lang = shown.app.lang;
    let yes = case.may.contains(&May::Publish);
    if !yes && !case.may.contains(&May::Unpublish) {
        return None;
    }
    let wrong = RwSignal::new(String::new());
    let mut content = vec![text::h2(publication::h2(lang))];
    if let Some(told) = &case.publication {
        content.push(text::p("", publication::standing(lang, told.standing)));
        content.extend(told.words.as_ref().map(|words| text::p("written", words)));
    }
    let label = if yes {
        publication::yes(lang)
    } else {
        publication::no(lang)
    };
    content.push(text::live("error", move || wrong.get()));
    content.push(button::row(vec![say(shown, AllowPublication::PATH, wrong, yes, label)]));
    Some(boxed(content))
}
