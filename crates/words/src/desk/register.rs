//! 登记一件: what came by telephone, by letter or in person, and the slip that is made with it.

words! {
    h1: "登记一件", "Take one down";
    lead: "照群众说的写，不要替他下结论。涉及您所在单位的，请由其他受理人员登记。", "Write what was said, and no conclusion. What is about your own unit is taken down by somebody else.";
    channel: "怎么来的", "How it came";
    kind: "类型", "Kind";
    unit: "反映哪个单位（可以不选）", "Which unit (may be left empty)";
    unit_hint: "输入名称中的几个字", "Type part of its name";
    unit_list: "找到的单位", "Units that were found";
    unit_none: "没有找到这个单位", "No such unit was found";
    unit_wrong: "请从列表中选择单位，或者清空", "Choose a unit from the list, or leave it empty";
    text: "内容", "What was said";
    text_needed: "请写下内容", "Write down what was said";
    officer: "涉及的人员（可不填）", "The officer, as described (optional)";
    number: "来信或录音编号（可不填）", "Number of the letter or recording (optional)";
    name: "姓名（匿名不填）", "Name (empty when anonymous)";
    phone: "联系电话（匿名不填）", "Phone (empty when anonymous)";
    save: "登记", "Register";
    danger: "内容里有疑似危急的说法：请先转110、120，再登记。登记后会排在最前并通知值班电话。", "This speaks of possible danger: hand it to 110 or 120 first, then register it. It will stand on top, and the duty phone is called.";
    own: "涉及您所在单位，请由其他受理人员登记。", "It is about your own unit; somebody else has to take it down.";
    taken: "这一件已经登记过了，再按一次会另登记一件。", "This was registered before; pressed again, it is registered as another one.";
    slip_h1: "认领单", "Slip";
    slip_lead: "请打印交给本人，或装入信封随回信寄出。不要念查询码：群众扫码后，由自己的手机生成。", "Print it and hand it over, or put it into the envelope of the reply. No query code is dictated: the citizen’s own phone makes it.";
    slip_number: "受理编号", "Case number";
    slip_how: "用手机扫二维码，认领后可以查进度、补充和评价。没有手机的，可以拨打12345，报受理编号，由受理中心办理。", "Scan the code with a phone to claim the case: then it can be followed, added to and evaluated. Without a smartphone, call 12345 and give the case number: central intake does it.";
    slip_until: "有效期至", "Good until";
    slip_secret: "不能扫码时，在网页 /claim 输入：", "Where it cannot be scanned, type this at /claim:";
    slip_once: "只能用一次。请不要给别人看。", "It works once. Show it to nobody.";
    slip_qr: "打开认领页的二维码", "QR code that opens the page to claim";
    print: "打印", "Print";
    again: "再登记一件", "Take another one down";
    make: "开具认领单", "Make a slip";
    make_hint: "原来开过的认领单随即作废；开具会记录在案。", "A slip that was made before is void at once; that one was made is recorded.";
    make_link: "开具认领单", "Make a slip to claim it with";
    claimed: "群众已有查询码，不需要认领单。", "Its citizen has a query code; no slip is needed.";
    to_case: "返回这一件", "Back to the case";
    origin: "来源编号", "Number at the source";
}
