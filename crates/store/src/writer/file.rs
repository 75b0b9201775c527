//! Filing: codes first, to learn who is new, then numbers for exactly those, then everything else.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use qingyu_domain::case::{Number, Recorded};

use super::insert::{CASES, CLAIMS, CODES, CONTACTS, EVENTS, HELPS, ORIGINS, OUTBOX, TASKS, TEXTS, UNSORTED};
use crate::case_counts::Moved;
use crate::db::{Connection, Value, blob, int, opt_text, text};
use crate::error::StoreError;
use crate::filing::{NewCase, Outcome, StoredCase};
use crate::projection::{Projection, count, day_of};
use crate::{helps, read, source_steps, tasks, version};

/// Takes so many numbers of a day and returns the last one; other servers wait here until the commit.
const TAKE: &str = "INSERT INTO numbers (day, last) VALUES ($1, $2) \
    ON CONFLICT (day) DO UPDATE SET last = numbers.last + excluded.last RETURNING last";

/// A new case with its number and what follows from it.
struct Numbered<'a> {
    new: &'a NewCase,
    events: Vec<Recorded>,
    bodies: Vec<String>,
    projection: Projection,
    tasks: Vec<Value<'a>>,
    /// Where it came from.
    of_source: Vec<Value<'a>>,
    helps: Vec<Value<'a>>,
}

/// Files the cases, in one transaction that the caller has begun; one outcome for each, in their order.
pub(super) async fn write(
    db: &mut Connection,
    cases: &[&NewCase],
    moved: &mut Moved,
) -> Result<Vec<Outcome>, StoreError> {
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let fitting = fitting(db, cases).await?;
    let fits: HashSet<&str> = fitting.iter().map(|case| case.id.as_str()).collect();
    let arrived = take_origins(db, &fitting).await?;
    let won = claim_codes(db, &arrived).await?;
    let mut numbers = take_numbers(db, fitting.iter().filter(|case| won.contains(&case.id))).await?;
    let mut numbered = Vec::with_capacity(won.len());
    for new in fitting.iter().filter(|case| won.contains(&case.id)) {
        let number = numbers.get_mut(&day_of(new.received_at)).and_then(Iterator::next);
        let position = number.ok_or_else(|| StoreError::corrupt("a day has no number left"))?;
        numbered.push(Numbered::new(new, position, moved)?);
    }
    insert(db, &numbered).await?;
    let mut filed: HashMap<&str, StoredCase> = numbered
        .into_iter()
        .map(|case| (case.new.id.as_str(), case.stored()))
        .collect();
    let mut outcomes = Vec::with_capacity(cases.len());
    for case in cases {
        outcomes.push(match filed.remove(case.id.as_str()) {
            Some(stored) => Outcome::Filed(stored),
            None if !fits.contains(case.id.as_str()) => Outcome::Moved,
            None => known(db, case).await?,
        });
    }
    Ok(outcomes)
}

/// Those that were decided on units and people as they are: one small read for all of them.
async fn fitting<'a>(db: &mut Connection, cases: &[&'a NewCase]) -> Result<Vec<&'a NewCase>, StoreError> {
    if cases.iter().all(|case| case.house.is_none()) {
        return Ok(cases.to_vec());
    }
    let now = version::current(db).await?;
    let fits = |case: &&&NewCase| case.house.is_none_or(|house| house == now);
    Ok(cases.iter().filter(fits).copied().collect())
}

/// Inserts the origins and gives those cases that did not come before; each origin of a batch once. Sorted as codes are.
async fn take_origins<'a>(db: &mut Connection, cases: &[&'a NewCase]) -> Result<Vec<&'a NewCase>, StoreError> {
    let mut sorted: Vec<_> = cases
        .iter()
        .filter_map(|case| Some((case.origin.as_ref()?, *case)))
        .collect();
    if sorted.is_empty() {
        return Ok(cases.to_vec());
    }
    sorted.sort_by_key(|(origin, _)| origin.key);
    let mut values = Vec::with_capacity(sorted.len() * 4);
    for (origin, case) in sorted {
        values.extend([blob(&origin.key), text(case.id.as_str())]);
        values.extend([int(origin.is_content.into()), opt_text(origin.import.as_deref())]);
    }
    let new = ORIGINS.query(db, &values, |row| Ok(row.text(0)?.to_owned())).await?;
    let new: HashSet<String> = new.into_iter().collect();
    let is_new = |case: &&&NewCase| case.origin.is_none() || new.contains(&case.id);
    Ok(cases.iter().filter(is_new).copied().collect())
}

/// Inserts the codes and says which cases are new. Sorted, so that two servers wait for each other in one order only.
async fn claim_codes(db: &mut Connection, cases: &[&NewCase]) -> Result<HashSet<String>, StoreError> {
    if cases.is_empty() {
        return Ok(HashSet::new());
    }
    let mut sorted = cases.to_vec();
    sorted.sort_by_key(|case| case.code);
    let mut values = Vec::with_capacity(sorted.len() * 3);
    for case in sorted {
        values.extend([blob(&case.code), text(case.id.as_str()), blob(&case.content)]);
    }
    let won = CODES.query(db, &values, |row| Ok(row.text(0)?.to_owned())).await?;
    Ok(won.into_iter().collect())
}

