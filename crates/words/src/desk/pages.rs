//! The pages of the desk: signing in, 今天要办, a case.

use qingyu_api::desk::case::ProposalStanding;

use crate::Lang;

words! {
    desk: "工作台", "Desk";
    loading: "正在载入…", "Loading…";
    name: "用户名", "User name";
    password: "密码", "Password";
    otp: "动态码", "One-time code";
    otp_hint: "手机验证器上的6位数字", "The six digits of your authenticator";
    sign_in_h1: "登录工作台", "Sign in to the desk";
    sign_in: "登录", "Sign in";
    signing_in: "正在登录…", "Signing in…";
    sign_out: "退出", "Sign out";
    wrong: "用户名、密码或动态码不对，请再试一次。", "Name, password or code do not fit; please try again.";
    otp_needed: "请再填写动态码。", "Please enter the one-time code, too.";
    needs_name: "请填写用户名", "Enter your user name";
    needs_password: "请填写密码", "Enter your password";
    needs_otp: "请填写6位动态码", "Enter the six digits";
    session_over: "登录已过期，请重新登录。您填的内容还在，登录后回到原来的页面。", "Your session is over. Sign in again to go on where you were; what you typed is still here.";
    offline: "网络断开了，填的内容还在，请稍后再试。", "The network is gone; what you typed is still here. Please try again.";
    broken: "服务暂时不可用，填的内容还在，请稍后再试。", "The service does not answer; what you typed is still here. Please try again.";
    forbidden: "您没有这项权限。", "You may not do this.";
    retry: "重试", "Try again";

    queue_h1: "今天要办", "To be done today";
    group_danger: "疑似危急", "Possible danger";
    group_reprisal: "打击报复（请最先处理）", "Reprisal (before anything else)";
    group_overdue: "已超期", "Overdue";
    group_today: "今天到期", "Due today";
    group_tomorrow: "明天到期", "Due tomorrow";
    group_later: "以后", "Later";
    all_roles: "全部角色", "All roles";
    queue_lead: "一件一行，最急的在最上面。点开一件，页面会告诉您下一步做什么。", "One case per line, the most urgent first. Open one, and its page says what is next.";
    also: "还有", "Also";
    more_filters: "更多筛选", "More filters";
    filter_urgency: "期限", "Due";
    filter_kind: "类型", "Kind";
    filter_unit: "单位", "Unit";
    filter_any: "全部", "All";
    filter_apply: "筛选", "Apply";
    filter_clear: "清除筛选", "Clear the filters";
    filter_mine: "只看我的", "Mine only";
    filter_others: "别人手上的", "With others";
    one_person: "一人办理", "One person’s";
    filters: "筛选", "Filter";
    next_page: "下一页", "Next page";
    first_page: "回到第一页", "First page";
    empty: "没有要办的事项。", "There is nothing to be done.";
    empty_filtered: "这个筛选下没有事项。", "Nothing fits this filter.";
    number: "受理编号", "Case number";
    kind: "类型", "Kind";
    unit: "单位", "Unit";
    no_unit: "单位不清楚", "Unit not known";
    status: "状态", "Status";
    due: "期限", "Due";
    mine: "我的", "Mine";

    not_found_h1: "没有找到", "Not found";
    not_found: "没有这个页面或案件，或者您无权查看。", "There is no such page or case, or it is not yours to see.";
    to_queue: "回到今天要办", "Back to the queue";
    anonymous: "匿名", "Anonymous";
    clock: "期限", "Clock";
    minor: "涉未成年人：文字只给督办人员、承办人员和在这件上有待办的人看，不公开。反映涉及监护人的，联系和答复时不要告诉监护人。", "A minor is concerned: the words are for oversight, whoever works on it and whoever has something to do here, and are never published. If it is about the guardian, the guardian is not told.";
    no_clock: "目前没有期限", "No clock is running";
    received_at: "收到时间", "Received";
    channel: "来源", "Through";
    tasks_h2: "待办", "To do";
    wrote_h2: "群众反映的内容", "What the citizen wrote";
    slip_given: "已交给本人", "Handed over in person";
    slip_leave: "新查询码只显示这一次，还没有勾选“已交给本人”。离开后就再也看不到了。确定离开吗？", "The new code is shown this once, and nobody has ticked that it was handed over. After leaving it cannot be seen again. Leave?";
    joined_h2: "合并办理的其他反映", "Merged with this case";
    joined_hint: "这些反映随本件一起办理：进展和答复也会显示给这些群众，答复里请不要写任何一位群众的个人情况。", "These are worked on together with this case: their citizens see where it stands and the answer, so write nothing personal of anybody into it.";
    erased: "文字已删除。", "The text is erased.";
    allegations_h2: "反映事项", "Allegations";
    no_finding: "尚无结论", "No finding yet";
    proposals_h2: "提议与审核", "Proposals";
    agreed: "已同意", "Agreed";
    missing: "还须同意", "Still to agree";
    by: "提议人", "By";
    improvements_h2: "改进", "Improvements";
    proved: "已落实", "Proved";
    not_proved: "未落实", "Not yet proved";
    team_h2: "办理人员", "Team";
    current: "正在办理", "Working on it";
    concerned_h2: "当事人员", "Those concerned";
    timeline_h2: "办理经过", "What happened";
    next_h2: "下一步", "Next";
    others: "其他操作", "Other actions";
    blocked_h2: "暂不能做", "Not possible yet";
    nothing_to_do: "现在没有需要您办的事。", "There is nothing for you to do now.";
    waits_for: "正在等", "It waits for";
    submit: "提交", "Submit";
    submitting: "正在提交…", "Submitting…";
    done: "已办理：", "Done: ";
    stale: "案件刚刚有变化，已为您重新载入。您填的内容还在，请核对后再提交。", "The case has changed and was loaded anew. What you typed is still here; please check and submit again.";
    unsaved: "有填写了但未提交的内容。", "Something typed was not submitted.";
    identity_h2: "群众身份（只显示这一次）", "The citizen’s identity (shown once)";
    identity_told: "这次查看已记录，群众会在查询页面看到。", "This look is recorded, and the citizen sees it on the tracking page.";
    identity_erased: "身份信息已删除。", "The identity has been erased.";
    code_h2: "新查询码（只显示这一次）", "The new query code (shown once)";
    code_slip: "请打印这一页交给本人，并请本人当场核对。关闭页面后无法再次显示。", "Print this page for the citizen and let them check it. It cannot be shown again.";
    print: "打印", "Print";
    id_name: "姓名", "Name";
    id_phone: "手机号", "Phone";
    id_email: "邮箱", "Mail";
}

