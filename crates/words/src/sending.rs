//! 未提交 · 正在提交 · 已收到: what the citizen is told while it is sent.

use crate::Lang;

words! {
    not_sent: "未提交", "Not sent";
    sending: "正在提交", "Sending";
    received: "已收到", "Received";
    sending_text: "请不要关闭页面。查询码已经生成，可以先抄下：", "Please do not close this page. Your query code is ready; you may note it down:";
    offline_text: "网络断开了。内容还在，恢复后会自动提交一次。", "The network is gone. Everything is kept and is sent once when it returns.";
    later_text: "现在提交的人较多，内容还在，稍后会自动再试，不会重复提交。", "Many people are sending just now. Everything is kept and sent again by itself, never twice.";
    again_text: "还没有收到回音，正在自动重试，不会重复提交。", "No answer yet. It is tried again by itself, never sent twice.";
    failed_text: "没有提交成功，内容还在。请再按一次“提交”；还是不行，可拨打12389。", "It was not sent; everything is still here. Press “Send” again, or call 12389.";
    conflict_text: "这份内容和之前提交的不一样。请先用查询码查询之前的那一份。", "This differs from what was sent before. Please look up the earlier one with your query code.";
    stop: "先不提交，回去修改", "Do not send yet, let me change it";
    try_now: "现在再试", "Try now";
}

/// In how many seconds it is tried again.
pub fn retry_in(lang: Lang, seconds: u32) -> String {
    let n = seconds.to_string();
    match lang {
        Lang::Zh => ["约", &n, "秒后自动再试。"].concat(),
        Lang::En => ["Trying again in about ", &n, " seconds."].concat(),
    }
}
