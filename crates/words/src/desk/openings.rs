//! Accounts that open cases to somebody, as they wait for a second person.

use qingyu_domain::opening::Standing;

words! {
    h1: "账号审批", "Accounts to approve";
    lead: "能看到案件的账号，不能由一位管理员单独开通：新增、改岗位、重置密码、取消动态码、恢复账号，都要第二个人同意。作风监督员的任命，由督察部门同意。", "No administrator alone opens an account that sees cases: adding one, giving it a role, a new password, taking its second factor away or letting it sign in again all need a second person. To a supervisor oversight agrees.";
    none: "没有等待批准的账号。", "Nothing waits for a second person.";
    no_history: "还没有记录。", "Nothing is on record yet.";
    all: "看全部记录", "See the whole record";
    only_waiting: "只看等待批准的", "See what waits";
    waits_h2: "等待第二个人批准", "Waits for a second person";
    history_h2: "开通记录", "How this account was opened";
    sent: "已提交，等第二个人批准后生效。", "It is asked for, and counts once a second person agrees.";
    made_waits: "批准以后，这个密码才能用。", "The password works once a second person has agreed.";
    approve: "同意", "Agree";
    approve_sure: "请先向本人核实：确实需要这些权限，也确实是本人提出的。同意吗？", "First make sure with the person that they need this and that it is really them who asked. Agree?";
    decline: "不同意", "Refuse";
    withdraw: "撤回申请", "Take it back";
    approved: "已同意，现在生效。", "Agreed; it counts now.";
    declined: "已退回，不会生效。", "Refused; nothing is changed.";
    withdrawn: "申请已撤回。", "It is taken back.";
    over: "这项申请已经处理过或已过期。", "This was decided before, or its time is over.";
    stale: "申请以后，这个人的资料又有了变化。请让申请人重新提交。", "Something about this person was changed since. Have it asked for once more.";
    taken: "不能这样做：用户名已有人使用，或者这样就没有别人能复核、批准了。", "Not possible: the name is taken, or nobody else would be left who reviews or agrees.";
    nobody: "现在没有人可以批准。请在服务器上用命令行再添加一位管理员（add-admin）。", "Nobody can agree now. Add another administrator at the server’s command line (add-admin).";
    seconds: "可以批准的人：", "Who can agree: ";
    asked_by: "申请人：", "Asked by: ";
    decided_by: "处理人：", "Decided by: ";
    until: "有效期至：", "Waits until: ";
    adds: "新增账号，用户名：", "A new account, user name: ";
    gives: "岗位：", "Posts: ";
    takes: "不再担任：", "No longer: ";
    password: "重置密码", "Another password";
    without_otp: "取消动态码", "The second factor is taken away";
    resumes: "恢复账号", "May sign in again";
    last_one: "不能这样改：这样就没有别人能复核或批准账号了。请先添加另一位。", "Not possible: nobody else would be left who reviews or agrees. Add somebody first.";
}

names! {
    /// What became of it.
    standing(Standing) {
        Waiting: "等待批准", "waits";
        Approved: "已由第二个人批准", "agreed by a second person";
        Declined: "未批准", "refused";
        Withdrawn: "已撤回", "taken back";
        Expired: "已过期", "expired";
        Alone: "一人开通，没有第二个人", "opened by one person alone";
    }
}
