//! What stands around every page, the start page and the page for a query code, in the order of the page.

use qingyu_domain::kind::Kind;

use crate::Lang;

/// Emergencies and crimes.
pub const POLICE: &str = "110";
/// Misconduct of officers.
pub const OVERSIGHT: &str = "12389";
/// Everything else that a city does.
pub const CITY: &str = "12345";
/// Emergencies by text message, for those who cannot speak.
pub const POLICE_SMS: &str = "12110";
/// Ambulance.
pub const AMBULANCE: &str = "120";
/// Mental health.
pub const COMFORT: &str = "12356";
/// Young people.
pub const YOUTH: &str = "12355";

words! {
    /// What stands between two sentences of one paragraph.
    gap: "", " ";
    skip: "跳到正文", "Skip to the content";
    demo_label: "演示", "Demo";
    demo_banner: "演示数据，并非真实投诉", "Demo data, not real complaints";
    brand: "晴雨", "Qingyu";
    tagline: "群众评议与投诉办理", "Your word on the police, answered";
    elder_on: "长辈版", "Larger text";
    elder_off: "标准版", "Standard text";
    other_language: "English", "中文";
    /// In a hall, where what was written may be another person's.
    banner_offline_hall: "网络断开了，暂时不能提交。", "The network is gone; nothing can be sent just now.";
    banner_offline: "网络断开了。您填的内容还在。", "The network is gone. What you wrote is still here.";
    banner_online: "网络已恢复。", "The network is back.";
    banner_no_storage: "这个浏览器不允许保存草稿，请一次填完，不要刷新页面。", "This browser cannot keep a draft. Please finish in one go and do not reload the page.";
    loading: "正在载入", "Loading";
    opening: "正在打开…", "Opening…";
    start_h1: "您想反映什么？", "What would you like to tell us?";
    start_lead: "这里由督察部门受理，不经过被反映单位", "The police oversight office receives this, not the unit it is about";
    next: "下一步", "Next";
    start_effort: "不用注册，可以匿名。大约需要三分钟。", "No account needed, anonymous if you wish. It takes about three minutes.";
    start_choose: "请选择表扬、投诉、咨询或建议", "Choose praise, complaint, enquiry or suggestion";
    track_h1: "查询进度", "Follow your case";
    code_label: "查询码", "Query code";
    code_hint_short: "回执上的24位数字，空格不影响", "The 24 digits on your receipt; spaces do not matter";
    track_button: "查询", "Look up";
    open_link: "办理情况公开", "How cases are handled";
    official_police: "报警或举报犯罪：", "Emergency or crime: ";
    official_oversight: "举报民警违法违纪：", "Misconduct of officers: ";
    official_city: "其他政务：", "Other city matters: ";
    fallback_text: "页面没有完全打开。您可以使用简易版，内容一样能送到督察部门。", "This page did not open fully. Use the simple pages: they reach oversight just the same.";
    fallback_link: "使用简易版", "Use the simple pages";
    code_hint: "回执上的24位数字。空格、全角数字、整句粘贴都可以。", "The 24 digits on your receipt. Spaces or a whole pasted sentence are fine.";
    code_lost: "查询码丢了怎么办？", "Lost your code?";
    code_lost_contact: "系统只保存查询码的指纹，不知道查询码本身，丢失后无法找回；留了联系方式的，可以本人到服务窗口核对身份，换一个新的。", "The system keeps only a fingerprint of the code, so a lost one cannot be found again; who left a contact can get another one at the counter.";
    code_lost_anonymous: "可以重新反映一次，并写上原来的受理编号。", "You may send it once more and mention the old case number.";
    back: "返回", "Back";
    footer_open: "办理情况公开", "How cases are handled";
    footer_privacy: "隐私", "Privacy";
    footer_accessibility: "无障碍", "Accessibility";
    footer_lite: "简易版", "Simple pages";
    error_prefix: "错误：", "Error: ";
    error_heading: "提交前请改正以下问题", "Please correct this before you go on";
    safe_h2: "请放心", "You are safe to speak";
    safe_oversight: "这里由督察部门受理，不经过被反映单位。", "The police oversight office receives this, not the unit it is about.";
    safe_computer: "请不要用单位的电脑、网络或在窗口旁填写。", "Please do not use a computer or network of the unit, or fill this in beside its window.";
}

numbered! {
    footer_police: "报警 110", "Emergency 110";
    footer_oversight: "举报民警违法违纪 12389", "Misconduct of officers 12389";
    footer_city: "其他政务 12345", "Other city matters 12345";
}

/// What a kind is for, beside its name.
pub const fn kind_hint(lang: Lang, kind: Kind) -> &'static str {
    match (lang.spoken(), kind) {
        (Lang::Zh, Kind::Praise) => "有人帮了您，想谢谢他",
        (Lang::Zh, Kind::Complaint) => "受了委屈，或事情没办好",
        (Lang::Zh, Kind::Enquiry) => "想问怎么办、找谁办",
        (Lang::Zh, Kind::Suggestion) => "哪里可以做得更好",
        (Lang::En, Kind::Praise) => "Somebody helped you and you want to thank them",
        (Lang::En, Kind::Complaint) => "You were wronged, or something was not done",
        (Lang::En, Kind::Enquiry) => "You want to know how, or whom to ask",
        (Lang::En, Kind::Suggestion) => "Something could be done better",
    }
}

/// A page's title from its heading, as the browser's tab shows it.
pub fn title(lang: Lang, heading: &str) -> String {
    let mut title = heading.to_owned();
    title.push_str(" · ");
    title.push_str(brand(lang));
    title
}
