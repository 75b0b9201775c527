//! Papers: one way to draw them on a page that prints on A4, and one to write them as DOCX.

mod docx;
mod page;

pub use docx::docx;
pub use page::draw;
