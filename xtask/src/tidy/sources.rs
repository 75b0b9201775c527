//! The text files of the repository.

use std::fs;
use std::path::Path;

use anyhow::Result;

/// Folders at the top that are made, not written.
const MADE: [&str; 7] = [
    ".git",
    "blob-report",
    "data",
    "node_modules",
    "playwright-report",
    "target",
    "test-results",
];

/// One text file.
pub struct Source {
    /// Its path below the top folder, with slashes.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl Source {
    /// Says whether the file's name ends so.
    pub fn is(&self, extension: &str) -> bool {
        let ending = Path::new(&self.path).extension();
        ending.is_some_and(|ending| ending == extension)
    }

    /// Says whether the whole file is a test.
    pub fn is_test(&self) -> bool {
        let path = &self.path;
        path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("/tests.rs")
    }

    /// Says whether the file is below one of the folders.
    pub fn is_in(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    /// A finding in this file.
    pub fn finding(&self, line: usize, what: impl AsRef<str>) -> String {
        format!("{}:{line}: {}", self.path, what.as_ref())
    }
}

/// Reads every text file that a person wrote.
pub fn read(root: &Path) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    gather(root, "", &mut sources)?;
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}

fn gather(folder: &Path, prefix: &str, sources: &mut Vec<Source>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let kind = entry.file_type()?;
        if kind.is_dir() && !MADE.contains(&path.as_str()) {
            gather(&entry.path(), &format!("{path}/"), sources)?;
        } else if kind.is_file()
            && let Ok(text) = String::from_utf8(fs::read(entry.path())?)
        {
            sources.push(Source { path, text });
        }
    }
    Ok(())
}

/// A file as the checks' tests plant it.
#[cfg(test)]
pub fn planted(path: &str, text: &str) -> [Source; 1] {
    [Source {
        path: path.to_owned(),
        text: text.to_owned(),
    }]
}
