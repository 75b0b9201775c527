//! Pages beside the way of a complaint: privacy, accessibility, not yet open, not found; the kiosk.

words! {
    rate_h1: "请您评价", "Please rate your visit";
    open_h1: "办理情况公开", "How cases are handled";
    not_yet: "该功能即将开通", "This will open soon";
    not_yet_rate: "现在想评价窗口服务，可以直接表扬、投诉或提建议。", "To rate a window now, send praise, a complaint or a suggestion.";
    not_yet_open: "办结情况会定期在这里公开，只公布汇总数字，看不出是谁反映的。", "Results are published here from time to time, as totals only, so that nobody can be recognised.";
    go_start: "我要反映", "Tell us something";
    go_track: "查询进度", "Follow your case";

    privacy_h1: "隐私", "Privacy";
    privacy_lead: "您可以不留姓名、不留电话。这些页面不使用Cookie，不引入任何第三方内容。", "You need not leave a name or a number. These pages set no cookies and load nothing from third parties.";
    privacy_who_h2: "谁能看到您写的内容", "Who can see what you write";
    privacy_who_1: "督察部门：能看原文，每次查看联系方式都有记录。", "Oversight: the original text; every look at a contact is recorded.";
    privacy_who_2: "核查人员：只看核查需要的部分。", "Verifiers: what they need to verify.";
    privacy_who_3: "所队负责人和当事人员：只能看到督察写的摘要，看不到您是谁、什么时候、从哪里反映的。", "Heads of units and the persons concerned: only oversight's summary, never who you are, when or from where you wrote.";
    privacy_who_4: "系统管理员：看不到内容。", "System administrators: no content.";
    privacy_device_h2: "这台设备上留下什么", "What stays on this device";
    privacy_device: "草稿和回执只存在您的设备上，不用Cookie；草稿关闭页面就消失，除非您选择保留24小时；回执保留30分钟。用完可以清除。", "Draft and receipt are kept on your device only: the draft until you close the page unless you choose 24 hours, the receipt for 30 minutes. You can clear them.";
    privacy_code_h2: "查询码", "The query code";
    privacy_code: "查询码由您的浏览器生成，系统只保存它的加密指纹，不知道它本身，所以匿名反映丢失后无法找回。", "Your browser makes the code; the system keeps only a keyed fingerprint of it. That is why an anonymous case cannot be found without it.";
    privacy_keep_h2: "保存多久", "How long it is kept";
    privacy_keep: "文字和联系方式办结后按规定期限删除，只留下统计数字。数据库备份在其保留期满后消失。", "Texts and contacts are erased when their time after closing is over; figures remain. Backups end with their own retention.";
    privacy_network_h2: "我们不能保证的", "What we cannot promise";
    privacy_network: "本系统不记录您的网络地址和设备型号。但网络运营者依法保存的记录不归本系统管，所以请不要用单位的电脑或网络。", "This system records neither your network address nor your device. What network operators keep by law is outside it, so please do not use a computer or network of the unit.";

    accessibility_h1: "无障碍", "Accessibility";
    accessibility_lead: "我们希望每个人都能自己说出来。", "Everybody should be able to speak for themselves.";
    accessibility_1: "可以只用键盘，也可以用读屏软件。", "Works by keyboard alone and with a screen reader.";
    accessibility_2: "右上角可以换成长辈版：字更大，按钮更大。", "Larger text and targets: the switch at the top.";
    accessibility_3: "可以放大到200%，支持深色和高对比度。", "Can be enlarged to 200 %, in dark and high contrast.";
    accessibility_4: "旧手机或打不开时，可以用简易版，功能一样。", "On old phones the simple pages do the same.";
    accessibility_5: "需要手语、盲文或上门帮助，可以在填写时勾选。", "Sign language, braille or a visit at home: tick it while writing.";
    accessibility_call: "用不了这个页面？可以拨打12389或12345，由人工登记。", "Cannot use this page? Call 12389 or 12345 and somebody writes it down.";

    not_found_h1: "没有找到这一页", "There is no such page";
    not_found: "网址可能写错了，或者页面已经移走。", "The address may be wrong, or the page has moved.";
    not_found_start: "回到首页", "To the start";

    kiosk_warning: "还在吗？15秒后将清除您填的内容。碰一下屏幕就可以继续。", "Still there? What you wrote is cleared in 15 seconds. Touch the screen to go on.";
}
