//! The values that statements are given.

use std::borrow::Cow;

use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};

/// One value; the type is kept for NULL too, since PostgreSQL wants to know it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Text(Option<Cow<'a, str>>),
    Int(Option<i64>),
    Blob(Option<&'a [u8]>),
}

/// A text.
pub(crate) fn text<'a>(text: impl Into<Cow<'a, str>>) -> Value<'a> {
    Value::Text(Some(text.into()))
}

/// A text or NULL.
pub(crate) fn opt_text<'a>(text: Option<impl Into<Cow<'a, str>>>) -> Value<'a> {
    Value::Text(text.map(Into::into))
}

/// A whole number.
pub(crate) const fn int(number: i64) -> Value<'static> {
    Value::Int(Some(number))
}

/// A whole number or NULL.
pub(crate) const fn opt_int(number: Option<i64>) -> Value<'static> {
    Value::Int(number)
}

/// Bytes.
pub(crate) const fn blob(bytes: &[u8]) -> Value<'_> {
    Value::Blob(Some(bytes))
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let value = match self {
            Self::Text(Some(text)) => ValueRef::Text(text.as_bytes()),
            Self::Int(Some(number)) => ValueRef::Integer(*number),
            Self::Blob(Some(bytes)) => ValueRef::Blob(bytes),
            Self::Text(None) | Self::Int(None) | Self::Blob(None) => ValueRef::Null,
        };
        Ok(ToSqlOutput::Borrowed(value))
    }
}
