//! The figures of the desk as a table for spreadsheets: what the public one has, then the causes.

use qingyu_api::desk::figures::{DeskFigures, DeskFiguresFilter};
use qingyu_words::Lang;
use qingyu_words::desk::{codes, figures as words};

use super::csv::{csv as open_csv, name};
use super::inner::read;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::export::lines;
use crate::commands::people::change;
use crate::refusal::Refusal;

/// The whole table; that exact numbers were taken is recorded.
pub async fn csv(app: &App, signed: &Signed, filter: &DeskFiguresFilter, lang: Lang) -> Result<Vec<u8>, Refusal> {
    let told = read(app, signed, filter).await?;
    if told.is_exact {
        let record = change(app, Some(signed), "exported_figures", &signed.person.id)?;
        app.store.record(record).await?;
    }
    let mut table = open_csv(&told.figures, lang)?;
    table.extend(lines(&causes(&told, lang))?);
    Ok(table)
}

fn causes(told: &DeskFigures, lang: Lang) -> Vec<[String; 7]> {
    let line = |one: &qingyu_api::desk::figures::CauseLine| {
        let of = one.of.as_deref();
        [
            one.month.to_string(),
            words::scope(lang, of.is_none()).to_owned(),
            of.unwrap_or_default().to_owned(),
            name(&told.figures, lang, of, false),
            words::causes_h2(lang).to_owned(),
            codes::cause(lang, one.cause).to_owned(),
            one.found.to_string(),
        ]
    };
    told.causes.iter().map(line).collect()
}
