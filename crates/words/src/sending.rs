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
    conflict_text: "这份内容和之前提交的不一样。请先用查询码查询之前的那一份。", "This differs from what was sent before. Please look up the earlier one with your query code.";
    not_there: "这一份还没有送到，没有登记。可以返回“请核对”再提交。", "This one has not arrived and is not registered. Go back to the check page and send it again.";
    first_wait: "正在提交，请稍等，现在不能修改。", "It is being sent, please wait: it cannot be changed now.";
    first_take_back: "还没有提交，要修改请先按“先不提交，回去修改”。", "It has not been sent. To change it, press “Do not send yet” first.";
    first_stop: "正在提交，现在不能修改。可以先按“停止提交”。", "It is being sent and cannot be changed now. Press “Stop sending” first.";
    unsent: "有一份提交还没有收到回执。", "One submission has no receipt yet.";
    unsent_show: "查看", "Show it";
    arrived: "有一份提交已收到。", "One submission has been received.";
    arrived_show: "查看回执", "Show the receipt";
    stop: "先不提交，回去修改", "Do not send yet, let me change it";
    stop_out: "停止提交", "Stop sending";
    try_now: "现在再试", "Try now";
    trying: "正在再试，不会重复提交。", "Trying again now, never sent twice.";
    stopped: "已停止提交", "Sending stopped";
    stopped_text: "它可能已经送到，也可能没有。可以再提交一次，内容和查询码不变，不会重复；也可以先用查询码查一查。", "It may have arrived, or it may not. You may send it again: same content, same code, never twice. Or look it up with the code first.";
    stopped_code: "请记下这一份的查询码：", "Please note its query code:";
    again: "再提交这一份", "Send the same again";
    look_up: "用查询码查一查", "Look it up with the code";
    discard: "不要这一份了", "Discard it";
    discard_first: "不要这一份了吗？如果它已经送到，只有用它的查询码才能查到，请先记下。", "Discard this one? If it has arrived, only its query code finds it: please note the code first.";
    edited: "您改过内容了。按“提交”会送出改过的一份，用新的查询码；原来那一份仍用上面的查询码。", "You have changed the text. “Send” sends the changed one under a new query code; the earlier one keeps the code above.";
}

numbered! {
    failed_text: "没有提交成功，内容还在。请再按一次“提交”；还是不行，可拨打12389。", "It was not sent; everything is still here. Press “Send” again, or call 12389.";
}

/// Before something new is sent beside what may have arrived.
pub fn anew_first(lang: Lang, code: &str) -> String {
    match lang.spoken() {
        Lang::Zh => [
            "原来那一份可能已经送到，它的查询码是 ",
            code,
            " ，请先记下。现在提交改过的一份吗？它会有新的查询码。",
        ]
        .concat(),
        Lang::En => [
            "The earlier one may have arrived. Its query code is ",
            code,
            ", please note it. Send the changed one now? It gets a new query code.",
        ]
        .concat(),
    }
}

/// In how many seconds it is tried again.
pub fn retry_in(lang: Lang, seconds: u32) -> String {
    let n = seconds.to_string();
    match lang.spoken() {
        Lang::Zh => ["约", &n, "秒后自动再试。"].concat(),
        Lang::En => ["Trying again in about ", &n, " seconds."].concat(),
    }
}
