//! Rust taken apart just far enough: code, string literals, and which lines are tests.

use std::ops::RangeInclusive;

/// A Rust file taken apart.
pub struct Rust {
    /// The code with literals and comments blanked out; lines stay where they are.
    code: String,
    /// Every string and character literal and the line it starts on.
    literals: Vec<(usize, String)>,
    /// Lines of items behind `#[cfg(test)]`.
    tests: Vec<RangeInclusive<usize>>,
}

impl Rust {
    /// Takes a text apart.
    pub fn read(text: &str) -> Self {
        let mut reader = Reader {
            chars: text.chars().collect(),
            at: 0,
            line: 1,
            code: String::with_capacity(text.len()),
            literals: Vec::new(),
        };
        reader.all();
        let tests = test_items(&reader.code);
        Self {
            code: reader.code,
            literals: reader.literals,
            tests,
        }
    }

    /// The whole code, tests included.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The code outside tests, line by line.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let numbered = self.code.lines().enumerate().map(|(index, line)| (index + 1, line));
        numbered.filter(|(line, _)| !self.is_test(*line))
    }

    /// The literals outside tests.
    pub fn literals(&self) -> impl Iterator<Item = (usize, &str)> {
        let all = self.literals.iter().map(|(line, text)| (*line, text.as_str()));
        all.filter(|(line, _)| !self.is_test(*line))
    }

    fn is_test(&self, line: usize) -> bool {
        self.tests.iter().any(|item| item.contains(&line))
    }
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    literals: Vec<(usize, String)>,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    /// Moves on by one character, kept in the code or blanked out.
    fn step(&mut self, keep: bool) {
        let c = self.peek(0);
        self.line += usize::from(c == '\n');
        self.code.push(if keep || c == '\n' { c } else { ' ' });
        self.at += 1;
    }

    fn all(&mut self) {
        let mut before = ' ';
        while self.at < self.chars.len() {
            let c = self.peek(0);
            let starts_word = !(before.is_alphanumeric() || before == '_') || "bc".contains(before);
            match (c, self.peek(1)) {
                ('/', '/') => self.blank_while(|reader| reader.peek(0) != '\n'),
                ('/', '*') => self.block(),
                ('r', '"' | '#') if starts_word && self.hashes().is_some() => self.raw(),
                ('"', _) => self.quoted('"'),
                ('\'', '\\') => self.quoted('\''),
                ('\'', _) if self.peek(2) == '\'' => self.quoted('\''),
                _ => self.step(true),
            }
            before = c;
        }
    }

    fn blank_while(&mut self, goes_on: impl Fn(&Self) -> bool) {
        while self.at < self.chars.len() && goes_on(self) {
            self.step(false);
        }
    }

    /// A block comment; they nest.
    fn block(&mut self) {
        let mut depth = 0;
        while self.at < self.chars.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    self.step(false);
                    continue;
                }
            }
            self.step(false);
            self.step(false);
            if depth == 0 {
                return;
            }
        }
    }

    /// How many # a raw string opens with, when one starts here.
    fn hashes(&self) -> Option<usize> {
        let count = (1..=255).take_while(|ahead| self.peek(*ahead) == '#').count();
        (self.peek(count + 1) == '"').then_some(count)
    }

    fn raw(&mut self) {
        let (line, hashes) = (self.line, self.hashes().unwrap_or(0));
        let start = self.at + hashes + 2;
        let ends = |reader: &Self| reader.peek(0) == '"' && (1..=hashes).all(|ahead| reader.peek(ahead) == '#');
        for _ in 0..hashes + 2 {
            self.step(false);
        }
        self.blank_while(|reader| !ends(reader));
        self.note(line, start);
        for _ in 0..=hashes {
            self.step(false);
        }
    }

    fn quoted(&mut self, end: char) {
        let line = self.line;
        self.step(false);
        let start = self.at;
        while self.at < self.chars.len() && self.peek(0) != end {
            if self.peek(0) == '\\' {
                self.step(false);
            }
            self.step(false);
        }
        self.note(line, start);
        self.step(false);
    }

    fn note(&mut self, line: usize, start: usize) {
        let end = self.at.min(self.chars.len());
        let text = self.chars.get(start..end).unwrap_or_default();
        self.literals.push((line, text.iter().collect()));
    }
}

/// The lines of every item behind `#[cfg(test)]`.
fn test_items(code: &str) -> Vec<RangeInclusive<usize>> {
    let line_of = |at: usize| code[..at].matches('\n').count() + 1;
    let starts = code.match_indices("#[cfg(test)]");
    starts
        .map(|(at, _)| line_of(at)..=line_of(end_of_item(code, at)))
        .collect()
}

fn end_of_item(code: &str, from: usize) -> usize {
    let mut depth = 0;
    for (at, c) in code[from..].char_indices() {
        match c {
            ';' if depth == 0 => return from + at,
            '{' => depth += 1,
            '}' if depth <= 1 => return from + at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_leave_the_code_and_lines_stay() {
        let rust = Rust::read(
            "let a = \"x // \\\" y\"; // \"no\"\nlet b = r#\"q\"\nz\"#; /* \"n /* o */ \" */\nlet c: &'a str = 'd';\nlet e = b\"f\";",
        );
        let found: Vec<_> = rust.literals().collect();
        assert_eq!(found, [(1, "x // \\\" y"), (2, "q\"\nz"), (4, "d"), (5, "f")]);
        assert_eq!(rust.code().lines().count(), 5);
        assert!(rust.code().contains("&'a str"));
        assert!(!rust.code().contains("no"));
    }

    #[test]
    fn what_is_behind_cfg_test_is_a_test_and_what_follows_is_not() {
        let rust = Rust::read(
            "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { if true {} }\n}\nfn c() {}\n#[cfg(test)]\nuse d;\nfn e() {}",
        );
        let lines: Vec<_> = rust.lines().map(|(line, _)| line).collect();
        assert_eq!(lines, [1, 6, 9]);
    }
}
