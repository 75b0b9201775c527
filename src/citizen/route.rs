//! The addresses of the citizen app: an enum over the History API.

/// A page with an address of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
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
    /// 请您评价
    Rate,
    /// 办理情况公开
    Open,
    /// 隐私
    Privacy,
    /// 无障碍
    Accessibility,
    /// Any other address.
    NotFound,
}

/// Every page that can be linked to.
const PATHS: [(Route, &str); 12] = [
    (Route::Start, "/"),
    (Route::About, "/submit/about"),
    (Route::Details, "/submit/details"),
    (Route::Contact, "/submit/contact"),
    (Route::Check, "/submit/check"),
    (Route::Receipt, "/receipt"),
    (Route::Track, "/track"),
    (Route::Case, "/case"),
    (Route::Rate, "/rate"),
    (Route::Open, "/open"),
    (Route::Privacy, "/privacy"),
    (Route::Accessibility, "/accessibility"),
];

/// What stays in the address from page to page.
const KEPT: [&str; 4] = ["lang", "elder", "embed", "kiosk"];

impl Route {
    /// The page at a path; a slash at the end does not matter.
    pub fn from_path(path: &str) -> Self {
        let path = match path.trim_end_matches('/') {
            "" => "/",
            path => path,
        };
        PATHS
            .iter()
            .find(|(_, known)| *known == path)
            .map_or(Self::NotFound, |(route, _)| *route)
    }

    /// Its path.
    pub fn path(self) -> &'static str {
        PATHS
            .iter()
            .find(|(route, _)| *route == self)
            .map_or("/", |(_, path)| *path)
    }

    /// Whether it is one of the four steps after the start.
    pub const fn is_step(self) -> bool {
        matches!(self, Self::About | Self::Details | Self::Contact | Self::Check)
    }
}

/// A parameter of a query string such as `?lang=en&elder=1`, undecoded.
pub fn parameter<'a>(search: &'a str, name: &str) -> Option<&'a str> {
    pairs(search).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The part of a query string that stays, perhaps with one parameter changed; an empty value removes it.
pub fn kept(search: &str, change: Option<(&str, &str)>) -> String {
    let mut text = String::new();
    for name in KEPT {
        let value = match change {
            Some((changed, value)) if changed == name => value,
            _ => parameter(search, name).unwrap_or_default(),
        };
        if !value.is_empty() {
            text.push(if text.is_empty() { '?' } else { '&' });
            text.push_str(name);
            text.push('=');
            text.push_str(value);
        }
    }
    text
}

fn pairs(search: &str) -> impl Iterator<Item = (&str, &str)> {
    search
        .trim_start_matches('?')
        .split('&')
        .filter_map(|pair| pair.split_once('='))
}
