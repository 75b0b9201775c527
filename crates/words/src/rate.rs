//! Rating a window: ten seconds, nothing chosen beforehand, and thanks.

use qingyu_domain::rating::{Dimension, RatingReason};

words! {
    h1: "请您评价", "Please rate your visit";
    which: "您要评价哪个窗口？", "Which window would you like to rate?";
    which_choose: "请选择", "Please choose";
    which_unknown: "没有找到这个窗口，请在下面选择。", "There is no such window. Please choose one.";
    which_go: "去评价", "Rate it";
    closed: "这个窗口已经撤销，不再接受评价。有话想说，可以直接反映。", "This window is no longer there and cannot be rated. If there is something to say, please tell us.";
    closed_go: "我要反映", "Tell us something";
    rest: "再评三项（可不填）", "Rate three more points (optional)";
    reasons: "不满意的，是哪里不满意？（至少选一项）", "If dissatisfied, with what? (choose at least one)";
    more: "还想说什么（可不填）", "Anything to add (optional)";
    text: "还想说什么？", "Anything to add?";
    text_hint: "写的话不给窗口看，保存90天后自动删除。评了不满意的，由窗口以外的人员逐条阅读；其他评价的文字不逐条阅读，需要答复的请直接反映。", "The window never sees it; it is erased after 90 days. With a dissatisfied rating somebody outside the window reads it; the words of other ratings are not read one by one: if something needs an answer, please tell us instead.";
    phone: "要回电吗？留个电话（可不填）", "A number to call you back (optional)";
    phone_hint: "评了不满意才会回电，问问情况；电话只给窗口以外的回访人员看，保存90天后自动删除。", "Only after a dissatisfied rating will somebody call. The number is for people outside the window and is erased after 90 days.";
    send: "提交评价", "Send";
    later_kept: "没有网络。您的评价存在这台设备上，联网后自动送出，只送一次。请不要关闭本页，或以后再打开一次。", "No network. Your rating is kept on this device and sent once there is one, once only. Leave this page open, or open it again later.";
    later_sent: "存在这台设备上的评价已经送到，谢谢您。", "The rating that was kept on this device has arrived. Thank you.";
    later_refused: "存在这台设备上的评价没有被接受：号已经用过或者过期，或者填的内容不合要求（例如电话号码）。已从这台设备删除，请再评一次。", "The rating that was kept on this device was not taken: its number was used or is too old, or something entered does not fit, such as a phone number. It is deleted from this device; please rate again.";
    later_level: "请先选一个满意度。", "Please choose how satisfied you are first.";
    later_reason: "请至少选一个不满意的原因。", "Please choose at least one reason.";
    later_failed: "没有网络，这台设备也存不下。请联网后再提交，您填的都还在。", "No network, and this device cannot keep it. Please send it once there is one; all you entered is still here.";
    later_drop: "不送了，从这台设备删除", "Do not send it; delete it from this device";
    voluntary: "自愿评价。窗口看不到是谁评的。", "Rating is voluntary. The window does not learn who rated.";
    with_token: "用这次办事的号码评价，计入满意度。", "Rated with the number of your visit: it counts in the score.";
    without_token: "没有用办事号码的评价将单独公开，不计入满意度。", "Ratings without a visit's number will be shown apart and do not count in the score.";
    token_gone: "这个号码已经评过、过期或者对不上，没有收下。您填的都在，再按一次“提交评价”，就作为不带号码的评价收下。", "This number was used, has run out or does not fit, so nothing was taken. What you chose is still here: press “Send” once more to send it as a rating without a number.";
    thanks_h1: "谢谢您的评价", "Thank you";
    thanks_verified: "已收到，计入这个窗口的满意度。除了您自己写下的，系统里没有留下这是哪一次办事、是谁评的。", "It has arrived and counts in the window's score. But for what you wrote yourself, nothing is kept of which visit it was, or whose.";
    thanks_open: "已收到，将单独公开，不计入满意度。除了您自己写下的，系统里没有留下是谁评的。", "It has arrived and will be shown apart from the score. But for what you wrote yourself, nothing is kept of who rated.";
    thanks_before: "之前已经收到过您的评价，以第一次的为准。", "Your rating had arrived before; the first one counts.";
    thanks_more: "如果遇到的事需要有人处理，请直接反映，会有编号、有答复。", "If something happened that needs an answer, please tell us: it gets a number and a reply.";
    poster_h1: "办完事，请您评价", "Done here? Please rate your visit";
    poster_scan: "用手机扫一扫，十秒钟", "Scan with your phone: ten seconds";
    poster_voluntary: "自愿评价，不用留姓名。叫号小票上的码只能用一次，计入满意度。", "Rating is voluntary, and no name is needed. The code on your ticket can be used once and counts in the score.";
    poster_print: "请用浏览器打印。贴在群众看得到、办事时不被人看着的地方。", "Print it with the browser, and put it where visitors see it and nobody watches them.";
    thanks_go: "我要反映", "Tell us what happened";
}

names! {
    /// What is rated.
    dimension(Dimension) {
        Overall: "整体满意度", "All in all";
        Service: "服务质量", "Service";
        Efficiency: "办事效率", "Efficiency";
        Conduct: "警风警纪", "Conduct";
    }

    /// What was not good.
    reason(RatingReason) {
        Attitude: "态度不好", "Attitude";
        Slow: "等太久、办得慢", "Slow, long wait";
        Unclear: "没有一次说清楚", "Not told clearly at once";
        Repeated: "多跑了路", "Had to come again";
        FeesOrPapers: "多要材料或乱收费", "Needless papers or fees";
        Unsolved: "没有办成", "Not done";
        Appearance: "警容风纪不好", "Appearance or discipline";
        Other: "其他", "Something else";
    }
}
