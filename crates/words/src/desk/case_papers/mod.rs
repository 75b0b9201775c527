//! The papers of a case, made of what the case shows to somebody: never who wrote it, nor what they wrote in their own words, nor what those
//! alone may know who watch.

mod closing;
mod file;
mod notice;
mod order;
mod report;

use qingyu_api::desk::case::{LineFact, Named, ProposalStanding, Story, StoryLine};
use qingyu_api::desk::papers::CasePaper;
use qingyu_domain::case::{Mark, Part, Proposal};
use qingyu_domain::time::Day;

use super::{codes, pages, papers as words};
use crate::paper::{Block, Cell, Paper, Table};
use crate::{Lang, dates, statuses};

pub use notice::notice;

/// What somebody sees of a case, and what is needed to say it.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The language.
    pub lang: Lang,
    /// The case.
    pub story: &'a Story,
    /// The day on which the paper is made.
    pub today: Day,
    /// The names of units by their codes.
    pub unit: &'a dyn Fn(&str) -> String,
}

/// A paper of a case, or those of its file in their order; `None` where there is none such yet.
pub fn papers(seen: Seen<'_>, paper: CasePaper, of: Option<u16>) -> Option<Vec<Paper>> {
    let is_there = seen.story.papers().contains(&(paper, of));
    is_there.then(|| match paper {
        CasePaper::Supervision | CasePaper::Instruction => {
            order::order(seen, of.unwrap_or_default()).into_iter().collect()
        }
        CasePaper::Report => vec![report::report(seen)],
        CasePaper::Closing => vec![closing::closing(seen)],
        CasePaper::File => file::file(seen),
    })
}

/// Lines of the timeline with an event of this name, each with its place.
fn lines<'a>(story: &'a Story, event: &'static str) -> impl Iterator<Item = (usize, &'a StoryLine)> {
    story
        .timeline
        .iter()
        .enumerate()
        .filter(move |(_, line)| line.event == event)
}

impl Seen<'_> {
    /// The words of a line that are of this sort; said to be erased where they are.
    fn words_at(self, line: usize, part: Part) -> String {
        let mut texts = self.story.texts.iter();
        let found = texts.find(|text| text.line == line && text.part == part);
        found.map_or_else(|| words::erased(self.lang).to_owned(), |text| text.text.clone())
    }

    fn day(self, day: Day) -> String {
        dates::date(self.lang, day)
    }

    /// What every paper begins with.
    fn head(self) -> Vec<(String, String)> {
        let (lang, story) = (self.lang, self.story);
        let about = story.about.as_deref();
        let unit = about.map_or_else(|| pages::no_unit(lang).to_owned(), |unit| (self.unit)(unit));
        let pairs = [
            (words::case_number(lang), story.number.clone()),
            (words::kind(lang), statuses::kind(lang, story.kind).to_owned()),
            (words::unit(lang), unit),
            (words::received(lang), self.day(story.received_at.day())),
        ];
        pairs.map(|(name, value)| (name.to_owned(), value)).into()
    }

    /// Who has it now, or had it last.
    fn worker(self) -> String {
        let team = &self.story.team;
        let now = team.iter().find(|one| one.is_current).or_else(|| team.last());
        now.map_or_else(|| words::nobody(self.lang).to_owned(), |one| one.person.shown.clone())
    }

    /// Allegations with what was found of each.
    fn matters(self) -> Block {
        let lang = self.lang;
        let heads = [
            words::place(lang),
            words::about(lang),
            words::found(lang),
            words::follows(lang),
        ];
        let mut table = Table::new(&heads);
        for (at, one) in (1..).zip(&self.story.allegations) {
            let place: u16 = at;
            let found = one
                .outcome
                .map_or(words::not_found_yet(lang), |found| codes::outcome(lang, found));
            let follows = one.consequences.iter().map(|one| codes::consequence(lang, *one));
            let follows: Vec<&str> = follows.collect();
            table.add(vec![
                place.to_string().into(),
                codes::cause(lang, one.cause).into(),
                found.into(),
                follows.join(pages::comma(lang)).into(),
            ]);
        }
        table.or(words::no_matters(lang))
    }

    /// Oversight's summary, which those complained about read too.
    fn summary(self) -> Block {
        let released = lines(self.story, "summary_released").next().map(|(line, _)| line);
        // Another one may have been proposed since, and agreed to by nobody.
        let proposed = lines(self.story, "proposed").zip(&self.story.proposals);
        let checked = proposed.filter(|((line, _), one)| {
            let is_checked = one.proposal == Proposal::Summary && one.standing == ProposalStanding::Approved;
            is_checked && released.is_some_and(|released| *line < released)
        });
        let words = checked.last().map(|((line, _), _)| self.words_at(line, Part::Summary));
        Block::Text(words.unwrap_or_else(|| words::no_summary(self.lang).to_owned()))
    }

    fn is_grave(self) -> bool {
        self.story.marks.contains(&Mark::Serious)
    }
}

/// Whose a line is; the software's own have nobody's name.
fn who(line: &StoryLine) -> String {
    let shown = |named: &Named| named.shown.clone();
    line.person.as_ref().map(shown).unwrap_or_default()
}

/// The place of the order that a line answers.
fn answers(line: &StoryLine, of: u16) -> bool {
    matches!(line.fact, Some(LineFact::Directive { directive }) if directive == of)
}

fn cells(texts: &[&str]) -> Vec<Cell> {
    texts.iter().map(|text| Cell::from(*text)).collect()
}
