//! Names and values as kept on the device: written and read by the browser's own form encoding.

use web_sys::UrlSearchParams;

/// Names with their values, each name once.
#[derive(Clone, Debug)]
pub struct Pairs(UrlSearchParams);

impl Pairs {
    /// None.
    pub fn new() -> Self {
        Self::parse("")
    }

    /// Reads what [`text`](Self::text) wrote.
    pub fn parse(text: &str) -> Self {
        // The engine takes any text; what makes no sense gives no pairs.
        Self(
            UrlSearchParams::new_with_str(text)
                .unwrap_or_else(|_| wasm_bindgen::JsCast::unchecked_into(js_sys::Object::new())),
        )
    }

    /// As one line of text.
    pub fn text(&self) -> String {
        String::from(self.0.to_string())
    }

    /// A value; empty when there is none.
    pub fn value(&self, name: &str) -> String {
        self.0.get(name).unwrap_or_default()
    }

    /// Whether there is a value.
    pub fn has(&self, name: &str) -> bool {
        self.0.has(name)
    }

    /// Puts a value; an empty one is none.
    pub fn put(&self, name: &str, value: &str) {
        if value.is_empty() {
            self.0.delete(name);
        } else {
            self.0.set(name, value);
        }
    }
}

impl Default for Pairs {
    fn default() -> Self {
        Self::new()
    }
}