/// Takes as many numbers of each day as there are new cases of it.
async fn take_numbers<'a>(
    db: &mut Connection,
    new: impl Iterator<Item = &'a &'a NewCase>,
) -> Result<BTreeMap<String, std::ops::RangeInclusive<i64>>, StoreError> {
    let mut wanted: BTreeMap<String, i64> = BTreeMap::new();
    for case in new {
        *wanted.entry(day_of(case.received_at)).or_default() += 1;
    }
    let mut taken = BTreeMap::new();
    for (day, amount) in wanted {
        let last = db
            .query(TAKE, &[text(day.as_str()), int(amount)], |row| row.int(0))
            .await?;
        let last = last
            .first()
            .copied()
            .ok_or_else(|| StoreError::corrupt("no number was given"))?;
        taken.insert(day, last - amount + 1..=last);
    }
    Ok(taken)
}

impl<'a> Numbered<'a> {
    fn new(new: &'a NewCase, position: i64, moved: &mut Moved) -> Result<Self, StoreError> {
        let position = u32::try_from(position).map_err(|_| StoreError::corrupt("a day has too many cases"))?;
        let number = Number {
            day: new.received_at.day(),
            position,
        };
        // A panic in there must not end the writer for everybody else.
        let events = catch_unwind(AssertUnwindSafe(|| (new.events)(number)));
        let events = events.map_err(|_| StoreError::corrupt("the events of a case could not be made"))?;
        let case = moved.add(&new.id, None, &events)?;
        let case = case.ok_or_else(|| StoreError::corrupt("a case has no events"))?;
        let projection = Projection::of(&case, count(events.len()))?;
        if projection.number != number.to_string() {
            return Err(StoreError::corrupt("a case does not have the number it was given"));
        }
        let bodies = bodies(&events)?;
        Ok(Self {
            new,
            events,
            bodies,
            projection,
            tasks: tasks::rows(&new.id, &case).into_iter().flatten().collect(),
            of_source: source_steps::case_row(&new.id, &case).into_iter().flatten().collect(),
            helps: helps::rows(&new.id, &case).into_iter().flatten().collect(),
        })
    }

    fn stored(self) -> StoredCase {
        StoredCase {
            id: self.new.id.clone(),
            version: count(self.events.len()),
            content: Some(self.new.content),
            events: self.events,
        }
    }
}

/// The canonical texts of events.
pub(super) fn bodies(events: &[Recorded]) -> Result<Vec<String>, StoreError> {
    let bodies: Result<_, _> = events.iter().map(Recorded::canonical).collect();
    bodies.map_err(|_| StoreError::corrupt("an event has no text"))
}

async fn insert(db: &mut Connection, cases: &[Numbered<'_>]) -> Result<(), StoreError> {
    let (mut events, mut texts, mut contacts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut rows, mut tasks, mut outbox) = (Vec::new(), Vec::new(), Vec::new());
    let (mut unsorted, mut claims) = (Vec::new(), Vec::new());
    let (mut of_source, mut helps) = (Vec::new(), Vec::new());
    for case in cases {
        let id = case.new.id.as_str();
        if let Some((claim, until)) = &case.new.claim {
            claims.extend([text(id), blob(claim), int(until.ms())]);
        }
        for (seq, body) in (1..).zip(&case.bodies) {
            events.extend([text(id), int(seq), text(body.as_str())]);
        }
        for one in &case.new.texts {
            let part = one.part.as_str();
            texts.extend([text(id), int(1), text(part), blob(&one.salt), text(one.body.as_str())]);
        }
        if let Some(contact) = &case.new.contact {
            let [name, phone, email] = [&contact.name, &contact.phone, &contact.email];
            contacts.push(text(id));
            contacts.extend([name, phone, email].map(|one| opt_text(one.as_deref())));
        }
        rows.extend(case.projection.row(id));
        unsorted.extend([text(case.projection.number.as_str()), text(id)]);
        tasks.extend_from_slice(&case.tasks);
        of_source.extend_from_slice(&case.of_source);
        helps.extend_from_slice(&case.helps);
        topics(&mut outbox, id, count(case.events.len()), &case.new.topics);
    }
    EVENTS.execute(db, &events).await?;
    TEXTS.execute(db, &texts).await?;
    CONTACTS.execute(db, &contacts).await?;
    CASES.execute(db, &rows).await?;
    UNSORTED.execute(db, &unsorted).await?;
    TASKS.execute(db, &tasks).await?;
    HELPS.execute(db, &helps).await?;
    CLAIMS.execute(db, &claims).await?;
    source_steps::add_cases(db, &of_source).await?;
    OUTBOX.execute(db, &outbox).await
}

/// Adds the outbox rows of a case that has reached a version.
pub(super) fn topics<'a>(outbox: &mut Vec<Value<'a>>, id: &'a str, version: i64, topics: &'a [String]) {
    for topic in topics {
        let entry = format!("{id}/{version}/{topic}");
        outbox.extend([text(entry), text(id), text(topic.as_str()), int(0), int(0)]);
    }
}

/// The case that has the code, or came from there, already. With our own id it is our own: its commit was done, only its answer was lost.
async fn known(db: &mut Connection, case: &NewCase) -> Result<Outcome, StoreError> {
    let rows = match &case.origin {
        Some(origin) => db.query(read::BY_ORIGIN, &[blob(&origin.key)], read::line).await?,
        None => db.query(read::BY_CODE, &[blob(&case.code)], read::line).await?,
    };
    let stored = read::assemble(rows).ok_or_else(|| StoreError::corrupt("a code has no case"))?;
    Ok(if stored.id == case.id {
        Outcome::Filed(stored)
    } else {
        Outcome::Known(stored)
    })
}
