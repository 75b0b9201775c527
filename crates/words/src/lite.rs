//! What only the pages without script say: why something was not taken, and what to do now.

use crate::Lang;

words! {
    refused_h1: "没有成功", "That did not work";
    foreign: "这份表单不是从本站的页面发来的，为了您的安全，没有收下。请核对内容，再按一次“下一步”。", "This form did not come from a page of ours, so for your safety it was not taken. Please look it over and press “Next” once more.";
    foreign_page: "这份表单不是从本站的页面发来的，为了您的安全，没有收下。请从本站重新打开。", "This form did not come from a page of ours, so for your safety it was not taken. Please open our page anew.";
    unreadable: "没有读懂收到的内容，没有收下。请返回上一页再试一次。", "What arrived could not be read, so it was not taken. Please go back and try once more.";
    too_large: "内容太长，没有收下。请返回上一页，把文字缩短到5000字以内，再试一次。", "It is too long, so it was not taken. Please go back, shorten the text to 5000 characters and try again.";
    no_page: "这里没有可以打开的页面。", "There is no page to open here.";
    our_fault: "是我们这边出了问题，不是您的错。请过几分钟再试。", "Something is wrong on our side; it is not your fault. Please try again in a few minutes.";
    too_slow: "网络太慢，内容没有收完，没有办成。请返回上一页再试一次，填写的内容还在。", "The network was too slow: not everything arrived, so nothing was done. Please go back and try again; what you wrote is still there.";
    busy: "现在使用的人较多，没有办成。请稍等片刻再试。", "Many people are using this just now. Please wait a moment and try again.";
    start_again: "从头开始", "Start again";
    go_on: "继续", "Go on";
    message_waits: "您的补充还没有发送，按“继续”就会发送。", "What you added is not sent yet. Press “Go on” to send it.";
    phone_hint: "选“留联系方式”请填这一项", "Needed if you leave a contact";
    torn: "您填了联系方式，但选的是“匿名”。请改选“留联系方式”，或者删去填写的内容。", "You filled in a contact but chose “Anonymous”. Choose “Leave a contact”, or clear what you filled in.";
    reply_hint: "可以不选：填了手机号就打电话，只填邮箱就发邮件", "You may leave this: we call the phone you gave, or write if you gave only a mail address";
    reply_hint_phone: "可以不选：我们会打您填的电话", "You may leave this: we call the phone you gave";
}

/// Seconds as people wait them: whole minutes, at least one.
fn minutes(seconds: u64) -> String {
    seconds.div_ceil(60).max(1).to_string()
}

/// When it may be tried again.
pub fn again_in(lang: Lang, seconds: u64) -> String {
    let n = minutes(seconds);
    match lang.spoken() {
        Lang::Zh => ["次数太多，请在", &n, "分钟后再试。"].concat(),
        Lang::En => ["Too many tries. Please try again in ", &n, " min."].concat(),
    }
}

/// When a query code may be looked up again.
pub fn look_again_in(lang: Lang, seconds: u64) -> String {
    let n = minutes(seconds);
    match lang.spoken() {
        Lang::Zh => ["查询次数太多，请在", &n, "分钟后再查询。"].concat(),
        Lang::En => ["Too many look-ups. Please look again in ", &n, " min."].concat(),
    }
}

/// Nothing is lost: the same button, later. With seconds when it is known how much later.
pub fn press_again(lang: Lang, seconds: Option<u64>) -> String {
    let later = match (lang.spoken(), seconds) {
        (Lang::Zh, Some(seconds)) => ["同一个网络提交的次数太多，请在", &minutes(seconds), "分钟后"].concat(),
        (Lang::Zh, None) => "请过几分钟".to_owned(),
        (Lang::En, Some(seconds)) => {
            let n = minutes(seconds);
            ["There was too much from this network. In ", &n, " min, please"].concat()
        }
        (Lang::En, None) => "In a few minutes, please".to_owned(),
    };
    match lang.spoken() {
        Lang::Zh => [
            "还没有提交成功，内容都在。",
            &later,
            "再按一次“提交”，不会重复提交。请先抄下查询码：",
        ]
        .concat(),
        Lang::En => [
            "It is not sent yet; everything is still here. ",
            &later,
            " press “Send” once more: it is never sent twice. Please note the query code down first:",
        ]
        .concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_said_in_whole_minutes_that_are_never_too_few() {
        for (seconds, said) in [
            (1, "在1分钟后"),
            (60, "在1分钟后"),
            (61, "在2分钟后"),
            (3600, "在60分钟后"),
        ] {
            assert!(again_in(Lang::Zh, seconds).contains(said), "{seconds}");
            assert!(press_again(Lang::Zh, Some(seconds)).contains(said), "{seconds}");
        }
    }
}