/// Too many wrong passwords: come back after so many seconds.
pub fn too_many(lang: Lang, seconds: u32) -> String {
    match lang {
        Lang::Zh => format!("尝试次数太多，请{seconds}秒后再试。"),
        Lang::En => format!("Too many attempts; please try again in {seconds} seconds."),
    }
}

/// A name and its number within brackets.
pub fn counted(lang: Lang, name: &str, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{name}（{count}）"),
        Lang::En => format!("{name} ({count})"),
    }
}

/// Somebody, and where they are.
pub fn named(lang: Lang, name: &str, unit: &str) -> String {
    match (lang, unit) {
        (_, "") => name.to_owned(),
        (Lang::Zh, unit) => format!("{name}（{unit}）"),
        (Lang::En, unit) => format!("{name} ({unit})"),
    }
}

/// What stands between two things of a list.
pub const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    }
}

/// A name, and what it is about.
pub fn of(lang: Lang, name: &str, about: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}：{about}"),
        Lang::En => format!("{name}: {about}"),
    }
}

names! {
    /// How a proposal stands.
    standing(ProposalStanding) {
        Waiting: "待审核", "Waiting";
        Approved: "已同意", "Approved";
        Declined: "未同意", "Declined";
        Objected: "群众有异议", "The citizen objects";
        Confirmed: "审查后维持", "Confirmed";
        Fallen: "审查后撤销", "Fallen";
    }
}
