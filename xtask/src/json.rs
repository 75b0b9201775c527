//! Just enough JSON to read what cargo and Playwright report.

use anyhow::{Context, Result, bail};

/// A JSON value; numbers stay as they were written.
#[derive(Debug, PartialEq)]
pub enum Json {
    /// null, true, false and numbers.
    Word(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// An object, in its order.
    Object(Vec<(String, Self)>),
}

impl Json {
    /// Reads a whole text.
    pub fn read(text: &str) -> Result<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value()?;
        if !reader.space().is_empty() {
            bail!("something follows the JSON value");
        }
        Ok(value)
    }

    /// A member of an object.
    pub fn at(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The members of an array; none when it is not one.
    pub fn list(&self) -> &[Self] {
        match self {
            Self::List(values) => values,
            _ => &[],
        }
    }

    /// A whole number.
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Word(word) => word.parse().ok(),
            _ => None,
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn space(&mut self) -> &'a str {
        self.rest = self.rest.trim_start();
        self.rest
    }

    fn take(&mut self, token: char) -> bool {
        match self.space().strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, token: char) -> Result<()> {
        if !self.take(token) {
            let near: String = self.rest.chars().take(20).collect();
            bail!("expected {token} before {near:?}");
        }
        Ok(())
    }

    fn value(&mut self) -> Result<Json> {
        match self.space().chars().next() {
            Some('{') => self.object(),
            Some('[') => self.array(),
            Some('"') => Ok(Json::Text(self.string()?)),
            Some(_) => self.word(),
            None => bail!("the JSON ends too early"),
        }
    }

    fn object(&mut self) -> Result<Json> {
        self.expect('{')?;
        let mut members = Vec::new();
        while !self.take('}') {
            if !members.is_empty() {
                self.expect(',')?;
            }
            self.space();
            let name = self.string()?;
            self.expect(':')?;
            members.push((name, self.value()?));
        }
        Ok(Json::Object(members))
    }

    fn array(&mut self) -> Result<Json> {
        self.expect('[')?;
        let mut values = Vec::new();
        while !self.take(']') {
            if !values.is_empty() {
                self.expect(',')?;
            }
            values.push(self.value()?);
        }
        Ok(Json::List(values))
    }

    fn word(&mut self) -> Result<Json> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        if word.is_empty() {
            bail!("a JSON value is missing");
        }
        self.rest = rest;
        Ok(Json::Word(word.to_owned()))
    }

    fn string(&mut self) -> Result<String> {
        self.expect('"')?;
        let mut text = String::new();
        loop {
            let end = self.rest.find(['"', '\\']).context("a JSON string does not end")?;
            text.push_str(&self.rest[..end]);
            let is_end = self.rest[end..].starts_with('"');
            self.rest = &self.rest[end + 1..];
            if is_end {
                return Ok(text);
            }
            text.push(self.escape()?);
        }
    }

    /// One escaped character; half of a surrogate pair reads as a replacement character.
    fn escape(&mut self) -> Result<char> {
        let mut chars = self.rest.chars();
        let kind = chars.next().context("a JSON string does not end")?;
        self.rest = chars.as_str();
        Ok(match kind {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => {
                let (digits, rest) = self.rest.split_at_checked(4).context("a short \\u")?;
                self.rest = rest;
                char::from_u32(u32::from_str_radix(digits, 16)?).unwrap_or('\u{fffd}')
            }
            other => other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_every_kind_are_read() {
        let text = r#" {"a": [1, -2.5e3, null, true], "b": {"c": "x\n\"\u00e9\\"}, "d": [], "e": {}} "#;
        let json = Json::read(text).unwrap();
        let list = json.at("a").unwrap().list();
        assert_eq!(list[0].count(), Some(1));
        assert_eq!(list[1].count(), None);
        assert_eq!(list.len(), 4);
        assert_eq!(json.at("b").unwrap().at("c").unwrap().text(), Some("x\n\"\u{e9}\\"));
        assert_eq!(json.at("d"), Some(&Json::List(Vec::new())));
        assert_eq!(json.at("f"), None);
    }

    #[test]
    fn broken_text_is_refused() {
        for text in ["", "{", "[1", "\"a", "{\"a\" 1}", "[1 2]", "1 2", "\"\\u00", "{a:1}"] {
            assert!(Json::read(text).is_err(), "{text}");
        }
    }
}
