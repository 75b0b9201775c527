//! What only a browser can tell: storage, history, the cryptographic source.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod draft;
mod route;
mod sending;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
