//! 还没有发送的走访: noted on the phone without a network.

use crate::Lang;

words! {
    h2: "还没有发送的走访", "Visits that were not sent yet";
    lead: "只存在这部手机上。联网后自动发送一次；24小时没有发出去，或者您退出登录，就会删除。", "They are on this phone only. Each is sent once when there is a network; it is deleted after 24 hours, or when you sign out.";
    draft: "没有填完", "Not finished";
    go_on: "接着填", "Go on";
    waits: "等待网络，还没有发送", "Waits for a network; not sent yet";
    refused: "没有被接收：请看任期、单位和窗口是不是变了，改好再发送。", "It was not taken: perhaps your term, the unit or the window has changed. Correct it and send it again.";
    correct: "改好再发送", "Correct it";
    other_first: "还有一份没有填完，请先把它发送或删除。", "There is another one that is not finished: send or delete it first.";
    now: "现在发送", "Send now";
    delete: "删除", "Delete";
    delete_sure: "删除后找不回来。确定删除吗？", "It cannot be brought back. Delete it?";
    deleted: "已删除。", "Deleted.";
    sent: "走访已发送。", "The visit was sent.";
    leave_sure: "还有没发送的走访，退出就会删除。确定退出吗？", "There are visits that were not sent; signing out deletes them. Sign out?";

    kept: "写的已存在这部手机上，还没有发送。", "What you noted is kept on this phone; it is not sent yet.";
    not_kept: "这部手机存不下，写的只在本页：不要离开，也不要刷新。", "This phone keeps nothing: what you noted is on this page only. Do not leave or reload it.";
    saved: "没有网络，已存在这部手机上，还没有发送。联网后自动发送一次。", "No network: it is kept on this phone and not sent yet. It is sent once when there is a network.";
    photos: "照片先用手机拍下留着，这里存不下；走访发送以后，到它的页面添加。", "Take pictures with the phone and keep them there; they cannot be kept here. Add them on the visit's page once it was sent.";
    anew: "不要这一份，重新填", "Discard this and begin anew";
}

/// How many whole hours it is still kept.
pub fn left(lang: Lang, hours: i64) -> String {
    match lang.spoken() {
        Lang::Zh if hours < 1 => "不到1小时后清除".to_owned(),
        Lang::En if hours < 1 => "kept for less than an hour more".to_owned(),
        Lang::Zh => format!("还保存{hours}小时"),
        Lang::En => format!("kept for {hours} more hours"),
    }
}
