//! What administrators keep: people, units, days and clocks, and what was changed of them.

use qingyu_domain::deadlines::{Basis, Measure};
use qingyu_domain::unit::UnitKind;

use crate::Lang;

words! {
    menu: "工作台栏目", "Parts of the desk";
    people_h1: "人员", "People";
    settings_h1: "设置", "Settings";
    changes_h1: "最近的更改", "Recent changes";
    search: "查找", "Search";
    search_name: "姓名或用户名", "Name";
    all_units: "全部单位", "All units";
    all_roles: "全部角色", "All roles";
    nobody: "没有符合条件的人员。", "Nobody fits.";
    add_person: "添加人员", "Add somebody";
    ended: "账号已停用", "Account ended";
    with_otp: "已设动态码", "Second factor";
    user_name: "用户名", "User name";
    user_name_hint: "登录用，以后不能改", "For signing in; it stays";
    shown: "姓名", "Name";
    shown_hint: "同事在工作台上看到的名字", "As colleagues see it at the desk";
    initial: "初始密码", "First password";
    initial_made: "由系统生成（推荐）", "Made by the system (best)";
    initial_typed: "我来输入", "I type one";
    typed_password: "密码", "Password";
    typed_password_hint: "至少12个字符", "At least 12 characters";
    needs_user_name: "请填写用户名", "Enter a user name";
    needs_shown: "请填写姓名", "Enter a name";
    needs_typed_password: "密码至少12个字符，最多200个", "A password has 12 to 200 characters";
    posts: "岗位", "Posts";
    posts_hint: "一个人可以有几个岗位（作风监督员除外）；离开的单位会自动记为任职经历", "Several are possible; a unit that is left is remembered as served at";
    role: "角色", "Role";
    unit: "单位", "Unit";
    add_post: "添加岗位", "Add the post";
    served: "任职经历", "Served at";
    served_hint: "24个月内任职过的单位，本人不能办理对它的投诉。加错了也会保留，不能删除。", "Who served at a unit within 24 months does not work on complaints about it. What is kept here stays.";
    term_until: "任期到", "Term until";
    term_hint: "只有作风监督员填，不填为两年，最长三年，到期自动停止", "For supervisors of conduct only: empty for two years, three at most; it ends by itself";
    term_wrong: "任期要从今天起三年以内；正在任的只能提前结束；其他岗位没有任期", "A term ends within three years; one that runs can only be made shorter; other posts have none";
    term_length: "任期最晚可以到", "A term ends at the latest on";
    term_prolonged: "正在任的作风监督员，任期只能提前结束", "A term that runs can only be made shorter";
    term_staff: "作风监督员不能再有别的岗位", "A supervisor of conduct has no other post";
    term_served: "两年内在这个单位任职过的，不能监督它", "Whoever served at a unit within two years does not supervise it";
    term_windows: "只监督这些窗口", "Only these windows";
    term_windows_hint: "都不选，就是这个单位的全部窗口。任命要由督察部门同意；本人或者近亲属和这个单位有利害关系的，不能任命。", "None chosen means all windows of the unit. Oversight has to agree. Nobody is appointed who has an interest in the unit, or whose family has.";
    term_no_windows: "只有作风监督员的任期可以只监督几个窗口", "Only a supervisor's term names windows";
    term_conflict: "作风监督员不能有别的岗位，也不能监督两年内任职过的单位", "A supervisor has no other post, and supervises no unit where they served within two years";
    until: "最后一天", "Last day";
    until_hint: "不填表示仍在任", "Empty while it lasts";
    still: "至今", "until now";
    add_served: "添加经历", "Add the service";
    remove: "移除", "Remove";
    none_yet: "还没有", "None yet";
    save: "保存", "Save";
    saving: "正在保存…", "Saving…";
    saved: "已保存。", "Saved.";
    added: "已添加。", "Added.";
    unchanged: "没有改动。", "Nothing was changed.";
    account_h2: "账号", "Account";
    reset_password: "重置密码", "Reset the password";
    reset_sure: "原密码立即失效，所有设备退出。继续吗？", "The password so far dies at once, and every device is signed out. Go on?";
    reset_otp: "取消动态码", "Take the second factor away";
    reset_otp_sure: "取消后只凭密码就能登录，请先确认是本人。继续吗？", "Then the password alone signs in; be sure that it is really them who asked. Go on?";
    end: "停用账号", "End the account";
    end_sure: "停用后立即退出、不能再登录；办过的事仍留有姓名。继续吗？", "They are signed out at once and cannot sign in; what they did keeps their name. Go on?";
    resume: "恢复账号", "Let them sign in again";
    own_account: "这是您自己的账号：岗位、密码、动态码和统一身份认证标识请由另一位管理员办理，或到“我的账号”修改。", "This is your own account: another administrator changes its posts; the rest is on your account page.";
    made_h2: "新密码（只显示这一次）", "New password (shown once)";
    made_hint: "请当面或用其他安全方式交给本人，并请其登录后修改。", "Hand it over in person or another safe way, and ask them to change it.";
    taken: "这个名称、代码或标识已有人使用。", "This name, code or identity is taken.";
    stale: "刚刚有人做了别的更改。请重新载入，再保存一次。", "Somebody changed something a moment ago. Please reload and save again.";
    invalid: "有内容不符合要求，请检查标出的各项。", "Something is not accepted; please check what is marked.";
    back_people: "人员", "People";
    back_settings: "设置", "Settings";
    back_units: "单位和窗口", "Units and windows";

    units_h1: "单位和窗口", "Units and windows";
    units_lead: "单位只能停用，不能删除：旧的案件仍要显示它的名称。", "Units are closed, never deleted: old cases still show their names.";
    add_unit: "添加单位", "Add a unit";
    code: "代码", "Code";
    code_hint: "小写字母、数字和连字符，例如 yangye；用在二维码里，以后不能改", "Small letters, digits and hyphens, such as yangye; it is part of posters and stays";
    unit_name: "名称", "Name";
    kind: "类型", "Kind";
    parent: "上级单位", "Unit above";
    parent_hint: "改动上级不会解除回避：原来的上级会再记24个月", "Moving it frees nobody: the unit above so far counts for another 24 months";
    no_parent: "没有上级", "None";
    watches: "负责督察、受理或指挥", "It watches, receives or commands";
    watches_hint: "对它的投诉只由独立复核人员办理；设置后不能取消", "Complaints about it go to the independent reviewer only; this stays";
    closed: "停用", "Closed";
    closed_hint: "不再供群众选择；已有的案件和回避照旧", "No longer offered to citizens; its cases and conflicts of interest stay";
    formerly: "原上级", "Was under";
    windows: "窗口", "Windows";
    window_name: "窗口名称", "Name of the window";
    window_code: "窗口代码", "Code of the window";
    add_window: "添加窗口", "Add a window";
    close_window: "停用", "Close";
    open_window: "恢复", "Open again";
    needs_code: "请填写代码：小写字母开头，只用小写字母、数字和连字符，最多40个", "Enter a code: a small letter first, then small letters, digits and hyphens, up to 40";
    needs_unit_name: "请填写名称，最多60个字", "Enter a name of up to 60 characters";
    needs_parent: "不能放在自己或自己的下级单位之下", "A unit cannot be under itself or what is under it";
    needs_window: "请检查窗口的代码和名称：代码不能重复", "Check code and name of the window; a code is there once";
    close_sure: "停用后群众不能再选择它。继续吗？", "Citizens can no longer choose it. Go on?";

    calendar_h1: "工作日历", "Calendar";
    calendar_lead: "星期一到星期五是工作日；这里只记与此不同的日子。已经答应群众的期限不会变。", "Monday to Friday are worked; only days that differ stand here. What was promised does not move.";
    year: "年份", "Year";
    add_year: "添加一年", "Add a year";
    announced: "国务院办公厅的放假安排已公布", "The arrangement of the State Council is announced";
    announced_hint: "没有公布时不勾选：页面会说明这一年的期限可能调整", "Leave unchecked before: pages then say that days are not settled";
    source: "来源", "Source";
    source_hint: "文件名、文号和日期，群众可能会问", "Title, number and date of the document";
    off: "放假的日子", "Days off";
    work: "调休上班的周末", "Weekend days that are worked";
    days_hint: "每行一天：日期、空格、节日名，例如 2027-02-06 春节。可以整段粘贴。", "One day per line: the day, a blank, the holiday, such as 2027-02-06 春节. A list can be pasted.";
    preview: "看看会改什么", "See what changes";
    preview_h2: "将要更改", "What will change";
    confirm_save: "确认保存", "Save it";
    go_on_editing: "继续编辑", "Go on editing";
    needs_source: "请填写来源，最多500个字", "Enter the source, up to 500 characters";
    needs_days: "日期要在这一年内，不能重复；调休上班的日子必须是周末", "Days lie in this year, once each; a make-up day is a Saturday or Sunday";
    needs_year: "请填写2000到2099之间的年份", "Enter a year from 2000 to 2099";
    yes: "是", "yes";
    no: "否", "no";

    deadlines_h1: "办理期限", "Clocks";
    deadlines_lead: "改动只用于今后新答应的期限；已经答应群众的不变。", "A change counts for new promises only; what was promised stays.";
    step: "事项", "Step";
    default: "默认", "Default";
    now: "现在", "Now";
    basis_label: "依据", "Basis";
    change: "修改", "Change";
    amount: "数量", "Amount";
    measure_label: "单位", "Counted in";
    back_to_default: "恢复默认", "Back to the default";
    limit_sure: "今后新答应的期限改为：", "New promises will be: ";

    no_changes: "还没有更改。", "Nothing was changed yet.";
    at_command_line: "命令行", "Command line";
    from: "原来", "was";
}

