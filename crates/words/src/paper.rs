//! A paper: a value that a page prints on A4 and a file of a word processor holds alike.

/// The font of its letters, which word processors in China have and others replace.
pub const FONT: &str = "宋体";

/// A name with room to sign behind it.
pub fn to_sign(name: &str) -> String {
    format!("{name}：____________________")
}

/// A paper. Each begins on a page of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// What it is.
    pub title: String,
    /// Its number, where it has one.
    pub number: Option<String>,
    /// What stands above: names and values.
    pub head: Vec<(String, String)>,
    /// What it says.
    pub sections: Vec<Section>,
    /// Who signs it, each with room for it.
    pub signatures: Vec<String>,
}

/// A part of it under a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// What stands below it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Words, line by line as they are.
    Text(String),
    /// Small words that say how the rest is meant.
    Note(String),
    /// A table.
    Table(Table),
    /// Room for what is written by hand.
    Room,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its rows, whose first cell names them.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// Where it leads on a screen; on paper it is the text alone.
    pub href: Option<String>,
}

impl Paper {
    /// Every cell of its tables.
    pub fn cells_mut(&mut self) -> impl Iterator<Item = &mut Cell> {
        let blocks = self.sections.iter_mut().flat_map(|section| &mut section.blocks);
        let tables = blocks.filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        tables.flat_map(|table| table.rows.iter_mut().flatten())
    }
}

impl Section {
    /// A section.
    pub fn new(heading: &str, blocks: Vec<Block>) -> Self {
        Self {
            heading: heading.to_owned(),
            blocks,
        }
    }
}

impl Table {
    /// An empty table.
    pub fn new(heads: &[&str]) -> Self {
        Self {
            heads: heads.iter().map(|head| (*head).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// With one more row.
    pub fn add(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// As a block; `nothing` where it has no rows.
    pub fn or(self, nothing: &str) -> Block {
        if self.rows.is_empty() {
            Block::Text(nothing.to_owned())
        } else {
            Block::Table(self)
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, href: None }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}
