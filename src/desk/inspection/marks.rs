//! The items of a list, each marked with one thumb.

use std::collections::BTreeMap;

use leptos::prelude::*;
use qingyu_api::desk::inspections::ItemView;
use qingyu_domain::inspection::Mark;
use qingyu_words::desk::inspections as words;

use super::record::Noting;
use super::told::named;
use crate::desk::sheet::is_checked;
use crate::ui::el::{View, el};

impl Noting {
    /// Everything that is looked at, with nothing chosen.
    pub(super) fn items(self) -> Vec<View> {
        let items = self.chosen_list(|list| list.items.clone()).unwrap_or_default();
        items.iter().map(|item| self.item(item)).collect()
    }

    fn item(self, item: &ItemView) -> View {
        let lang = self.sheet.desk.lang;
        let before = self.before.with_value(|before| before.marks.get(&item.code).cloned());
        let name = ["mark-", &item.code].concat();
        let choice = |code: &str, label: &str| {
            let id = [&name, "-", code].concat();
            let input = el("input", "")
                .set("type", "radio")
                .set("id", &id)
                .set("name", &name)
                .set("value", code)
                .flag("checked", before.as_deref() == Some(code));
            el("div", "choice")
                .child(input.view())
                .child(el("label", "").set("for", &id).text(label).view())
                .view()
        };
        let choices = vec![
            choice(Mark::Good.as_str(), words::mark(lang, Mark::Good)),
            choice(Mark::Poor.as_str(), words::mark(lang, Mark::Poor)),
            choice("", words::not_looked(lang)),
        ];
        let class = if self.is_visit() {
            "checks checks--visit"
        } else {
            "checks"
        };
        el("fieldset", class)
            .child(el("legend", "label").text(named(lang, &item.zh, &item.en)).view())
            .child(el("div", "checks__marks").all(choices).view())
            .view()
    }

    pub(super) fn marks(self) -> BTreeMap<String, String> {
        let items = self.lists.with_value(|lists| {
            let list = lists.get(self.list.get_untracked());
            list.map(|list| list.items.clone()).unwrap_or_default()
        });
        let marked = |item: ItemView| {
            let is = |mark: &&Mark| is_checked(&["mark-", &item.code, "-", mark.as_str()].concat());
            let mark = Mark::ALL.iter().find(is)?;
            Some((item.code.clone(), mark.as_str().to_owned()))
        };
        items.into_iter().filter_map(marked).collect()
    }
}
