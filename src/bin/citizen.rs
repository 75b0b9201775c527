//! The citizen app.
fn main() {}
