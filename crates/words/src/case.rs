//! The case page, as its citizen sees it, and finding it.

use qingyu_domain::query_code::CodeError;

use crate::Lang;

words! {
    h1: "受理编号", "Case number";
    leave: "立即离开", "Leave now";
    status_label: "办理状态", "Status";
    unit: "单位", "Unit";
    holder: "现在由谁办", "Who has it";
    next: "下一步", "What is next";
    why: "为什么是这一天", "Why that day";
    nothing_promised: "没有待办的期限", "Nothing is due";
    answer_h2: "答复", "Answer";
    merged: "已合并办理", "Joined with others";
    merged_text: "您的反映和同一件事的其他反映一起办理，进展和答复都在这里。您的补充会交给办理人员；对答复不满意的，也请写在“补充说明”里。", "It is worked on together with others about the same matter; where that stands, and the answer, are shown here. What you add reaches those who work on it; if you are dissatisfied with the answer, please add that too.";
    merged_answered: "已答复", "Answered";
    history_h2: "经过记录", "History";
    messages_h2: "留言和补充", "Messages";
    erased: "（文字已删除）", "(The text is erased)";
    text_show: "查看我写的原文", "Show what I wrote";
    text_failed: "暂时打不开，请稍后再试", "It cannot be opened just now; please try again";
    add_h2: "补充说明", "Add something";
    add_label: "想补充什么？", "What would you like to add?";
    add_hint: "新的时间、地点、证人或线索都有帮助", "A time, a place, a witness or any lead helps";
    add_send: "发送", "Send";
    add_done: "已收到您的补充", "We have received it";
    also_h2: "您还可以", "You can also";
    evaluate_h2: "请您评价", "How did it go?";
    evaluate_level: "您对办理满意吗？", "Are you satisfied?";
    evaluate_solved: "问题解决了吗？", "Is it solved?";
    level_5: "非常满意", "Very satisfied";
    level_4: "满意", "Satisfied";
    level_3: "基本满意", "Rather satisfied";
    level_2: "不满意", "Dissatisfied";
    level_1: "非常不满意", "Very dissatisfied";
    solved_yes: "解决了", "Yes";
    solved_partly: "部分解决", "In part";
    solved_no: "没有解决", "No";
    evaluate_reasons: "不满意的，是哪里不满意？（可多选，可不选）", "If dissatisfied, with what? (any, or none)";
    evaluate_follows: "如果不满意或没有解决：", "If you are dissatisfied or it is not solved: ";
    evaluate_last: "这是内部的最后一次答复；不满意的，可以按上面写的请求复查。", "This is the last answer inside the house; if you are dissatisfied, ask for the review named above.";
    evaluated: "您的评价：", "Your evaluation: ";
    evaluate_text: "还想说什么？（可不填）", "Anything else? (optional)";
    evaluate_send: "提交评价", "Send the evaluation";
    evaluate_done: "谢谢，已收到您的评价", "Thank you, your evaluation is received";
    evaluate_choose: "请选择满意程度，并说明问题是否解决", "Choose how satisfied you are and whether it is solved";
    consent_h2: "需要您同意", "We need your word";
    consent_ask: "照此核查，对方可能猜到是您。您愿意吗？", "If it is verified like this, the other side may guess that it was you. Do you agree?";
    consent_yes: "愿意，请继续核查", "Yes, go on";
    consent_no: "不愿意", "No";
    consent_send: "答复", "Send";
    consent_done: "已收到您的答复", "We have received your answer";
    consent_choose: "请选择愿意或不愿意", "Please choose yes or no";
    object: "我有异议", "I object";
    object_label: "您的理由", "Your reasons";
    object_send: "提出异议", "Object";
    withdraw: "我要撤回", "Withdraw it";
    withdraw_text: "撤回后督察仍可能继续核查。", "Oversight may go on verifying.";
    withdraw_why: "为什么撤回？（可不选）", "Why? (optional)";
    withdraw_solved: "问题已经解决", "It is solved";
    withdraw_mistaken: "我弄错了", "It was a mistake";
    withdraw_pressed: "有人要求或劝我撤回", "Somebody asked or urged me to";
    withdraw_pressed_hint: "会特别标记，不告诉被反映的单位", "Specially marked; the unit concerned is not told";
    withdraw_other: "其他原因", "Another reason";
    withdraw_send: "确认撤回", "Withdraw";
    withdraw_done: "已撤回", "It is withdrawn";
    undo: "取消撤回", "Undo the withdrawal";
    undo_text: "改变主意了？可以恢复办理，期限照旧。", "Changed your mind? It can go on, with the same time limits.";
    undo_done: "已恢复办理", "It goes on";
    reprisal: "有人因此为难我", "Somebody is giving me trouble over this";
    reprisal_label: "发生了什么？", "What happened?";
    reprisal_send: "报告这件事", "Report it";
    erase: "删除我的个人信息", "Erase what is personal";
    erase_text: "删除后不能恢复。办理中只删除您留的联系方式；办结后，您写的文字和答复也一起删除。反映照常办理，查询码仍然有效，但我们不能再打电话找您。", "This cannot be undone. While the case is open only your contact is erased; once it is closed, your words and the answer too. The case goes on and the code still works, but we can no longer call you.";
    erase_send: "确认删除", "Erase it";
    erase_done: "已删除", "It is erased";
    keep: "保存我的全部记录", "Keep your whole record";
    keep_text: "全部内容可以打开看、可以打印，也可以下载成数据文件（JSON，给电脑程序读的）。别人也用的电脑上请不要保存。", "Everything can be read and printed, or downloaded as a data file (JSON, for programs). Do not keep it on a shared computer.";
    export: "下载数据文件", "Download the data file";
    export_name: "全部记录.json", "everything.json";
    told: "已收到", "We have received it";

    code_missing: "请填写查询码", "Enter the query code";
    code_check: "查询码可能有一位不对，或有两位写反了，请对照回执检查", "A digit may be wrong or two may be swapped; please compare with your receipt";
    code_is_number: "这好像是受理编号。查询要用24位的查询码，它在回执上受理编号的下面。", "This looks like the case number. Please enter the query code of 24 digits, below it on your receipt.";
    not_found: "没有查到。请对照回执检查查询码。", "Nothing found. Please compare the code with your receipt.";
    too_many: "查询次数太多，请稍后再试", "Too many look-ups; please try again later";
    offline: "网络断开了，请连上网络后再查询", "The network is gone; please look up again when it returns";
    broken: "暂时查不到，请稍后再试", "It cannot be looked up just now; please try again";
    looking: "正在查询…", "Looking up…";
    message_failed: "没有发送成功，内容还在，请再试一次", "It was not sent; it is still here, please try again";
    message_offline: "网络断开了，内容还在，连上网络后请再发送", "The network is gone; it is still here, send again when it returns";
    not_now: "现在的状态不能这样做，请刷新查看最新情况", "This cannot be done as the case stands; reload to see the latest";
    too_late: "期限已过", "The time for this has passed";
    too_many_messages: "今天已经发了30条，请明天再补充", "You have sent 30 today; please go on tomorrow";
    no_code: "请先输入查询码。", "Please enter your query code first.";
}

numbered! {
    reprisal_later: "请现在拨打12389；有人身危险请拨打110。", "Please call 12389 now; in danger, call 110.";
    reprisal_call: "拨打12389", "Call 12389";
}

/// Digits of a case's number, which stands beside the code and is taken for it.
const NUMBER_DIGITS: usize = 14;

/// Why a typed text is not a query code.
pub fn code_error(lang: Lang, error: CodeError) -> String {
    match error {
        CodeError::Absent => code_missing(lang).to_owned(),
        CodeError::CheckDigits => code_check(lang).to_owned(),
        CodeError::Length(NUMBER_DIGITS) => code_is_number(lang).to_owned(),
        CodeError::Length(found) => {
            let n = found.to_string();
            match lang.spoken() {
                Lang::Zh => ["查询码是24位数字，您输入了", &n, "位，请检查"].concat(),
                Lang::En => ["A query code has 24 digits; you entered ", &n].concat(),
            }
        }
    }
}
