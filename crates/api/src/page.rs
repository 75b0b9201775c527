//! The addresses of the citizen app: the server answers them and the app goes to them.

/// A page with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// 您想反映什么？
    Start,
    /// 关于哪个单位？
    About,
    /// 发生了什么事？
    Details,
    /// 怎样联系您？
    Contact,
    /// 请核对
    Check,
    /// 已收到
    Receipt,
    /// 查询进度
    Track,
    /// 受理编号
    Case,
    /// 隐私
    Privacy,
    /// 无障碍
    Accessibility,
    /// Any other address.
    NotFound,
}

impl Page {
    /// Every page with an address of its own.
    pub const ADDRESSED: [(Self, &'static str); 10] = [
        (Self::Start, "/"),
        (Self::About, "/submit/about"),
        (Self::Details, "/submit/details"),
        (Self::Contact, "/submit/contact"),
        (Self::Check, "/submit/check"),
        (Self::Receipt, "/receipt"),
        (Self::Track, "/track"),
        (Self::Case, "/case"),
        (Self::Privacy, "/privacy"),
        (Self::Accessibility, "/accessibility"),
    ];

    /// The page at a path; a slash at the end does not matter.
    pub fn at(path: &str) -> Self {
        let path = match path.trim_end_matches('/') {
            "" => "/",
            path => path,
        };
        Self::ADDRESSED
            .iter()
            .find(|(_, address)| *address == path)
            .map_or(Self::NotFound, |(page, _)| *page)
    }

    /// Its path.
    pub fn path(self) -> &'static str {
        Self::ADDRESSED
            .iter()
            .find(|(page, _)| *page == self)
            .map_or("/", |(_, path)| *path)
    }

    /// Whether it is one of the four steps after the start.
    pub const fn is_step(self) -> bool {
        matches!(self, Self::About | Self::Details | Self::Contact | Self::Check)
    }
}
