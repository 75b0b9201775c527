//! Statements that read several things by their ids, in sizes that stay prepared.

use std::sync::LazyLock;

use crate::db::{Value, text};

/// Ids in one statement at most.
pub(crate) const MOST: usize = 128;
/// How many a statement reads.
const SIZES: [usize; 4] = [1, 8, 32, MOST];

/// A statement over ids, once for each size.
pub(crate) struct ByIds {
    sized: [LazyLock<String, Box<dyn FnOnce() -> String + Send>>; 4],
}

impl ByIds {
    /// What stands before the list of ids, and after it.
    pub(crate) fn new(before: &'static str, after: &'static str) -> Self {
        let sized = SIZES.map(|size| {
            let build: Box<dyn FnOnce() -> String + Send> = Box::new(move || {
                let places: Vec<String> = (1..=size).map(|place| format!("${place}")).collect();
                [before, " (", &places.join(", "), ")", after].concat()
            });
            LazyLock::new(build)
        });
        Self { sized }
    }

    /// The statement for so many ids, [`MOST`] at most, and its values: the last id stands in for those that are missing.
    pub(crate) fn of<'a>(&'static self, ids: &'a [String]) -> (&'static str, Vec<Value<'a>>) {
        let at = SIZES
            .iter()
            .position(|size| *size >= ids.len())
            .unwrap_or(SIZES.len() - 1);
        let sql = self.sized.get(at).map_or("", |sql| sql.as_str());
        let size = SIZES.get(at).copied().unwrap_or(MOST);
        let Some(last) = ids.last() else {
            return (sql, Vec::new());
        };
        let all = ids.iter().chain(std::iter::repeat(last));
        (sql, all.take(size).map(|id| text(id.as_str())).collect())
    }
}
