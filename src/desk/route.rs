//! The addresses of the desk.

use leptos::prelude::window;
use qingyu_words::Lang;

pub use super::address::{here_in, parameter, with_lang};

/// A page of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// 今天要办
    Queue,
    /// 今天走访
    Hall,
    /// One case, by its number.
    Case(String),
    /// 全部案件
    Cases,
    /// 查找案件
    Search,
    /// 改进、澄清和追究
    Musts,
    /// 通报
    Notices,
    /// One notice, by its number.
    Notice(String),
    /// 日常监督
    Aftercare,
    /// One bad rating.
    Rating(String),
    /// One incident.
    Encounter(String),
    /// 警情回访情况
    Encounters,
    /// 110回拨
    CallBacks,
    /// One call that is called back.
    CallBack(String),
    /// 110接警情况
    Rings,
    /// 帮您办
    Helps,
    /// 办理情况: a page of the server, which the browser follows by itself.
    Figures,
    /// 我的窗口: a page that the server makes
    Windows,
    /// A paper or a bulletin: pages of the server, too.
    Printed,
    /// 问题原因: another page of the server.
    Causes,
    /// 督察检查和走访
    Inspections,
    /// 记录检查
    NewInspection,
    /// One inspection.
    Inspection(String),
    /// 清零情况
    Board,
    /// 警情核对
    Incidents,
    /// 案件清仓
    LawCases,
    /// 问题清单
    Problems,
    /// One problem.
    Problem(String),
    /// 吹哨
    Whistles,
    /// 吹哨请求支持
    NewWhistle,
    /// One whistle.
    Whistle(String),
    /// 登记与导入
    Intake,
    /// 登记一件
    NewCase,
    /// One import.
    Import(String),
    /// The slip of a case, by its number.
    Slip(String),
    /// 回传来源
    Sources,
    /// One source, by its code.
    Source(String),
    /// A list that was compared.
    Reconciliation(String),
    /// 检查计划
    Plans,
    /// 表扬
    Honours,
    /// 心灵SPA
    Care,
    /// One entry of the care list.
    CareOf(String),
    /// 我的账号
    Account,
    /// 人员
    People,
    /// One person by their id, or `new`.
    Person(String),
    /// The card of a supervisor, by their id.
    Card(String),
    /// Where an invitation leads.
    Invite,
    /// 账号审批
    Openings,
    /// 最近的更改
    Changes,
    /// 设置
    Settings,
    /// 单位和窗口
    Units,
    /// One unit by its code, or `new`.
    Unit(String),
    /// 工作日历
    Calendar,
    /// 办理期限
    Deadlines,
    /// Any other address.
    NotFound,
}

