//! Components: plain functions that know no case, no route and no server.

pub mod button;
pub mod choice;
pub mod code;
pub mod combobox;
pub mod disclosure;
pub mod dom;
pub mod el;
pub mod error_summary;
pub mod field;
pub mod panel;
pub mod steps;
pub mod summary;
pub mod text;
pub mod timeline;
