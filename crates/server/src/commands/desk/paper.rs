//! Papers of cases and notices: made of what somebody sees of them anyway. Opening one is recorded as opening a case is, and that one was taken
//! along is recorded as well.

use qingyu_api::desk::papers::{CasePaper, PaperFilter};
use qingyu_words::Lang;
use qingyu_words::desk::case_papers::{self, Seen};
use qingyu_words::paper::Paper;

use super::directives::may_print;
use super::notice::read;
use super::{find, story};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::people::change;
use crate::refusal::Refusal;

/// A paper of a case. 404 for whoever does not see the case, and where there is no such paper yet.
pub async fn of_case(
    app: &App,
    signed: &Signed,
    number: &str,
    (paper, filter, lang): (CasePaper, &PaperFilter, Lang),
) -> Result<Vec<Paper>, Refusal> {
    find(app, signed, number).await?;
    if !may_print(signed) {
        return Err(Refusal::NotAllowed);
    }
    let story = story::story(app, signed, number).await?;
    let unit = |code: &str| unit(signed, code);
    let seen = Seen {
        lang,
        story: &story,
        today: app.clock.now().day(),
        unit: &unit,
    };
    case_papers::papers(seen, paper, filter.of).ok_or(Refusal::NotFound)
}

/// A notice, as its reader sees it.
pub async fn of_notice(app: &App, signed: &Signed, number: &str, lang: Lang) -> Result<Vec<Paper>, Refusal> {
    let notice = read::read(app, signed, number).await?;
    let unit = |code: &str| unit(signed, code);
    Ok(vec![case_papers::notice(lang, &notice, &unit)])
}

/// Somebody takes a paper along; of which case is not said, since not everybody who reads the record may know of it.
pub async fn taken(app: &App, signed: &Signed, what: &str) -> Result<(), Refusal> {
    let record = change(app, Some(signed), what, &signed.person.id)?;
    app.store.record(record).await?;
    Ok(())
}

fn unit(signed: &Signed, code: &str) -> String {
    let known = signed.staff.org.units.unit(code);
    known.map_or_else(|| code.to_owned(), |unit| unit.name.clone())
}
