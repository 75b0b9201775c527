//! What a line of the timeline says besides its event, in words.

use qingyu_api::desk::case::{LineFact, Named, Story};
use qingyu_words::desk::{acts, codes, directives, facts, forms, pages as words};
use qingyu_words::{Lang, answered, helps};

use super::proposals::{allegation_name, title};

/// The fact in one phrase; empty when there is none.
pub fn fact(lang: Lang, story: &Story, fact: Option<&LineFact>) -> String {
    let Some(fact) = fact else { return String::new() };
    let comma = words::comma(lang);
    let decided = |upheld: Option<bool>| match upheld {
        Some(true) => [comma, forms::upheld(lang)].concat(),
        Some(false) => [comma, forms::not_upheld(lang)].concat(),
        None => String::new(),
    };
    match fact {
        LineFact::Evaluated { level, solved, reasons } => {
            let said = facts::evaluation(lang, *level, *solved);
            let reasons = joined(lang, reasons.iter().map(|one| answered::reason(lang, *one)));
            if reasons.is_empty() {
                said
            } else {
                words::of(lang, &said, &reasons)
            }
        }
        LineFact::FollowedUp { reached, level, solved } => {
            let reached = acts::reached(lang, *reached).to_owned();
            match (level, solved) {
                (Some(level), Some(solved)) => words::of(lang, &reached, &facts::evaluation(lang, *level, *solved)),
                _ => reached,
            }
        }
        LineFact::Given { to } => to.shown.clone(),
        LineFact::Named { people, superiors } => named(lang, people, superiors),
        LineFact::Marked { marks } => joined(lang, marks.iter().map(|mark| codes::mark(lang, *mark))),
        LineFact::Recordings { recordings } => joined(lang, recordings.iter().map(|one| acts::recording(lang, *one))),
        LineFact::Verified { acts: done } => joined(lang, done.iter().map(|one| acts::verifying(lang, *one))),
        LineFact::Alleged { cause } => codes::cause(lang, *cause).to_owned(),
        LineFact::Allegation {
            allegation,
            by_way_of,
            upheld,
        } => {
            let way = by_way_of.map_or_else(String::new, |way| [comma, acts::accountability(lang, way)].concat());
            [allegation_name(lang, story, *allegation), way, decided(*upheld)].concat()
        }
        LineFact::Proposal { proposal, upheld } => {
            let view = story.proposals.get(usize::from(*proposal));
            let title = view.map_or_else(String::new, |view| title(lang, story, view));
            [title, decided(*upheld)].concat()
        }
        LineFact::Adopted { adoption } => acts::adoption(lang, *adoption).to_owned(),
        LineFact::Consent { yes: true } => facts::agrees(lang).to_owned(),
        LineFact::Consent { yes: false } => facts::agrees_not(lang).to_owned(),
        LineFact::Looked { reason } => acts::look(lang, *reason).to_owned(),
        LineFact::Joined { from, how } => words::of(lang, from, facts::joining(lang, *how)),
        LineFact::Attended { outcome } => acts::attended(lang, *outcome).to_owned(),
        LineFact::HelpAnswered { help, granted } => {
            let granted = if *granted {
                forms::granted_yes(lang)
            } else {
                forms::granted_no(lang)
            };
            words::of(lang, helps::help(lang, *help), granted)
        }
        LineFact::LookedInto { care, persons } => {
            let persons = persons.map(|count| facts::persons(lang, count));
            joined(lang, std::iter::once(acts::care(lang, *care)).chain(persons.as_deref()))
        }
        LineFact::WithdrawalSeen { found } => acts::withdrawing(lang, *found).to_owned(),
        LineFact::Directive { directive } => [directives::place(lang), &(directive + 1).to_string()].concat(),
        LineFact::Closed { ending } => facts::ending(lang, *ending).to_owned(),
    }
}

fn joined<'a>(lang: Lang, names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(words::comma(lang))
}

fn named(lang: Lang, people: &[Named], superiors: &[Named]) -> String {
    let names = |all: &[Named]| joined(lang, all.iter().map(|one| one.shown.as_str()));
    if superiors.is_empty() {
        return names(people);
    }
    let above = words::of(lang, facts::superiors(lang), &names(superiors));
    if people.is_empty() {
        above
    } else {
        [&names(people), words::comma(lang), &above].concat()
    }
}
