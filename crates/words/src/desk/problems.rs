//! 问题: listed, put down, solved by their units and looked at by others.

use qingyu_domain::case::ImprovementMeasure;
use qingyu_domain::clearing::{ProblemOrigin, ProblemStand};

words! {
    h1: "问题清单", "Problems";
    lead: "按期限排列，本季度内清底。单位解决，单位以外的人看过才销号。", "By their due days, to be cleared within the quarter: solved by the unit, and cleared by somebody outside it who has looked.";
    lead_unit: "本单位的问题：先写怎样解决，解决后写明证据，由单位以外的人查看。", "Your unit's problems: say how each will be solved, then give the evidence; somebody outside the unit looks.";
    none: "没有这样的问题。", "No such problems.";
    state: "进展", "State";
    state_open: "未销号", "Open";
    state_check: "待查看", "To be looked at";
    state_overdue: "过了季度底", "Past the quarter";
    state_cleared: "已销号", "Cleared";
    since: "发现", "Found";
    due: "期限", "Due";
    overdue: "已逾期", "Overdue";
    new_h2: "列出问题", "Put a problem down";
    new_lead: "审核中发现的问题。不写群众的姓名和电话，不写投诉内容。", "What a review found. No names or numbers of citizens, nothing of a complaint.";
    text: "是什么问题", "What is wrong";
    text_needed: "请写明是什么问题", "Please say what is wrong";
    unit_needed: "请选择单位", "Please choose the unit";
    add: "列出", "Put it down";
    added: "已列出。", "Put down.";
    back: "回到问题清单", "Back to the problems";
    one_h1: "问题", "A problem";
    measure: "怎样解决", "How it will be solved";
    plan: "写明怎样解决", "Say how it will be solved";
    plan_lead: "选一种措施，写明做什么、谁来做。", "Choose a measure; say what will be done and by whom.";
    plan_text: "做什么", "What will be done";
    solve: "已解决，写明证据", "It is solved: give the evidence";
    solve_lead: "写明做了什么、证据在哪里。由单位以外的人查看后销号。", "What was done, and where the evidence is. Somebody outside the unit looks before it is cleared.";
    solve_text: "解决情况和证据", "What was done, and the evidence";
    look: "查看是否解决", "Look whether it is solved";
    look_lead: "看证据，必要时到现场看。没有解决的退回单位，期限到本季度底。", "Look at the evidence, on the spot where needed. What is not solved goes back to the unit, until the end of the quarter.";
    look_cleared: "解决了吗？", "Is it solved?";
    look_yes: "解决了，销号", "It is: clear it";
    look_no: "没有解决，退回", "It is not: back to the unit";
    look_text: "查看情况", "What you saw";
    reopen: "问题又出现", "It came back";
    reopen_lead: "写明又发生了什么，重新列入清单。", "What happened again; it goes back onto the list.";
    reopen_text: "又出现的情况", "What happened";
    choose: "请选择", "Please choose";
    choice_needed: "请选择一项", "Please choose one";
    words_needed: "请写明情况", "Please say what you did or saw";
    done: "已记录。", "Recorded.";
    stale: "刚才有人办过，请看最新情况再办。", "Somebody did something just now. Please look again first.";
}

names! {
    /// Where a problem comes from.
    origin(ProblemOrigin) {
        Check: "每日核对", "Daily check";
        Inspection: "督察检查", "Inspection";
        Finding: "改进逾期", "Overdue improvement";
        Review: "审核", "Review";
    }

    /// Where it stands.
    stand(ProblemStand) {
        Open: "待解决", "To be solved";
        Check: "待查看", "To be looked at";
        Cleared: "已销号", "Cleared";
    }

    /// How it is solved.
    measure_of(ImprovementMeasure) {
        Rules: "建章立制", "Rules";
        Process: "规范流程", "Process";
        NewWay: "创新模式", "A new way";
        Training: "教育培训", "Training";
    }
}
