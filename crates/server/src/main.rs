//! The server of Qingyu.
fn main() {}
