//! Names and values below each other, each perhaps with a link that changes it.

use leptos::prelude::*;

/// One line: name, value, and where it can be changed with the link's word.
pub struct Row {
    /// What it is.
    pub name: &'static str,
    /// What was given.
    pub value: String,
    /// Where it can be changed.
    pub change: Option<(String, &'static str)>,
}

/// All lines.
pub fn summary(rows: Vec<Row>) -> AnyView {
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    view! { <dl class="summary">{rows}</dl> }.into_any()
}

fn row(row: Row) -> AnyView {
    let name = row.name;
    let change = row.change.map(|(href, word)| {
        view! {
            <dd class="summary__change">
                <a href=href>
                    {word} <span class="visually-hidden">{name}</span>
                </a>
            </dd>
        }
    });
    view! {
        <div>
            <dt>{name}</dt>
            <dd class="written">{row.value}</dd>
            {change}
        </div>
    }
    .into_any()
}
