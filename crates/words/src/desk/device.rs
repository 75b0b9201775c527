//! 作风监督员的手机: invitation, PIN and card.

words! {
    h2: "监督员的手机", "The supervisor's phone";
    lead: "发一个邀请链接，本人在自己的手机上打开、设6位数字密码，以后就用它登录。一人一部手机，新的顶替旧的。", "An invitation is opened on the supervisor's own phone, where a PIN is set to sign in with from then on. One phone each: a new one takes the place of the one before.";
    invite: "发邀请链接", "Make an invitation";
    made_h2: "邀请链接（只显示这一次）", "Invitation (shown once)";
    made_hint: "请本人用手机扫码，或当面把链接发给本人。三天内有效，只能用一次。", "Let them scan this, or send them the link in person. It works once, within three days.";
    qr: "邀请二维码", "Invitation to scan";
    not_supervisor: "只有在任的、没有其他岗位的作风监督员可以用手机密码登录。", "Only supervisors in their term, without another post, sign in with a PIN.";
    end: "手机丢了，立即停用", "The phone is lost: end it now";
    end_sure: "这部手机立即退出，邀请链接也作废。继续吗？", "The phone is signed out at once, and an invitation works no more. Go on?";
    ended: "已停用。需要时再发邀请链接。", "Ended. Make another invitation when it is needed.";
    card: "打印监督员证", "Print the card";

    invite_h1: "在这部手机上登录", "Sign in on this phone";
    invite_lead: "请设一个6位数字密码。以后在这部手机上用它登录；手机丢了，请马上告诉发给您链接的人。", "Set a PIN of six digits, to sign in with on this phone from now on. If you lose the phone, tell whoever sent you the link at once.";
    new_pin: "6位数字密码", "PIN of six digits";
    new_pin_hint: "不要用生日，也不要用123456这样的。", "Not a birthday, and nothing like 123456.";
    again: "再输一次", "Once more";
    set: "设好并登录", "Set it and sign in";
    pin_wrong: "请填写6位数字，不能全相同，也不能是连号", "Six digits, neither all alike nor in a row";
    again_wrong: "两次不一样，请再输一次", "The two differ; please enter it once more";
    link_wrong: "这个链接用过了、过期了或者不完整，请再要一个。", "This link was used, has ended or is not whole. Please ask for another one.";

    pin_h2: "用这部手机的密码登录", "Sign in with this phone's PIN";
    pin: "手机密码", "PIN";
    enter: "登录", "Sign in";
    wrong: "密码不对", "The PIN is wrong";
    needs_pin: "请填写6位数字", "Please enter six digits";
    other_h2: "用用户名登录", "Sign in with a name";

    card_h1: "作风监督员证", "Supervisor of conduct";
    card_until: "任期到", "Term until";
    card_says: "持证人可以到上列单位的窗口明访、暗访，查看服务情况；不查阅案卷，不过问个案，不收取费用。", "The bearer may visit the windows of the units named, openly or not, and see how they serve. They read no files, meddle in no case and take no money.";
    card_check: "请与持证人的身份证件一并核对。", "To be checked together with the bearer's identity card.";
    print: "打印", "Print";
    back: "回到人员", "Back to the person";
    nothing: "没有在任的监督岗位。", "No term as supervisor runs.";
}
