//! Components: plain functions that know no case, no route and no server.
//!
//! Each hands back an [`AnyView`], so that a page is a list of views and adds little code of its own.
//!
//! [`AnyView`]: leptos::prelude::AnyView

pub mod button;
pub mod choice;
pub mod code;
pub mod combobox;
pub mod disclosure;
pub mod dom;
pub mod error_summary;
pub mod field;
pub mod panel;
pub mod steps;
pub mod summary;
pub mod text;
pub mod timeline;
