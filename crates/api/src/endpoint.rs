//! What a call is: method, path, request and answer.

use serde::{Serialize, de::DeserializeOwned};

/// The header that carries the query code: exactly 24 ASCII digits.
pub const QUERY_CODE_HEADER: &str = "query-code";

/// The methods in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Changes.
    Post,
    /// Ends.
    Delete,
}

/// A call of the API.
pub trait Endpoint {
    /// Its method.
    const METHOD: Method;
    /// Its path, from the root.
    const PATH: &'static str;
    /// Whether the query code goes with it.
    const WITH_CODE: bool;
    /// Its body; `()` for none.
    type Request: Serialize + DeserializeOwned;
    /// Its answer.
    type Response: Serialize + DeserializeOwned;
}

/// Declares a call.
macro_rules! endpoint {
    ($(#[$meta:meta])* $name:ident: $method:ident $path:literal, code $with_code:literal, $request:ty => $response:ty) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl crate::Endpoint for $name {
            const METHOD: crate::Method = crate::Method::$method;
            const PATH: &'static str = $path;
            const WITH_CODE: bool = $with_code;
            type Request = $request;
            type Response = $response;
        }
    };
}
pub(crate) use endpoint;
