//! 认领: a case that was registered for somebody, claimed with the slip that they were given.

words! {
    h1: "认领我的反映", "Claim your case";
    lead: "通过电话、来信、当面或其他热线反映的，可以凭认领单认领，之后用查询码查进度、补充和评价。", "What was told by telephone, by letter, in person or to another hotline is claimed with a slip; from then on the query code follows it.";
    secret: "认领单上的长编号", "The long number on the slip";
    secret_hint: "扫认领单上的二维码打开本页，会自动填好；也可以照着输入64位字母和数字。", "The code on the slip fills it in; or type its 64 letters and digits.";
    button: "认领", "Claim it";
    once: "一张认领单只能用一次，30天内有效。", "A slip works once, for 30 days.";
    none: "没有找到这张认领单：可能已经用过，或者另开了新的一张。", "There is no such slip: it may have been used, or another one took its place.";
    over: "认领单已过期，请向受理人员再要一张。", "The slip has run out; ask intake for another one.";
    taken: "请刷新本页再认领一次。", "Please load this page again and claim it once more.";
    later: "暂时没有认领成功，请稍后再按一次，不会重复。", "It could not be claimed just now; press again later, nothing is done twice.";
    done_h1: "已认领", "Claimed";
    done: "请拍照或抄下查询码：以后只凭它查看，工作人员看不到。", "Photograph or copy the query code: it alone opens your case, and no staff sees it.";
}
