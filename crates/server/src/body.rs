//! Reading a JSON body: size, type, syntax and shape, each with its own refusal.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use qingyu_api::desk::imports::XLSX;
use qingyu_api::{Fault, FaultCode, Field};
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::refusal::Refusal;

/// The largest JSON body, in bytes.
pub const JSON_LIMIT: usize = 64 * 1024;

/// A JSON body of a type.
#[derive(Clone, Copy)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Refusal> {
        if !is_json(request.headers()) {
            return Err(Refusal::UnsupportedMediaType);
        }
        let bytes = collect(request.into_body()).await?;
        parse(&bytes).map(Json)
    }
}

/// The largest picture, in bytes.
pub const PICTURE_LIMIT: usize = 8_000_000;

/// The bytes of a picture, as the client names it: what it is is seen when it is read.
pub struct Picture(pub Vec<u8>);

impl<S: Send + Sync> FromRequest<S> for Picture {
    type Rejection = Refusal;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Refusal> {
        if !["image/jpeg", "image/png"]
            .iter()
            .any(|media| is_media(request.headers(), media))
        {
            return Err(Refusal::UnsupportedMediaType);
        }
        let bytes = collect_until(request.into_body(), PICTURE_LIMIT).await?;
        Ok(Self(bytes.into()))
    }
}

/// A table of at most so many bytes as a picture: whether it is a spreadsheet, and its bytes.
pub struct Table {
    /// XLSX, else CSV.
    pub is_sheet: bool,
    /// As they came.
    pub bytes: Vec<u8>,
}

impl<S: Send + Sync> FromRequest<S> for Table {
    type Rejection = Refusal;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Refusal> {
        let is_sheet = is_media(request.headers(), XLSX);
        if !is_sheet && !is_media(request.headers(), "text/csv") {
            return Err(Refusal::UnsupportedMediaType);
        }
        let bytes = collect_until(request.into_body(), PICTURE_LIMIT).await?;
        Ok(Self {
            is_sheet,
            bytes: bytes.into(),
        })
    }
}

async fn collect(body: Body) -> Result<Bytes, Refusal> {
    collect_until(body, JSON_LIMIT).await
}

async fn collect_until(body: Body, limit: usize) -> Result<Bytes, Refusal> {
    match Limited::new(body, limit).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Refusal::TooLarge),
        Err(_) => Err(Refusal::NotJson),
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    is_media(headers, "application/json")
}

/// Whether a body calls itself so.
pub fn is_media(headers: &HeaderMap, wanted: &str) -> bool {
    let media = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    media
        .split(';')
        .next()
        .is_some_and(|media| media.trim().eq_ignore_ascii_case(wanted))
}

/// Parses a body: 400 when it is not JSON, 422 with the field when it has another shape.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    // A struct can be read from an array too; a request is an object.
    if bytes
        .iter()
        .find(|byte| !byte.is_ascii_whitespace())
        .is_some_and(|byte| *byte != b'{')
    {
        let is_json = serde_json::from_slice::<IgnoredAny>(bytes).is_ok();
        let fault = Fault {
            field: Field::Body,
            code: FaultCode::WrongType,
        };
        return Err(if is_json {
            Refusal::Invalid(vec![fault])
        } else {
            Refusal::NotJson
        });
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    match serde_path_to_error::deserialize(&mut reader) {
        Ok(value) => reader.end().map(|()| value).map_err(|_| Refusal::NotJson),
        // A body may have another shape and, further on, be no JSON at all: the syntax is judged first.
        Err(_) if serde_json::from_slice::<IgnoredAny>(bytes).is_err() => Err(Refusal::NotJson),
        Err(error) if error.inner().is_syntax() || error.inner().is_eof() => Err(Refusal::NotJson),
        Err(error) => Err(Refusal::Invalid(vec![shape_fault(&error)])),
    }
}

fn shape_fault(error: &serde_path_to_error::Error<serde_json::Error>) -> Fault {
    let message = error.inner().to_string();
    let code = if message.starts_with("unknown field") {
        FaultCode::UnknownField
    } else if message.starts_with("duplicate field") {
        FaultCode::Duplicate
    } else {
        FaultCode::WrongType
    };
    let mut path = error.path().to_string();
    if code == FaultCode::Duplicate {
        // The path ends at what holds the field; the message names the field.
        let name = message.split('`').nth(1).unwrap_or_default();
        path = if path == "." {
            name.to_owned()
        } else {
            format!("{path}.{name}")
        };
    }
    // The deepest part of the path that is a field of ours; an unknown field belongs to what holds it.
    let field = std::iter::successors(Some(path.as_str()), |path| {
        path.rsplit_once('.').map(|(above, _)| above)
    })
    .find_map(Field::from_code);
    Fault {
        field: field.unwrap_or(Field::Body),
        code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use qingyu_domain::submission::Answers;

    fn refusal(body: &[u8]) -> String {
        match parse::<Answers>(body) {
            Ok(_) => "ok".to_owned(),
            Err(Refusal::NotJson) => "400".to_owned(),
            Err(Refusal::Invalid(faults)) => format!("{} {}", faults[0].field.as_str(), faults[0].code.as_str()),
            Err(other) => format!("{other:?}"),
        }
    }

    #[test]
    fn what_is_not_json_is_400_and_what_has_another_shape_is_422() {
        for (body, expected) in [
            (r#"{"kind":"praise"}"#, "ok"),
            ("", "400"),
            ("{", "400"),
            ("{} {}", "400"),
            ("\u{feff}{}", "400"),
            (r#"{"kind":1"#, "400"),
            (r#"{"kind":1}"#, "kind wrong_type"),
            (r#"{"x":1}"#, "body unknown_field"),
            (r#"{"contact":{"x":1}}"#, "contact unknown_field"),
            (r#"{"contact":{"phone":[]}}"#, "contact.phone wrong_type"),
            (r#"{"kind":"a","kind":"b"}"#, "kind duplicate"),
            ("[]", "body wrong_type"),
            ("[", "400"),
            (r#"{"contact":{"phone":"1","phone":"2"}}"#, "contact.phone duplicate"),
            ("null", "body wrong_type"),
            ("\"x\"", "body wrong_type"),
        ] {
            assert_eq!(refusal(body.as_bytes()), expected, "{body}");
        }
        assert_eq!(refusal(b"{\"kind\":\"\xff\"}"), "400");
        let deep = "[".repeat(100_000);
        assert_eq!(refusal(deep.as_bytes()), "400");
        let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
        assert_ne!(refusal(deep.as_bytes()), "ok");
    }
}
