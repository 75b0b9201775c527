//! What became of a cause after an improvement: three months before it and three after it, from the counters of cases.

use qingyu_api::desk::musts::{Effect, EffectSpan, MustLine};
use qingyu_domain::case::{Cause, Must};
use qingyu_domain::figures::{EFFECT_MONTHS, Month, Span, around, change, is_over};

use super::counted::Counted;
use super::inner::sees_since;
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// Adds it to improvements that are done, for whoever sees every number of these months.
pub async fn add(app: &App, signed: &Signed, lines: &mut [MustLine]) -> Result<(), Refusal> {
    let done: Vec<Month> = lines.iter().filter_map(improved).map(|(month, ..)| month).collect();
    let (Some(first), Some(last)) = (done.iter().min(), done.iter().max()) else {
        return Ok(());
    };
    let now = app.clock.now();
    let from = first.plus(-EFFECT_MONTHS);
    if !sees_since(signed, from, now) {
        return Ok(());
    }
    let counted = Counted::of(app, signed, from, last.plus(EFFECT_MONTHS)).await?;
    let today = Month::of(now.day());
    for line in lines {
        let effect = improved(line).filter(|(_, unit, _)| counted.units().iter().any(|one| one == unit));
        line.effect = effect.map(|(month, unit, cause)| of(&counted, month, unit, cause, today));
    }
    Ok(())
}

/// When an improvement was done, at which unit and for which cause.
fn improved(line: &MustLine) -> Option<(Month, &str, Cause)> {
    let is_improvement = line.what == Must::Improvement;
    let done = line.done_on.filter(|_| is_improvement)?;
    Some((Month::of(done), line.owner.as_deref()?, line.cause?))
}

fn of(counted: &Counted, done: Month, unit: &str, cause: Cause, today: Month) -> Effect {
    let [before, after] = around(done).map(|months| counted.span(unit, cause, &months));
    let after = Some(after).filter(|_| is_over(done, today));
    let told = |span: Span| EffectSpan {
        cases: span.cases,
        of: span.of,
    };
    Effect {
        before: told(before),
        after: after.map(told),
        change: change(before, after),
    }
}