names! {
    /// What sort of unit it is.
    unit_kind(UnitKind) {
        Bureau: "局", "Bureau";
        Branch: "分局", "Branch";
        Detachment: "支队", "Detachment";
        Brigade: "大队", "Brigade";
        Station: "派出所", "Station";
        Department: "部门", "Department";
        Centre: "中心", "Centre";
    }
    /// What is counted.
    measure(Measure) {
        WorkingDays: "个工作日", "working days";
        Days: "天", "days";
        Hours: "小时", "hours";
    }
    /// Why a step has the time that it has.
    basis(Basis) {
        OwnChoice: "本市自行承诺", "The city’s own promise";
        WithdrawalRule: "撤回可以取消", "A withdrawal can be undone";
        HotlineOrdinances: "参照各地12345热线条例", "As in ordinances on the 12345 hotline";
        ContactOrdinances: "参照各地政务服务条例", "As in ordinances on government services";
        ChiefMailbox: "参照局长信箱的做法", "As chiefs’ mailboxes do";
        OpinionCentre: "参照民意中心的做法", "As opinion centres do";
        RatingPractice: "参照好差评和短信评警的做法", "As ratings of windows and text messages do";
        PetitionRegulation: "《信访工作条例》", "Regulation on Petitions";
        Origin: "来源系统的期限", "The time of the system it came from";
    }
}

