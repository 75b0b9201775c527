//! 登记与导入: files of other systems, and what is taken down by hand. For central intake.

pub mod list;
mod mapping;
pub mod one;
pub mod register;
pub mod slip;
