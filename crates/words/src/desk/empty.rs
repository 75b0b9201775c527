//! The empty queue: what would stand here for each role, and where else to look.

use qingyu_domain::person::Role;

words! {
    why: "为什么是空的？", "Why is it empty?";
    notices: "通报", "Notices";
}

names! {
    /// What stands in the queue of a role.
    expects(Role) {
        Intake: "群众提交的反映会出现在这里，等您决定是否受理；答复后的回访也在这里。现在没有等着受理或回访的。", "What citizens file appears here for you to accept, and answered cases to follow up. Nothing waits for either now.";
        Handler: "受理人员分派给您本人的咨询、表扬和建议会出现在这里。投诉由核查人员办理，您看不到。现在没有分派给您的。", "Enquiries, praise and suggestions that intake gives to you appear here. Complaints go to verifiers and are not shown to you. Nothing is given to you now.";
        Verifier: "督察部门分派给您本人的投诉会出现在这里。涉及您本人或本单位的投诉不会分派给您。现在没有分派给您的。", "Complaints that oversight gives to you appear here; those about yourself or your unit are never given to you. Nothing is given to you now.";
        Concerned: "不办理案件，所以这里是空的。与您有关的内容在“通报”里。", "You work on no case, so nothing stands here. What is about you is under notices.";
        Oversight: "待分派的投诉、待您审核的提议、打击报复的反映和待落实的改进会出现在这里。现在都没有。", "Complaints to give to somebody, proposals to decide on, reports of reprisal and improvements to prove appear here. There are none now.";
        Reviewer: "涉及督察、受理、指挥部门的反映，以及转到您这里督办的事项会出现在这里。现在没有。", "Cases about oversight, intake or command, and those that went up to you, appear here. There are none now.";
        Legal: "需要法制部门同意的提议会出现在这里：涉企投诉的核查结论、取消涉企标记、认定诬告。现在没有。", "Proposals that need legal appear here: what is found of complaints of enterprises, taking that mark off, a false accusation. There are none now.";
        Support: "目前没有分派给支持部门的事项，所以这里是空的。", "Nothing is given to support departments yet, so nothing stands here.";
        Command: "没有疑似危急的反映。有的时候会排在这里，也会通知值班电话。", "No possible danger waits. When there is one it stands here, and the duty phone is called.";
        UnitHead: "不办理案件，所以这里是空的。与本单位有关的内容在“通报”里。", "You work on no case, so nothing stands here. What is about your unit is under notices.";
        Supervisor: "不办理案件，所以这里是空的。走访窗口请点上面的“督察检查和走访”。", "You work on no case, so nothing stands here. Visits are recorded under “Inspections and visits” above.";
        Psychology: "不办理案件，所以这里是空的。关心名单请点上面的“心灵SPA”。", "You work on no case, so nothing stands here. The care list is under “Psychological service” above.";
        Admin: "管理账号，不办理案件，也看不到任何案件内容，所以这里一直是空的。", "You look after accounts. You work on no case and see none, so nothing ever stands here.";
    }
}