/// An amount of something.
pub fn length(lang: Lang, amount: u16, of: Measure) -> String {
    match lang {
        Lang::Zh => format!("{amount}{}", measure(lang, of)),
        Lang::En => format!("{amount} {}", measure(lang, of)),
    }
}

/// Between which amounts one may choose.
pub fn range(lang: Lang, least: u16, most: &str) -> String {
    match lang {
        Lang::Zh => format!("可填{least}到{most}"),
        Lang::En => format!("From {least} to {most}"),
    }
}

/// What stands between the largest amounts in several measures.
pub const fn or(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "，或",
        Lang::En => ", or ",
    }
}

/// A line that is no day.
pub fn bad_line(lang: Lang, line: usize) -> String {
    match lang {
        Lang::Zh => format!("第{line}行不是“日期 节日名”，例如 2027-02-06 春节"),
        Lang::En => format!("Line {line} is no day with a name, such as 2027-02-06 春节"),
    }
}

/// A kind of change, by its code; the code where there is no word.
pub fn what(lang: Lang, code: &str) -> &str {
    let (zh, en) = match code {
        "person_added" => ("添加人员", "Somebody was added"),
        "person_changed" => ("修改人员", "Somebody was changed"),
        "encounter_total" => ("填报警情总数", "It was said how many incidents there were"),
        "calls_imported" => ("导入110接警记录", "Imported calls of 110"),
        "exported_rings" => ("导出110接警表格", "Exported the figures of 110"),
        "person_added_alone" => ("一人开通账号（没有第二个人）", "Somebody was added by one person alone"),
        "person_changed_alone" => (
            "一人修改账号（没有第二个人）",
            "Somebody was changed by one person alone",
        ),
        "opening_asked" => ("申请开通账号", "Asked to open an account"),
        "opening_approved" => ("批准开通账号", "Agreed to open an account"),
        "opening_declined" => ("不批准开通账号", "Refused to open an account"),
        "opening_withdrawn" => ("撤回开通申请", "Took back what was asked for"),
        "password_changed" => ("修改自己的密码", "Changed the own password"),
        "second_factor_set" => ("设置动态码", "Set up one-time codes"),
        "device_invited" => ("发手机邀请链接", "Invited a supervisor's phone"),
        "device_added" => ("监督员的手机开始登录", "A supervisor's phone was brought in"),
        "recused" => (
            "监督员申明回避，任期结束",
            "A supervisor recused themselves; the term ended",
        ),
        "device_ended" => ("停用监督员的手机", "Ended a supervisor's phone"),
        "import_committed" => ("确认导入文件", "Committed the import of a file"),
        "source_table_changed" => ("修改来源的叫法", "Changed how a source calls things"),
        "steps_taken" => ("下载要交给来源的表格", "Downloaded what is handed over to a source"),
        "steps_handed" => ("记下已交给来源", "Noted what was handed over to a source"),
        "list_compared" => ("与来源对账", "Compared a list of a source"),
        "differences_taken" => ("下载对账结果", "Downloaded where a list differs"),
        "import_discarded" => ("放弃导入文件", "Discarded the import of a file"),
        "exported" => ("导出案件表格", "Exported the list of cases"),
        "looked_for_similar" => ("查看相似的案件", "Looked for similar cases"),
        "searched" => ("查找案件", "Searched for cases"),
        "exported_musts" => ("导出改进、澄清和追究表格", "Exported a list of what findings ask for"),
        "took_paper" => ("下载文书", "Took a paper"),
        "took_bulletin" => (
            "下载没有公开数字的周报、月报",
            "Took a bulletin with figures that are not published",
        ),
        "exported_figures" => ("导出没有公开的数字", "Exported figures that are not published"),
        "exported_board" => ("导出清零情况表格", "Exported the clearing board"),
        "exported_causes" => ("导出问题原因表格", "Exported the table of causes"),
        "opened_without_task" => ("查看没有待办的案件", "Opened a case without a task in it"),
        "unit_added" => ("添加单位", "A unit was added"),
        "unit_changed" => ("修改单位", "A unit was changed"),
        "calendar_changed" => ("修改工作日历", "The calendar was changed"),
        "deadline_changed" => ("修改办理期限", "A clock was changed"),
        other => (other, other),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A field that was changed, by its code; the code where there is no word.
pub fn field(lang: Lang, code: &str) -> &str {
    match code {
        "name" => unit_name(lang),
        "shown" => shown(lang),
        "password" => typed_password(lang),
        "without_otp" => reset_otp(lang),
        "subject" => super::oidc::subject(lang),
        "is_active" => account_h2(lang),
        "posts" => posts(lang),
        "served" => served(lang),
        "kind" => kind(lang),
        "parent" => parent(lang),
        "watches" => watches(lang),
        "closed" => closed(lang),
        "formerly" => formerly(lang),
        "windows" => windows(lang),
        "announced" => announced(lang),
        "source" => source(lang),
        "off" => off(lang),
        "work" => work(lang),
        "amount" => amount(lang),
        "measure" => measure_label(lang),
        "basis" => basis_label(lang),
        other => other,
    }
}
