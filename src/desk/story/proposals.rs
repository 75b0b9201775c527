//! What needed a second person: what was proposed, by whom, why, and how it stands.

use qingyu_api::desk::case::{ProposalView, Story};
use qingyu_domain::case::Proposal;
use qingyu_words::Lang;
use qingyu_words::desk::{acts, codes, deeds, forms, pages as words};
use qingyu_words::statuses;

use crate::desk::app::Desk;
use crate::ui::el::{View, el};
use crate::ui::text;

/// All of them.
pub fn proposals(desk: Desk, story: &Story) -> Vec<View> {
    if story.proposals.is_empty() {
        return Vec::new();
    }
    let item = |at: usize| el("div", "quote").all(about(desk, story, at)).view();
    let mut pieces = vec![text::h2(words::proposals_h2(desk.lang))];
    pieces.extend((0..story.proposals.len()).map(item));
    pieces
}

/// One of them, as whoever decides on it has to read it.
pub fn about(desk: Desk, story: &Story, at: usize) -> Vec<View> {
    let lang = desk.lang;
    let Some(view) = story.proposals.get(at) else {
        return Vec::new();
    };
    let head = el("p", "")
        .child(el("strong", "").text(&title(lang, story, view)).view())
        .text(" ")
        .child(el("span", "tag").text(words::standing(lang, view.standing)).view())
        .view();
    let by = words::of(lang, words::by(lang), &view.by.shown);
    let mut pieces = vec![head, text::p("hint", &by)];
    pieces.extend(view.endorsed.as_ref().map(|one| {
        let agreed = words::of(lang, words::agreed(lang), &one.shown);
        text::p("hint", &agreed)
    }));
    if !view.missing.is_empty() {
        let roles: Vec<&str> = view.missing.iter().map(|role| codes::role(lang, *role)).collect();
        let missing = words::of(lang, words::missing(lang), &roles.join(words::comma(lang)));
        pieces.push(text::p("hint", &missing));
    }
    pieces.extend(reason(story, at).map(|words| text::p("written", words)));
    pieces
}

/// What is proposed, in one line.
pub fn title(lang: Lang, story: &Story, view: &ProposalView) -> String {
    let name = deeds::proposal(lang, view.proposal.name());
    let detail = match &view.proposal {
        Proposal::Refuse { ground } => acts::ground(lang, *ground).to_owned(),
        Proposal::Refer { way, keeps_conduct } => {
            let way = acts::way(lang, *way).to_owned();
            if *keeps_conduct {
                [&way, words::comma(lang), forms::keeps_conduct(lang)].concat()
            } else {
                way
            }
        }
        Proposal::HandOver { organ, quiet } => {
            let organ = acts::discipline(lang, *organ).to_owned();
            if *quiet {
                [&organ, words::comma(lang), forms::quiet(lang)].concat()
            } else {
                organ
            }
        }
        Proposal::Merge { into } => into.clone(),
        Proposal::SendOn {
            receiver: Some(receiver),
        } => receiver.clone(),
        Proposal::Retype { kind } => statuses::kind(lang, *kind).to_owned(),
        Proposal::Finding {
            allegation,
            outcome,
            consequences,
        } => {
            let mut parts = vec![
                allegation_name(lang, story, *allegation),
                codes::outcome(lang, *outcome).to_owned(),
            ];
            parts.extend(consequences.iter().map(|one| codes::consequence(lang, *one).to_owned()));
            parts.join(words::comma(lang))
        }
        _ => return name.to_owned(),
    };
    words::of(lang, name, &detail)
}

/// The words that were proposed with it: those of the line at which it was proposed.
fn reason(story: &Story, at: usize) -> Option<&str> {
    let mut lines = story
        .timeline
        .iter()
        .enumerate()
        .filter(|(_, line)| line.event == "proposed");
    let (line, _) = lines.nth(at)?;
    story
        .texts
        .iter()
        .find(|text| text.line == line)
        .map(|text| text.text.as_str())
}

/// An allegation by its place and what it is about.
pub fn allegation_name(lang: Lang, story: &Story, at: u16) -> String {
    let place = [forms::allegation(lang), &(at + 1).to_string()].concat();
    match story.allegations.get(usize::from(at)) {
        Some(one) => [&place, " ", codes::cause(lang, one.cause)].concat(),
        None => place,
    }
}
