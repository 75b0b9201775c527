//! How often the psychological service was asked: months that are over, without a unit and without a name.

use qingyu_api::desk::care::CareTotals;
use qingyu_domain::care_list::{CareReason, MONTHS, TOTALS_FOR, care_month};
use qingyu_domain::figures::Month;

use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// The twelve months before this one, the newest first.
pub async fn read(app: &App, signed: &Signed) -> Result<CareTotals, Refusal> {
    if !TOTALS_FOR.iter().any(|role| signed.person.holds(*role)) {
        return Err(Refusal::NotAllowed);
    }
    let now = Month::of(app.clock.now().day());
    let counts = app.store.care_counts(now.plus(-MONTHS), now).await?;
    let times = |month: Month, reason: CareReason| {
        let found = counts.iter().find(|(at, what, _)| (*at, *what) == (month, reason));
        found.map_or(0, |(_, _, n)| u32::try_from(*n).unwrap_or(u32::MAX))
    };
    let months = (1..=MONTHS).map(|back| now.plus(-back));
    Ok(CareTotals {
        months: months
            .map(|month| care_month(month, |reason| times(month, reason)))
            .collect(),
    })
}
