//! A case as another system sends it by call: each once, by the rules of its files.

use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::intake::ReportedCase;
use qingyu_domain::submission::Setting;

use super::file_case::Filing;
use super::intake::{Incoming, content, origin_key, register};
use crate::app::App;
use crate::refusal::Refusal;

/// Registers it. The number is needed: by it a repeat is known.
pub async fn report(app: &App, source: &str, answers: &ReportedCase) -> Result<Filing, Refusal> {
    let source = app.store.source(source).await?.ok_or(Refusal::NotFound)?;
    let staff = app.staff.known();
    let setting = Setting {
        today: app.clock.now().day(),
        units: &staff.org.units,
        reply_by: &[],
    };
    let parsed = answers.parse(&source, &setting);
    let is_numbered = !matches!(answers.parse_number(), Ok(None));
    let reported = match parsed {
        Ok(reported) if is_numbered => reported,
        other => {
            let absent = Fault {
                field: Field::Number,
                code: FaultCode::Required,
            };
            let absent = (!is_numbered).then_some(absent);
            let faults = other.err().unwrap_or_default();
            return Err(Refusal::Invalid(absent.into_iter().chain(faults).collect()));
        }
    };
    let incoming = Incoming {
        submission: &reported.submission,
        origin: &reported.origin,
        key: origin_key(app, &reported, answers, None)?,
        content: content(app, answers)?,
        by: None,
        slip: None,
    };
    register(app, &incoming).await
}
