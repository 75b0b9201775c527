//! 周报, 月报: one month or week of the figures as somebody may see them, with the one before.

use qingyu_api::desk::bulletin::{Bulletin, BulletinCause, BulletinFilter, BulletinLine, BulletinTable};
use qingyu_api::desk::figures::{DeskFigures, DeskFiguresFilter};
use qingyu_api::open::OpenName;
use qingyu_domain::figures::{Counts, Figure, Line, Month, MonthFigures, OTHERS, Topic, Week, causes, exact};
use qingyu_domain::rating::Cell;

use super::inner::{self, View, sees_exact};
use super::ready::names;
use super::unseen::unseen;
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// What a bulletin tells, in this order. What waits has no weeks.
const TOPICS: [Topic; 13] = [
    Topic::Filed,
    Topic::Heard,
    Topic::Found,
    Topic::Answered,
    Topic::Waiting,
    Topic::Withdrawn,
    Topic::Merged,
    Topic::Retyped,
    Topic::Refused,
    Topic::Referred,
    Topic::SentOn,
    Topic::Extended,
    Topic::Complex,
];

/// The bulletin that is asked for: of the last month where nothing is. 404 where there is none.
pub async fn read(app: &App, signed: &Signed, filter: &BulletinFilter) -> Result<Bulletin, Refusal> {
    match filter.week {
        Some(week) => of_week(app, signed, week).await,
        None => of_month(app, signed, filter.month).await,
    }
}

async fn of_month(app: &App, signed: &Signed, month: Option<Month>) -> Result<Bulletin, Refusal> {
    let filter = DeskFiguresFilter { month, lang: None };
    let told = inner::read(app, signed, &filter).await?;
    let mut months = told.figures.months.iter().rev();
    let now = months.next().ok_or(Refusal::NotFound)?;
    let before = months.next().filter(|before| before.month.plus(1) == now.month);
    let month = now.month;
    let first = |month: Month| month.first_day().ok_or(Refusal::NotFound);
    Ok(Bulletin {
        month: Some(month),
        week: None,
        from: first(month)?,
        to: first(month.plus(1))?.plus(-1),
        is_exact: told.is_exact,
        is_open: told.not_final.contains(&month),
        tables: tables(told.is_exact, now, before, &TOPICS),
        causes: causes_of(&told, month),
        names: told.figures.names,
    })
}

fn causes_of(told: &DeskFigures, month: Month) -> Vec<BulletinCause> {
    let all = told.causes.iter().filter(|one| one.month == month && one.of.is_none());
    all.map(|one| BulletinCause {
        cause: one.cause,
        now: one.found,
    })
    .collect()
}

/// Of a week there are counters, and they are small: for those alone who see each of the cases.
async fn of_week(app: &App, signed: &Signed, week: Week) -> Result<Bulletin, Refusal> {
    let now = app.clock.now();
    let (first, last) = (Month::of(week.plus(-1).first()), Month::of(week.last()));
    if !sees_exact(signed, Some(first), now) || !sees_exact(signed, Some(last), now) {
        return Err(Refusal::NotAllowed);
    }
    let counted = app.store.first_counted().await?.ok_or(Refusal::NotFound)?;
    if week > Week::of(now.day()) || last < counted {
        return Err(Refusal::NotFound);
    }
    let view = View::of(signed, first, now);
    let unseen = unseen(app, signed).await?;
    let mut told = Vec::new();
    for one in [week, week.plus(-1)] {
        let mut counts = Counts::default();
        for moved in app.store.week_counts(one, one).await? {
            counts.add(&moved.unit, moved.figure, moved.bucket, moved.total);
        }
        unseen.take_out_of_week(one, &mut counts);
        told.push(view.seen(counts));
    }
    let figures = |counts: &Counts| exact(last, counts, view.rows(), |_, _, _| 0);
    let now_and_before: Vec<MonthFigures> = told.iter().map(figures).collect();
    let topics: Vec<Topic> = TOPICS.into_iter().filter(|topic| *topic != Topic::Waiting).collect();
    let [now_told, before] = now_and_before.as_slice() else {
        return Err(Refusal::NotFound);
    };
    let found = told
        .first()
        .map(|counts| causes(&counts.within(&view.rows().units), None));
    Ok(Bulletin {
        month: None,
        week: Some(week),
        from: week.first(),
        to: week.last(),
        is_exact: true,
        is_open: week.last() >= now.day(),
        tables: tables(true, now_told, Some(before), &topics),
        causes: found
            .unwrap_or_default()
            .into_iter()
            .map(|one| BulletinCause {
                cause: one.cause,
                now: one.found,
            })
            .collect(),
        names: seen_names(signed, &view),
    })
}

fn seen_names(signed: &Signed, view: &View) -> Vec<OpenName> {
    let mut all = names(&signed.staff.org.units);
    all.retain(|name| view.rows().units.contains(&name.code));
    all
}

/// All together, and every unit of which anything is told.
fn tables(is_exact: bool, now: &MonthFigures, before: Option<&MonthFigures>, topics: &[Topic]) -> Vec<BulletinTable> {
    let filed = now.block(Topic::Filed);
    let units = filed.map(|block| block.lines.as_slice()).unwrap_or_default();
    let of = std::iter::once(None).chain(units.iter().map(|line| Some(line.of.as_str())));
    let table = |of: Option<&str>| BulletinTable {
        of: of.map(str::to_owned),
        lines: topics
            .iter()
            .flat_map(|topic| lines(is_exact, now, before, of, *topic))
            .collect(),
    };
    let is_empty = |table: &BulletinTable| table.lines.iter().all(|line| line.now == Cell::Shown(0));
    // A unit of which nothing is counted has no line, and none of whom nothing is known but that it is little.
    of.map(table)
        .filter(|table| table.of.is_none() || !is_empty(table))
        .collect()
}

fn lines(
    is_exact: bool,
    now: &MonthFigures,
    before: Option<&MonthFigures>,
    of: Option<&str>,
    topic: Topic,
) -> Vec<BulletinLine> {
    let Some(line) = line_of(now, topic, of) else {
        return Vec::new();
    };
    let before = before.and_then(|before| line_of(before, topic, of));
    let one = |(part, cell): (&qingyu_domain::figures::Column, &Cell)| BulletinLine {
        topic,
        part: *part,
        now: *cell,
        before: before.and_then(|before| before.part(topic, *part)),
        counted: topic
            .figure(*part)
            .filter(|figure: &Figure| is_exact && figure.has_cases() && of != Some(OTHERS)),
    };
    topic.parts().iter().zip(&line.parts).map(one).collect()
}

fn line_of<'a>(figures: &'a MonthFigures, topic: Topic, of: Option<&str>) -> Option<&'a Line> {
    figures.block(topic)?.line(of)
}
