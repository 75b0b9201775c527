//! Which column of a file is what: by the names that the source was told to have, or by those that such systems use.

use std::collections::BTreeMap;

codes! {
    /// What a column holds.
    Column {
        /// The source's own number.
        Number = "number",
        /// What kind of feedback.
        Kind = "kind",
        /// Whom it is about.
        Unit = "unit",
        /// What it is about, in a line.
        Title = "title",
        /// What was said.
        Text = "text",
        /// The day it happened.
        On = "on",
        /// By when the source expects an answer.
        Due = "due",
        /// A name.
        Name = "name",
        /// A phone number.
        Phone = "phone",
        /// The officer, as described.
        Officer = "officer",
    }
}

/// Why a header does not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderFault {
    /// A column that the source was told to have is not there.
    Missing(Column),
    /// Two columns have the name that was told.
    Twice(Column),
}

impl Column {
    /// Names that systems give it, the likeliest first.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Number => &[
                "工单编号",
                "工单号",
                "受理编号",
                "来件编号",
                "来信编号",
                "信件编号",
                "案件编号",
                "事项编号",
                "举报编号",
                "登记编号",
                "编号",
                "number",
            ],
            Self::Kind => &[
                "诉求类型",
                "信件类型",
                "来件类型",
                "事项类型",
                "诉求性质",
                "类型",
                "类别",
                "kind",
            ],
            Self::Unit => &[
                "被反映单位",
                "被举报单位",
                "承办单位",
                "责任单位",
                "转办单位",
                "办理单位",
                "派单单位",
                "单位",
                "unit",
            ],
            Self::Title => &["诉求标题", "来信标题", "信件标题", "标题", "主题", "title"],
            Self::Text => &[
                "诉求内容",
                "来件内容",
                "来信内容",
                "信件内容",
                "反映内容",
                "举报内容",
                "问题描述",
                "内容",
                "text",
            ],
            Self::On => &["事发时间", "发生时间", "发生日期", "事发日期", "on"],
            Self::Due => &[
                "办结时限",
                "办理时限",
                "办理期限",
                "办结期限",
                "截止时间",
                "到期时间",
                "限办时间",
                "due",
            ],
            Self::Name => &[
                "来电人姓名",
                "诉求人姓名",
                "反映人姓名",
                "来电人",
                "来信人",
                "诉求人",
                "反映人",
                "举报人",
                "联系人",
                "姓名",
                "name",
            ],
            Self::Phone => &["联系电话", "来电号码", "联系方式", "手机号码", "手机", "电话", "phone"],
            Self::Officer => &["被反映人", "被举报人", "涉及人员", "officer"],
        }
    }
}

/// The names that systems give the column of their numbers.
pub(crate) const fn usual_names_of_numbers() -> &'static [&'static str] {
    Column::Number.names()
}

/// A name of a column, however it is written.
pub(crate) fn plain(name: &str) -> String {
    let kept = name
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | ':' | '：'));
    kept.collect::<String>().to_lowercase()
}

/// What each column most likely is, by its name; each thing once.
pub fn guess(header: &[String]) -> BTreeMap<Column, usize> {
    let header: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let place = |column: &Column| {
        let mut names = column.names().iter();
        let at = names.find_map(|name| header.iter().position(|one| one == name))?;
        Some((*column, at))
    };
    Column::ALL.iter().filter_map(place).collect()
}

/// Where each column stands that a source was told to have, by its name.
pub(super) fn told(
    columns: &BTreeMap<Column, String>,
    header: &[String],
) -> Result<BTreeMap<Column, usize>, HeaderFault> {
    let mut places = BTreeMap::new();
    for (column, name) in columns {
        let mut found = header.iter().enumerate().filter(|(_, one)| plain(one) == plain(name));
        let (at, _) = found.next().ok_or(HeaderFault::Missing(*column))?;
        if found.next().is_some() {
            return Err(HeaderFault::Twice(*column));
        }
        places.insert(*column, at);
    }
    Ok(places)
}

/// Whether a line is the header, and not a title above it: it names two of the columns, or the text alone.
pub fn header_of(columns: &BTreeMap<Column, String>, line: &[String]) -> bool {
    let known = columns
        .values()
        .filter(|name| line.iter().any(|one| plain(one) == plain(name)));
    let guessed = guess(line);
    known.count() >= 2 || guessed.len() >= 2 || guessed.contains_key(&Column::Text)
}
