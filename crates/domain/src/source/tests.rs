//! What sources are told, how they call it, and how their lists compare.

mod bundle;
mod list;
mod table;
