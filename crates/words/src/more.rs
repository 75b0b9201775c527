//! Pages beside the way of a complaint: privacy, accessibility, not found; the kiosk.

words! {
    go_track: "查询进度", "Follow your case";

    privacy_h1: "隐私", "Privacy";
    privacy_lead: "您可以不留姓名、不留电话。这些页面不使用Cookie，不引入任何第三方内容。", "You need not leave a name or a number. These pages set no cookies and load nothing from third parties.";
    privacy_who_h2: "谁能看到您写的内容", "Who can see what you write";
    privacy_who_1: "督察部门：受理和核查时使用。", "Oversight, to receive and verify.";
    privacy_who_2: "没有利害关系的核查、承办人员：办理您的这一件时使用；查看您的联系方式要写明理由，每次都记录并告诉您。反映督察部门、指挥部或局领导的，只有独立的一方能看到。", "Verifiers and handlers without an interest, for the case that they work on; a look at your contact needs a reason, is recorded and shown to you. What is about oversight, command or the bureau's leaders only somebody independent can see.";
    privacy_who_3: "被反映的单位和当事人员：按规则看不到原文、身份、时间和渠道。", "The unit and the persons concerned: by rule neither the text nor who you are, when or from where you wrote.";
    privacy_who_4: "文字和联系方式存放在本市的数据库里，没有另外加密，管理服务器的人技术上可以读到。", "Texts and contacts lie in the city's database without further encryption: whoever operates the server could technically read them.";
    privacy_device_h2: "这台设备上留下什么", "What stays on this device";
    privacy_device: "草稿和回执只存在您的设备上，不用Cookie：草稿关闭页面就消失，您选择保留的，24小时后再打开本页时删除；回执保留30分钟；查看过的查询码，30分钟没有使用就删除。没有网络时写的窗口评价，存到送达为止，14天后再打开评价页时删除。用“立即离开”或“清除”可以马上删除。", "Draft and receipt are kept on your device only. The draft goes when you close the page; one that you chose to keep is removed when this page is opened after 24 hours. The receipt stays for 30 minutes, a query code you looked up until it was not used for 30 minutes. A rating of a window written without a network is kept until it has arrived; one older than 14 days is removed when a rating page is opened. “Leave now” or “Clear” removes all at once.";
    privacy_code_h2: "查询码", "The query code";
    privacy_code: "查询码由您的浏览器生成（简易版由服务器生成，显示一次），系统只保存它的加密指纹，不知道它本身，所以丢失后无法找回。", "Your browser makes the code (on the simple pages the server does, and shows it once). The system keeps only a keyed fingerprint of it: a lost code cannot be found again.";
    privacy_keep_h2: "保存多久", "How long it is kept";
    privacy_keep: "您反映的内容没有自动删除：文字和联系方式会一直保留，直到您凭查询码删除（办理中只删联系方式，办结后连同文字）。评价窗口时写的文字和电话，90天后自动删除。数据库备份在其保留期满后消失。", "Nothing of a case is erased by itself: texts and contacts stay until you erase them with the query code (the contact at any time, your words once the case is closed). Words and a number left with the rating of a window are erased after 90 days. Backups end with their own retention.";
    privacy_network_h2: "我们不能保证的", "What we cannot promise";
    privacy_network: "本系统不记录您的网络地址和设备型号。但网络运营者依法保存的记录不归本系统管，所以请不要用单位的电脑或网络。", "This system records neither your network address nor your device. What network operators keep by law is outside it, so please do not use a computer or network of the unit.";

    accessibility_h1: "无障碍", "Accessibility";
    accessibility_lead: "我们希望每个人都能自己说出来。", "Everybody should be able to speak for themselves.";
    accessibility_1: "可以只用键盘，也可以用读屏软件。", "Works by keyboard alone and with a screen reader.";
    accessibility_2: "右上角可以换成长辈版：字更大，按钮更大。", "Larger text and targets: the switch at the top.";
    accessibility_3: "可以放大到200%，支持深色和高对比度。", "Can be enlarged to 200 %, in dark and high contrast.";
    accessibility_4: "旧手机或打不开时，可以用简易版，一样可以反映和查询。", "On old phones the simple pages let you send and follow a case, too.";
    accessibility_5: "需要手语、盲文或上门帮助，可以在填写时勾选。", "Sign language, braille or a visit at home: tick it while writing.";

    not_found_h1: "没有找到这一页", "There is no such page";
    not_found: "网址可能写错了，或者页面已经移走。", "The address may be wrong, or the page has moved.";
    not_found_start: "回到首页", "To the start";

    kiosk_warning: "还在吗？15秒后将清除您填的内容。碰一下屏幕就可以继续。", "Still there? What you wrote is cleared in 15 seconds. Touch the screen to go on.";
    kiosk_waiting: "您的内容还没有送到，这台机器会继续试着发送，但不能保证送到。请先记下查询码，稍后用它查一查。15秒后清除屏幕，碰一下可以继续看。", "It has not arrived yet; this machine goes on trying, but cannot promise that it arrives. Please note the query code and look it up later. The screen is cleared in 15 seconds; touch it to go on reading.";
    kiosk_sending: "您可以离开，这台机器会继续发送。请先记下查询码：", "You may leave: this machine goes on sending. Please note the query code first:";
    kiosk_busy: "这台机器还在发送一份内容，请稍后再按。", "This machine is still sending something; please press again a little later.";
}

numbered! {
    accessibility_call: "用不了这个页面？可以拨打12389或12345，由人工登记。", "Cannot use this page? Call 12389 or 12345 and somebody writes it down.";
}
