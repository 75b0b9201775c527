//! 110回拨: calls that are called back without exception, and what came of each.

use qingyu_domain::call_taking::{CallBackEnd, CallSort};

use crate::Lang;

words! {
    h1: "110回拨", "Calls to call back";
    lead: "打110没有说话、中途断了，或者要求回拨的，每一个都要回拨。过期的排在最前面，也会写进对外公布的数。", "Whoever says nothing to 110, is cut off, or asks for it is called back, each of them. Overdue ones stand first, and are in the published figures.";
    waiting: "待回拨", "To call back";
    done: "已办结", "Done";
    none: "现在没有要回拨的电话。", "There is no call to call back now.";
    none_done: "还没有办结的回拨。", "No call-back is done yet.";
    next_page: "下一页", "Next page";
    first: "从头开始", "From the start";
    due: "期限", "Due";
    overdue: "已过期", "Overdue";
    ended_at: "办结", "Done";
    called_at: "来电", "Called";
    check: "抽查", "Check";
    one_h1: "110回拨", "A call to call back";
    back: "返回110回拨", "Back to calls to call back";
    number: "接警编号", "Number of the call";
    no_number: "来电号码不明，没法回拨：请听录音", "The number is not known: listen to the recording";
    history_h2: "经过", "What happened";
    do_h2: "可以办理", "What you can do";
    nothing: "现在没有您要办的。", "There is nothing for you to do now.";
    phone: "回拨号码", "Number to call";
    phone_gone: "号码已删除或不明", "The number is erased or not known";
    look: "查看号码", "Look at the number";
    look_lead: "每次查看都会记录。", "Each look is recorded.";
    call: "记录回拨", "Record a call back";
    call_lead: "拨一次记一次。没有接通的留在清单里，接着再拨。", "Record each call. One that nobody answers stays on the list: call again.";
    outcome: "结果", "What came of it";
    choose: "请选择", "Please choose";
    choice_needed: "请选择一项", "Please choose one";
    call_text: "情况（接通的必填）", "What was said (needed where somebody answered)";
    listen: "记录听录音", "Record listening";
    listen_lead: "由没有回拨过的另一个人听录音后记录。", "By a second person, who made none of the calls, after listening to the recording.";
    listen_outcome: "听到的情况", "What was heard";
    listen_fine: "没有人需要帮助", "Nobody needs help";
    listen_sent: "需要，已派警", "Somebody does: police were sent";
    listen_text: "录音里听到什么", "What is on the recording";
    dispatch: "记录派警", "Record that police were sent";
    dispatch_lead: "没有接通也可以先派警。", "Police can be sent before anybody answers.";
    dispatch_text: "派到哪里，情况如何", "Where to, and what was found";
    check_do: "记录抽查", "Record a check";
    check_lead: "二十个里随机抽一个，由没有经手的人再看一次：听录音，看记录。", "One in twenty, chosen by chance, is looked at again by somebody who had no hand in it: the recording and the record.";
    check_right: "办得对吗？", "Was it done right?";
    check_yes: "对", "Yes";
    check_no: "不对，要再回拨", "No: it is called back once more";
    check_text: "哪里不对（不对的必填）", "What was not right (needed then)";
    text_needed: "请写明情况", "Please say what happened";
    done_said: "已记录。", "Recorded.";
    stale: "刚才有别人办过，请看最新的情况。", "Somebody else has just done something: look again.";
    settled: "接通，没有别的事", "Reached: nothing more is needed";
    dispatched: "已派警", "Police were sent";
    not_reached: "没有接通", "Nobody answered";
}

names! {
    /// What sort of call.
    kind(CallSort) {
        Normal: "正常", "Normal";
        Silent: "无声", "Silent";
        Dropped: "掉线", "Cut off";
        Asked: "要求回拨", "Asked to be called back";
    }

    /// How it ended.
    end(CallBackEnd) {
        Settled: "接通，没有别的事", "Reached: nothing more is needed";
        Dispatched: "已派警", "Police were sent";
        Listened: "第二人听录音，没有人需要帮助", "A second person listened: nobody needs help";
        NotReached: "拨了三次没有接通", "Called three times, nobody answered";
    }
}

/// What happened, by its code.
pub fn step(lang: Lang, code: &str, right: Option<bool>) -> &'static str {
    let (zh, en) = match (code, right) {
        ("recorded", _) => ("记入", "Recorded"),
        ("looked", _) => ("查看号码", "Looked at the number"),
        ("tried", _) => ("回拨，没有接通", "Called, nobody answered"),
        ("checked", Some(true)) => ("抽查，办得对", "Checked: right"),
        ("checked", _) => ("抽查，不对，再回拨", "Checked: not right, to be called once more"),
        _ => ("办结", "Done"),
    };
    match lang.spoken() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_words_of_its_own() {
        let steps = [
            ("recorded", None),
            ("looked", None),
            ("tried", None),
            ("ended", None),
            ("checked", Some(true)),
            ("checked", Some(false)),
        ];
        for lang in [Lang::Zh, Lang::En] {
            let mut words: Vec<&str> = steps.iter().map(|(code, right)| step(lang, code, *right)).collect();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), steps.len(), "{lang:?}");
        }
    }
}