impl Route {
    /// The page at a path; a slash at the end does not matter.
    pub fn at(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            ["desk"] | ["desk", "queue"] => Self::Queue,
            ["desk", "hall"] => Self::Hall,
            ["desk", "cases"] => Self::Cases,
            ["desk", "search"] => Self::Search,
            ["desk", "musts"] => Self::Musts,
            ["desk", "notices"] => Self::Notices,
            ["desk", "notice", number] => Self::Notice((*number).to_owned()),
            ["desk", "case", number] => Self::Case((*number).to_owned()),
            ["desk", "aftercare"] => Self::Aftercare,
            ["desk", "rating", id] => Self::Rating((*id).to_owned()),
            ["desk", "encounter", id] => Self::Encounter((*id).to_owned()),
            ["desk", "encounters"] => Self::Encounters,
            ["desk", "callbacks"] => Self::CallBacks,
            ["desk", "callback", id] => Self::CallBack((*id).to_owned()),
            ["desk", "rings"] => Self::Rings,
            ["desk", "helps"] => Self::Helps,
            ["desk", "open"] => Self::Figures,
            ["desk", "windows"] => Self::Windows,
            ["desk", "bulletin"] | ["desk", "paper", ..] => Self::Printed,
            ["desk", "causes", ..] => Self::Causes,
            ["desk", "inspections"] => Self::Inspections,
            ["desk", "inspections", "new"] => Self::NewInspection,
            ["desk", "inspection", id] => Self::Inspection((*id).to_owned()),
            ["desk", "board"] => Self::Board,
            ["desk", "incidents"] => Self::Incidents,
            ["desk", "law-cases"] => Self::LawCases,
            ["desk", "problems"] => Self::Problems,
            ["desk", "problem", id] => Self::Problem((*id).to_owned()),
            ["desk", "whistles"] => Self::Whistles,
            ["desk", "whistles", "new"] => Self::NewWhistle,
            ["desk", "whistle", id] => Self::Whistle((*id).to_owned()),
            ["desk", "intake"] => Self::Intake,
            ["desk", "intake", "new"] => Self::NewCase,
            ["desk", "import", id] => Self::Import((*id).to_owned()),
            ["desk", "slip", number] => Self::Slip((*number).to_owned()),
            ["desk", "sources"] => Self::Sources,
            ["desk", "sources", code] => Self::Source((*code).to_owned()),
            ["desk", "reconciliation", id] => Self::Reconciliation((*id).to_owned()),
            ["desk", "plans"] => Self::Plans,
            ["desk", "honours"] => Self::Honours,
            ["desk", "care"] => Self::Care,
            ["desk", "care", id] => Self::CareOf((*id).to_owned()),
            ["desk", "account"] => Self::Account,
            ["desk", "people"] => Self::People,
            ["desk", "people", id] => Self::Person((*id).to_owned()),
            ["desk", "card", id] => Self::Card((*id).to_owned()),
            ["desk", "invite"] => Self::Invite,
            ["desk", "openings"] => Self::Openings,
            ["desk", "changes"] => Self::Changes,
            ["desk", "settings"] => Self::Settings,
            ["desk", "settings", "units"] => Self::Units,
            ["desk", "settings", "units", code] => Self::Unit((*code).to_owned()),
            ["desk", "settings", "calendar"] => Self::Calendar,
            ["desk", "settings", "deadlines"] => Self::Deadlines,
            _ => Self::NotFound,
        }
    }

    /// The page of the address.
    pub fn here() -> Self {
        Self::at(&window().location().pathname().unwrap_or_default())
    }

    /// Its path.
    pub fn path(&self) -> String {
        match self {
            Self::Queue | Self::NotFound => "/desk/".to_owned(),
            Self::Hall => "/desk/hall".to_owned(),
            Self::Cases => "/desk/cases".to_owned(),
            Self::Search => "/desk/search".to_owned(),
            Self::Musts => "/desk/musts".to_owned(),
            Self::Notices => "/desk/notices".to_owned(),
            Self::Notice(number) => ["/desk/notice/", number].concat(),
            Self::Case(number) => ["/desk/case/", number].concat(),
            Self::Aftercare => "/desk/aftercare".to_owned(),
            Self::Rating(id) => ["/desk/rating/", id].concat(),
            Self::Encounter(id) => ["/desk/encounter/", id].concat(),
            Self::Encounters => "/desk/encounters".to_owned(),
            Self::CallBacks => "/desk/callbacks".to_owned(),
            Self::CallBack(id) => ["/desk/callback/", id].concat(),
            Self::Rings => "/desk/rings".to_owned(),
            Self::Helps => "/desk/helps".to_owned(),
            Self::Figures => "/desk/open".to_owned(),
            Self::Windows => "/desk/windows".to_owned(),
            Self::Printed => "/desk/bulletin".to_owned(),
            Self::Causes => "/desk/causes".to_owned(),
            Self::Inspections => "/desk/inspections".to_owned(),
            Self::NewInspection => "/desk/inspections/new".to_owned(),
            Self::Inspection(id) => ["/desk/inspection/", id].concat(),
            Self::Board => "/desk/board".to_owned(),
            Self::Incidents => "/desk/incidents".to_owned(),
            Self::LawCases => "/desk/law-cases".to_owned(),
            Self::Problems => "/desk/problems".to_owned(),
            Self::Problem(id) => ["/desk/problem/", id].concat(),
            Self::Whistles => "/desk/whistles".to_owned(),
            Self::NewWhistle => "/desk/whistles/new".to_owned(),
            Self::Whistle(id) => ["/desk/whistle/", id].concat(),
            Self::Intake => "/desk/intake".to_owned(),
            Self::NewCase => "/desk/intake/new".to_owned(),
            Self::Import(id) => ["/desk/import/", id].concat(),
            Self::Slip(number) => ["/desk/slip/", number].concat(),
            Self::Sources => "/desk/sources".to_owned(),
            Self::Source(code) => ["/desk/sources/", code].concat(),
            Self::Reconciliation(id) => ["/desk/reconciliation/", id].concat(),
            Self::Plans => "/desk/plans".to_owned(),
            Self::Honours => "/desk/honours".to_owned(),
            Self::Care => "/desk/care".to_owned(),
            Self::CareOf(id) => ["/desk/care/", id].concat(),
            Self::Account => "/desk/account".to_owned(),
            Self::People => "/desk/people".to_owned(),
            Self::Person(id) => ["/desk/people/", id].concat(),
            Self::Card(id) => ["/desk/card/", id].concat(),
            Self::Invite => "/desk/invite".to_owned(),
            Self::Openings => "/desk/openings".to_owned(),
            Self::Changes => "/desk/changes".to_owned(),
            Self::Settings => "/desk/settings".to_owned(),
            Self::Units => "/desk/settings/units".to_owned(),
            Self::Unit(code) => ["/desk/settings/units/", code].concat(),
            Self::Calendar => "/desk/settings/calendar".to_owned(),
            Self::Deadlines => "/desk/settings/deadlines".to_owned(),
        }
    }

    /// Whether the browser follows a link to it by itself.
    pub const fn is_of_server(&self) -> bool {
        matches!(self, Self::Figures | Self::Windows | Self::Printed | Self::Causes)
    }

    /// Its address in a language.
    pub fn href(&self, lang: Lang) -> String {
        with_lang(&self.path(), &[], lang)
    }
}
