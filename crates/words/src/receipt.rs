//! The receipt: number, code, what happens next.

use qingyu_domain::deadlines::Due;

use crate::{Lang, promises};

words! {
    h1: "已收到", "Received";
    label: "回执", "Receipt";
    number: "受理编号", "Case number";
    code: "查询码", "Query code";
    code_note: "查进度、补充、评价都靠它。请不要给别人看。", "You need it to follow, add to and evaluate your case. Do not show it to others.";
    copy: "复制", "Copy";
    copied: "已复制", "Copied";
    copy_failed: "没有复制成功，请抄下查询码", "It could not be copied; please write the code down";
    print: "打印", "Print";
    save_picture: "保存图片", "Save as picture";
    picture_name: "查询码.png", "query-code.png";
    picture_saved: "图片已保存", "The picture is saved";
    qr: "二维码", "QR code";
    qr_label: "打开查询页的二维码", "QR code that opens the tracking page";
    qr_failed: "二维码暂时画不出来，请抄下查询码", "The QR code cannot be drawn now; please write the code down";
    read_aloud: "朗读", "Read aloud";
    photograph: "拍下这一页。", "Take a photo of this page.";
    kept: "我已拍照、打印或抄下", "I have photographed, printed or copied it";
    next_h2: "接下来", "What happens next";
    next_handle: "受理后，由没有利害关系的人员办理并答复您。", "Once accepted, people without an interest in it handle and answer it.";
    next_rate: "答复后，请您在查询页面评价结果。", "After the answer you evaluate the result on the tracking page.";
    to_case: "查看办理情况", "See how it stands";
    clear: "清除并离开", "Clear and leave";
    clear_first: "还没有保存查询码。离开后，这台设备上就看不到它了。确定离开吗？", "You have not kept the query code yet. After leaving, this device no longer shows it. Leave?";
    ending: "再过5分钟，这台设备上就不再显示查询码。还没有记下的，请现在复制、打印或抄下。", "In 5 minutes this device no longer shows the query code. If you have not kept it yet, please copy, print or write it down now.";
    stay: "再显示30分钟", "Show it for 30 more minutes";
    gone_h1: "这里没有可显示的回执", "No receipt on this device";
    gone: "这台设备上没有可以显示的回执。回执只保留30分钟，清除后就看不到了。", "There is no receipt to show on this device. Receipts are kept for 30 minutes and not after clearing.";
    gone_track: "用查询码查询进度", "Follow your case with the query code";
    gone_again: "重新反映", "Tell us again";
}

/// How soon it is said whether it is accepted.
pub fn number_note(lang: Lang, accept: &Due) -> String {
    let length = promises::length(lang, accept);
    match lang.spoken() {
        Lang::Zh => ["是否受理，将在", &length, "内告诉您"].concat(),
        Lang::En => ["Within ", &length, " we tell you whether it is accepted"].concat(),
    }
}

/// For the anonymous: come back after this day.
pub fn come_back(lang: Lang, day: &str) -> String {
    match lang.spoken() {
        Lang::Zh => ["我们无法找到您，请在", day, "后再来看。"].concat(),
        Lang::En => ["We have no way to reach you: please look again after ", day, "."].concat(),
    }
}

/// What the picture, the clipboard and the voice say before the code.
pub fn spoken(lang: Lang, number: &str) -> String {
    match lang.spoken() {
        Lang::Zh => ["受理编号 ", number].concat(),
        Lang::En => ["Case number ", number].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use qingyu_domain::calendar::Calendar;
    use qingyu_domain::deadlines::{Deadlines, Step};
    use qingyu_domain::time::Timestamp;

    #[test]
    fn how_soon_it_is_said_is_what_was_promised() {
        let friday = Timestamp::parse("2026-11-27T10:00:00+08:00").unwrap();
        let due = Deadlines::default().promise(Step::Accept, friday, &Calendar::bundled().unwrap());
        assert_eq!(number_note(Lang::Zh, &due), "是否受理，将在1个工作日内告诉您");
        let longer = Due { amount: 3, ..due };
        assert_eq!(number_note(Lang::Zh, &longer), "是否受理，将在3个工作日内告诉您");
        assert_eq!(
            number_note(Lang::En, &longer),
            "Within 3 working days we tell you whether it is accepted"
        );
    }
}
