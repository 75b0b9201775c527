//! 今天走访: a supervisor's start page, in the order of a visit.

use crate::Lang;

words! {
    h1: "今天走访", "Today's visit";
    promised_h2: "上次说要改的", "What was promised last time";
    promised_lead: "去看看改了没有，再记下来：已改，还是未改。", "See whether it is mended, and note it: it is, or it is not.";
    nothing_promised: "没有等您看的。", "Nothing waits for you.";
    visit_h2: "看窗口", "Look at a window";
    visit_lead: "事先不告知。一项一项用手指点；没有网络也能填：写的存在这部手机上，联网后自动发送一次。", "Nobody is told beforehand. One tap an item; without a network what you note is kept on this phone and sent once when there is one.";
    visit: "记录走访", "Note a visit";
    behalf_h2: "代群众反映", "File for a citizen";
    behalf_lead: "请群众本人看着填、看着交，在“联系方式”那一步写明代谁反映。查询码请本人拍下；您离开后这里什么都不留，也看不到后来怎样。", "Let them watch you write and send it, and say for whom on the contact page. They photograph the query code; nothing is kept here, and you cannot read on.";
    behalf: "开始填写", "Begin";
    urgent_h2: "发现紧急问题", "Something urgent";
    duty_lead: "窗口正在发生、等不到写意见的，打督察部门的值班电话。", "For what is going on at a window and cannot wait for an opinion, call oversight on duty.";
    mine_h2: "我的意见和走访", "My opinions and visits";
    mine_lead: "单位什么时候答复、什么时候改好，期限写在每一条里。", "By when the unit answers and mends stands in each of them.";
    none_yet: "还没有走访过。", "No visits yet.";
    all: "全部走访", "All visits";
    figures_h2: "窗口评价", "Ratings of windows";
    recuse_h2: "回避", "Recuse yourself";
    recuse_lead: "您或者近亲属在这个单位任职，或者和它有利害关系的，请回避：任期马上结束，两年内不再监督这个单位。", "If you or your family serve at the unit or have an interest in it: your term there ends at once, and you do not supervise it for two years.";
    recuse_sure: "任期马上结束，不能撤回。确定回避吗？", "Your term ends at once, and this cannot be undone. Recuse yourself?";
    recused: "已回避，任期已结束。", "Your term there has ended.";
    figures_lead: "群众怎么评、评了多少人，按月公布；和您看到的比一比。", "How citizens rate, and how many did, month by month; compare it with what you saw.";
}

numbered! {
    urgent_lead: "有人正处在危险中，马上打110。民警违法违纪，打12389。", "If somebody is in danger, call 110 now. For misconduct of officers, call 12389.";
}

/// Ends the term at a unit.
pub fn recuse(lang: Lang, unit: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("我对{unit}申明回避"),
        Lang::En => format!("Recuse myself from {unit}"),
    }
}

/// The number at which oversight answers at any time.
pub fn call_duty(lang: Lang, number: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("拨打督察值班电话{number}"),
        Lang::En => format!("Call oversight on duty: {number}"),
    }
}

/// A number to call.
pub fn call(lang: Lang, number: &str) -> String {
    match lang.spoken() {
        Lang::Zh => format!("拨打{number}"),
        Lang::En => format!("Call {number}"),
    }
}
