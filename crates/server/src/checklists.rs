//! What inspections look at: the lists that come with the program, or a city's own file, read once at the start.

use std::path::Path;

use anyhow::Context as _;
use qingyu_domain::inspection::{Checklist, ChecklistError, bundled, read_lists};

/// The lists of a file, or those that come with the program where none is named.
pub fn read(file: Option<&Path>) -> anyhow::Result<Vec<Checklist>> {
    let Some(path) = file else {
        return bundled().map_err(|error| in_words(&error));
    };
    let named = || format!("the lists of {} cannot be used", path.display());
    let text = std::fs::read_to_string(path).with_context(named)?;
    read_lists(&text).map_err(|error| in_words(&error)).with_context(named)
}

fn in_words(error: &ChecklistError) -> anyhow::Error {
    match error {
        ChecklistError::Unreadable(what) => anyhow::anyhow!("it is no JSON of the form of lists: {what}"),
        ChecklistError::Empty(code) => {
            anyhow::anyhow!("`{code}`: a list has an item at least, and every name has words in both languages")
        }
        ChecklistError::Twice(code) => anyhow::anyhow!("`{code}` stands twice"),
        ChecklistError::NoCode(code) => anyhow::anyhow!("`{code}` is no code: 1 to 40 small letters, digits and _"),
        ChecklistError::Other(code) => anyhow::anyhow!(
            "`{code}` means something else in the lists that come with the program: a code is never given to another thing"
        ),
        ChecklistError::NoVisit => anyhow::anyhow!("there is no list for supervisors' visits"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_the_file_and_what_is_wrong_with_it() {
        let missing = read(Some(Path::new("/nowhere/lists.json"))).unwrap_err();
        assert!(format!("{missing:#}").contains("/nowhere/lists.json"));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lists.json");
        std::fs::write(&path, "[]").unwrap();
        let empty = read(Some(&path)).unwrap_err();
        assert!(format!("{empty:#}").ends_with("lists.json cannot be used: there is no list for supervisors' visits"));
    }

    #[test]
    fn the_lists_that_come_with_the_program_are_there_without_a_file() {
        assert!(read(None).unwrap().len() >= 5);
    }
}
