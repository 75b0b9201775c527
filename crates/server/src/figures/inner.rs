//! The figures as the desk sees them. Oversight sees every number of the cases that they see, and of no others; everybody else sees what
//! is published, and heads of units the lines of their own.
//!
//! What somebody may not see is in no number of theirs, sums included: with their own list beside it the difference would be that.

use qingyu_api::desk::figures::{CauseLine, DeskFigures, DeskFiguresFilter};
use qingyu_api::open::OpenFigures;
use qingyu_domain::case::{has_interest, is_about_watchers};
use qingyu_domain::figures::{Block, Column, Counts, Month, MonthFigures, OTHERS, Rows, Topic, causes, exact};
use qingyu_domain::person::{Person, Role};
use qingyu_domain::time::{Day, Timestamp};
use qingyu_domain::unit::Units;

use super::publish::{AFTER, counts, ratings};
use super::ready::{MONTHS, names, told};
use super::shares::shares;
use super::unseen::{Unseen, unseen};
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// What somebody may see, up to a month. 404 where there is none.
pub async fn read(app: &App, signed: &Signed, filter: &DeskFiguresFilter) -> Result<DeskFigures, Refusal> {
    if sees_exact(signed, filter.month, app.clock.now()) {
        return all(app, signed, filter.month).await;
    }
    let ready = app.figures.ready(app).await?.ok_or(Refusal::NotFound)?;
    let mut figures = match filter.month {
        None => ready.told.clone(),
        Some(month) => told(app, month).await?,
    };
    let last = figures.months.last().map(|last| last.month);
    if last.is_none() || filter.month.is_some_and(|month| last != Some(month)) {
        return Err(Refusal::NotFound);
    }
    if let Some(own) = own_units(signed) {
        narrow(&mut figures, signed, &own);
    }
    Ok(DeskFigures {
        is_exact: false,
        not_final: Vec::new(),
        figures,
        causes: Vec::new(),
    })
}

/// What waits, of the last month of which somebody may see something, and whether these are every number of what they see; nothing where there
/// is none yet.
pub async fn waiting(app: &App, signed: &Signed) -> Result<Option<(Month, bool, Block)>, Refusal> {
    let now = app.clock.now();
    let of = |month: &MonthFigures, is_exact| Some((month.month, is_exact, month.block(Topic::Waiting)?.clone()));
    if sees_exact(signed, None, now) {
        let this = Month::of(now.day());
        if app.store.first_counted().await?.is_none() {
            return Ok(None);
        }
        let view = View::of(signed, this.plus(1 - MONTHS), now);
        let counts = view.counts(app, this, &unseen(app, signed).await?).await?;
        return Ok(of(&view.month(app, this, &counts).await?, true));
    }
    let Some(ready) = app.figures.ready(app).await? else {
        return Ok(None);
    };
    let mut figures = ready.told.clone();
    if let Some(own) = own_units(signed) {
        narrow(&mut figures, signed, &own);
    }
    Ok(figures.months.last().and_then(|last| of(last, false)))
}

/// Whether somebody sees cases without having anything to do in them.
pub fn watches(signed: &Signed) -> bool {
    signed.person.holds(Role::Oversight) || signed.person.holds(Role::Reviewer)
}

/// Whether somebody sees, of all but few cases, each one that is counted: oversight, unless they are or were of a unit that is watched.
///
/// Cases about that unit are hidden from them, be it that the case was routed there later or that one who is named in it served there, and no
/// counter knows which these are. The reviewer alone sees few of those that are counted.
pub(super) fn sees_exact(signed: &Signed, until: Option<Month>, now: Timestamp) -> bool {
    let since = until.unwrap_or_else(|| Month::of(now.day())).plus(1 - MONTHS);
    sees_since(signed, since, now)
}

/// The same, of what happened from a month on.
pub(super) fn sees_since(signed: &Signed, since: Month, now: Timestamp) -> bool {
    let (person, units) = (&signed.person, &signed.staff.org.units);
    let begun = since.first_day().map_or(now, Day::start);
    person.holds(Role::Oversight) && is_of_watchers_only(person, units, now, begun)
}

/// The units of which somebody sees every number from a month on, those that are closed and the place of no unit among them.
pub fn seen_units(signed: &Signed, since: Month, now: Timestamp) -> Option<Vec<String>> {
    sees_since(signed, since, now).then(|| super::counted::seen(signed, &View::of(signed, since, now)))
}

/// Whether somebody is of units that watch alone, and was at either moment and within 24 months before.
fn is_of_watchers_only(person: &Person, units: &Units, now: Timestamp, begun: Timestamp) -> bool {
    let mut own = person.units_at(now).chain(person.units_at(begun));
    own.all(|unit| is_about_watchers(units, unit, now))
}

/// The units whose lines somebody is kept to: those that they head. Nothing for whoever is no head.
pub fn own_units(signed: &Signed) -> Option<Vec<String>> {
    let posts = signed.person.posts.iter();
    let heads = posts.filter(|post| post.role == Role::UnitHead);
    let own: Vec<String> = heads.map(|post| post.unit.clone()).collect();
    (!own.is_empty()).then_some(own)
}

