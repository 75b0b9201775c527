//! Calls of 110 as the exchange reports them: each once, counted by its hour, and called back where that is owed.

use qingyu_api::report_call::CallReceipt;
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::call_taking::{Call, CallAnswers, recorded};
use qingyu_domain::time::Timestamp;
use qingyu_store::NewCall;

use crate::app::App;
use crate::pepper::hex;
use crate::refusal::Refusal;
use crate::visit_sources::VisitSource;

/// What stands among the windows of a source that may report calls.
const EXCHANGE: &str = "110";

/// Keeps a call. Whether it is new, too.
pub async fn report_call(
    app: &App,
    source: &VisitSource,
    answers: &CallAnswers,
) -> Result<(CallReceipt, bool), Refusal> {
    if !source.windows.iter().any(|window| window == EXCHANGE) {
        let (field, code) = (Field::Source, FaultCode::Unknown);
        return Err(Refusal::Invalid(vec![Fault { field, code }]));
    }
    let now = app.clock.now();
    let call = answers.parse(now).map_err(Refusal::Invalid)?;
    let due = call
        .sort
        .is_owed()
        .then(|| app.call_taking.promise.due(call.sort, call.at));
    let is_new = app.store.add_calls(vec![kept(app, &call, now)]).await?;
    Ok((CallReceipt { due }, is_new.contains(&true)))
}

/// What is kept of a call: by whichever way it comes, the exchange's number makes it the same one.
pub fn kept(app: &App, call: &Call, now: Timestamp) -> NewCall {
    let named = ["call/", &call.number].concat();
    let phone = call.phone.as_ref().map(|phone| phone.as_str().to_owned());
    let owed = || (recorded(call, now, app.call_taking.promise), call.number.clone(), phone);
    NewCall {
        id: hex(&app.pepper.mac(named.as_bytes())),
        hour: (call.at.day(), u8::try_from(call.at.clock().0).unwrap_or_default()),
        is_answered: call.answered,
        is_within: call.is_within(app.call_taking.three_rings),
        call_back: call.sort.is_owed().then(owed),
    }
}
