//! What a source reads of the cases that it sent, and how far it has read.

use qingyu_api::source_steps::{SourceStepView, SourceSteps, StepsFilter, StepsTaken};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_store::{SourceMark, StepsOf, StoredStep};

use super::page;
use crate::app::App;
use crate::refusal::Refusal;

/// The way of a source that calls.
pub const CALL: &str = "call";

/// The steps behind one.
pub async fn read(app: &App, source: &str, filter: StepsFilter) -> Result<SourceSteps, Refusal> {
    app.store.source(source).await?.ok_or(Refusal::NotFound)?;
    // Read first: whoever gets all steps up to it has no more to fetch, whatever is told meanwhile.
    let last = app.store.last_source_step(source).await?;
    let of = StepsOf {
        after: signed_int(filter.after.unwrap_or_default()),
        up_to: last,
        day: None,
        limit: page::limit(filter.limit)?.into(),
    };
    let steps = app.store.source_steps(source, of).await?;
    Ok(SourceSteps {
        steps: steps.into_iter().map(view).collect(),
        last: count(last),
    })
}

/// Everything up to a step was taken over.
pub async fn acknowledge(app: &App, source: &str, taken: StepsTaken) -> Result<StepsTaken, Refusal> {
    app.store.source(source).await?.ok_or(Refusal::NotFound)?;
    mark(app, source, CALL, taken).await
}

/// Notes how far a way has handed over; never further than there is something.
pub async fn mark(app: &App, source: &str, way: &str, taken: StepsTaken) -> Result<StepsTaken, Refusal> {
    if taken.up_to > count(app.store.last_source_step(source).await?) {
        return Err(unknown_step());
    }
    let mark = SourceMark {
        way: way.to_owned(),
        up_to: signed_int(taken.up_to),
        at: app.clock.now(),
    };
    app.store.mark_source(source, mark).await?;
    let marks = app.store.source_marks(source).await?;
    let now = marks.iter().find(|mark| mark.way == way);
    Ok(StepsTaken {
        up_to: now.map_or(taken.up_to, |mark| count(mark.up_to)),
    })
}

/// There is no such step.
pub fn unknown_step() -> Refusal {
    Refusal::Invalid(vec![Fault {
        field: Field::Number,
        code: FaultCode::OutOfRange,
    }])
}

/// A step with its words.
pub fn view(stored: StoredStep) -> SourceStepView {
    let told = stored.told;
    SourceStepView {
        step: count(stored.step),
        number: stored.number,
        our_number: stored.our_number,
        at: stored.at,
        kind: told.kind,
        reason: told.reason,
        due_at: told.due_at,
        adoption: told.adoption,
        reached: told.reached,
        level: told.level,
        solved: told.solved,
        ending: told.ending,
        is_erased: stored.is_said && stored.text.is_none(),
        text: stored.text,
    }
}

/// A number as it is stored.
pub fn signed_int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A stored number, none of which is below 0.
pub fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