/// Leaves the lines of some units and of their windows, and the city.
fn narrow(figures: &mut OpenFigures, signed: &Signed, own: &[String]) {
    let units = &signed.staff.org.units;
    let is_own = |of: &str| {
        let unit = units.window(of).map_or(of, |(unit, _)| unit.code.as_str());
        own.iter().any(|one| one == unit)
    };
    for month in &mut figures.months {
        for block in &mut month.blocks {
            block.lines.retain(|line| is_own(&line.of));
        }
        month.times.retain(|times| times.of.as_deref().is_none_or(is_own));
    }
    figures.shares.retain(|share| share.of.as_deref().is_none_or(is_own));
    for year in &mut figures.years {
        year.without_complaints.retain(|one| is_own(&one.unit));
    }
}

/// Every number of what somebody who watches sees.
async fn all(app: &App, signed: &Signed, until: Option<Month>) -> Result<DeskFigures, Refusal> {
    let now = app.clock.now();
    let this = Month::of(now.day());
    let first = app.store.first_counted().await?.ok_or(Refusal::NotFound)?;
    let until = until.unwrap_or(this);
    if until > this || until < first {
        return Err(Refusal::NotFound);
    }
    let published = app.store.published_before(AFTER).await?;
    let published = published.as_deref().and_then(Month::parse);
    let view = View::of(signed, until.plus(1 - MONTHS), now);
    let unseen = unseen(app, signed).await?;
    let (mut months, mut found) = (Vec::new(), Vec::new());
    let mut month = first.max(until.plus(1 - MONTHS));
    while month <= until {
        let counts = view.counts(app, month, &unseen).await?;
        found.extend(view.causes(month, &counts));
        months.push(view.month(app, month, &counts).await?);
        month = month.plus(1);
    }
    let is_open = |month: &Month| published.is_none_or(|last| *month > last);
    Ok(DeskFigures {
        is_exact: true,
        not_final: months.iter().map(|one| one.month).filter(is_open).collect(),
        figures: OpenFigures {
            shares: months.iter().flat_map(shares).collect(),
            names: names(&signed.staff.org.units),
            months,
            years: Vec::new(),
        },
        causes: found,
    })
}

/// What has lines for somebody, and what is in no number of theirs.
pub(super) struct View {
    rows: Rows,
    /// Units that they see nothing of.
    out: Vec<String>,
    /// The windows of these.
    windows_out: Vec<String>,
}

impl View {
    pub(super) fn of(signed: &Signed, since: Month, now: Timestamp) -> Self {
        let units = &signed.staff.org.units;
        let is_reviewer = signed.person.holds(Role::Reviewer);
        // An interest counts as of the filing of a case: as of now and of the first of these months, and so of all between.
        let begun = Day::parse(&format!("{since}-01")).map_or(now, Day::start);
        let is_out = |code: &str| {
            let is_own = |at| has_interest(&signed.person, code, units, at);
            (!is_reviewer && is_about_watchers(units, code, now)) || is_own(now) || is_own(begun)
        };
        let (out, seen): (Vec<_>, Vec<_>) = units.0.iter().partition(|unit| is_out(&unit.code));
        let windows = |of: &[&qingyu_domain::unit::Unit], and_closed: bool| {
            let windows = of.iter().flat_map(|unit| unit.windows.iter());
            let windows = windows.filter(|window| and_closed || !window.closed);
            windows.map(|window| window.code.clone()).collect::<Vec<String>>()
        };
        let open: Vec<_> = seen.into_iter().filter(|unit| !unit.closed).collect();
        Self {
            windows_out: windows(&out, true),
            out: out.iter().map(|unit| unit.code.clone()).collect(),
            rows: Rows {
                units: open.iter().map(|unit| unit.code.clone()).collect(),
                windows: windows(&open, false),
            },
        }
    }

    pub(super) fn is_out(&self, unit: &str) -> bool {
        self.out.iter().any(|one| one == unit)
    }

    /// What has lines.
    pub(super) const fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Without what they see nothing of.
    pub(super) fn seen(&self, counts: Counts) -> Counts {
        counts.without(|unit| self.is_out(unit))
    }

    /// What was counted of the cases that they see.
    async fn counts(&self, app: &App, month: Month, unseen: &Unseen) -> Result<Counts, Refusal> {
        let mut counts = counts(app, month).await?;
        unseen.take_out(month, &mut counts);
        Ok(self.seen(counts))
    }

    async fn month(&self, app: &App, month: Month, counts: &Counts) -> Result<MonthFigures, Refusal> {
        let ratings = ratings(app, month, &self.rows, &self.windows_out).await?;
        let value = |topic: Topic, part: Column, window: &str| {
            let key = (topic, part, window.to_owned());
            ratings.get(&key).copied().unwrap_or(0)
        };
        Ok(exact(month, counts, &self.rows, value))
    }

    fn causes(&self, month: Month, counts: &Counts) -> Vec<CauseLine> {
        let counts = counts.within(&self.rows.units);
        let units = self.rows.units.iter().map(String::as_str).chain([OTHERS]).map(Some);
        let of = std::iter::once(None).chain(units);
        let lines = of.flat_map(|of| {
            let line = move |one: qingyu_domain::figures::Caused| CauseLine {
                month,
                of: of.map(str::to_owned),
                cause: one.cause,
                found: one.found,
            };
            causes(&counts, of).into_iter().map(line).collect::<Vec<_>>()
        });
        lines.collect()
    }
}
