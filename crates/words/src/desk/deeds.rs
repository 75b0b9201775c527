//! What can be done with a case: the name of each deed, and what its form says first.

use super::directives;
use crate::Lang;

/// The name of a deed by its command and, for `propose`, the proposal.
pub fn deed(lang: Lang, command: &str, proposal: Option<&str>) -> &'static str {
    let (zh, en) = match proposal {
        Some(what) => proposing(what),
        None => doing(command),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a proposal is called where it is listed.
pub fn proposal(lang: Lang, what: &str) -> &'static str {
    let (zh, en) = match what {
        "refuse" => ("不予受理", "Not to accept"),
        "refer" => ("告知其他渠道", "To refer to another way"),
        "send_on" => ("转其他机关", "To send on"),
        "merge" => ("并案", "To merge"),
        "retype" => ("变更类型", "To change the kind"),
        "extend" => ("延期一次", "More time, once"),
        "complex" => ("按复杂事项办理", "To treat as complex"),
        "finding" => ("核查结论", "Finding"),
        "summary" => ("转办摘要", "Summary"),
        "withdrawal" => ("电话撤回", "Withdrawal by phone"),
        "new_code" => ("换发查询码", "Another query code"),
        "publication" => ("公开表扬", "To publish the thank-you"),
        "hand_over" => ("移送纪检监察", "To hand over to discipline inspection"),
        "false_accusation" => ("认定诬告", "False accusation"),
        "unmark" => ("取消涉企标记", "To take the enterprise mark off"),
        _ => ("其他", "Other"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn proposing(what: &str) -> (&'static str, &'static str) {
    match what {
        "refuse" => ("提议不予受理", "Propose not to accept"),
        "refer" => ("提议告知其他渠道", "Propose to refer"),
        "send_on" => ("提议转其他机关", "Propose to send on"),
        "merge" => ("提议并案", "Propose to merge"),
        "retype" => ("提议变更类型", "Propose another kind"),
        "extend" => ("提议延期一次", "Propose more time, once"),
        "complex" => ("提议按复杂事项办理", "Propose to treat as complex"),
        "finding" => ("提出核查结论", "Propose a finding"),
        "summary" => ("提交转办摘要", "Propose the summary"),
        "withdrawal" => ("登记电话撤回", "Record a withdrawal by phone"),
        "new_code" => ("提议换发查询码", "Propose another query code"),
        "publication" => ("写公开的表扬", "Write what is published of it"),
        "hand_over" => ("提议移送纪检监察", "Propose to hand it to discipline inspection"),
        "false_accusation" => ("提议认定诬告", "Propose: false accusation"),
        "unmark" => ("提议取消涉企标记", "Propose to take the enterprise mark off"),
        _ => ("其他提议", "Another proposal"),
    }
}

fn doing(command: &str) -> (&'static str, &'static str) {
    match command {
        "accept" => ("受理", "Accept"),
        "mark" => ("加标记", "Mark"),
        "mark_enterprise" => ("标记为涉企", "Mark as an enterprise’s"),
        "name_concerned" => ("登记当事人员", "Name those concerned"),
        "assign" => ("分派", "Assign"),
        "take_on" => ("开始办理", "Take it on"),
        "return" => ("退回", "Give it back"),
        "contact" => ("登记首次联系", "Record the first contact"),
        "order_preservation" => ("要求保全录音录像", "Order preservation"),
        "preserve" => ("登记保全结果", "Record preservation"),
        "allege" => ("列出反映事项", "Make out an allegation"),
        "verify" => ("登记核查工作", "Record verification"),
        "tell" => ("给群众留言", "Write to the citizen"),
        "ask" => ("请群众补充", "Ask the citizen"),
        "ask_consent" => ("征求群众同意", "Ask for consent"),
        "acknowledge" => ("签收", "Acknowledge"),
        "state" => ("陈述", "Make a statement"),
        "object_to_fault" => ("对过错认定提异议", "Object to a fault"),
        "decide_fault_objection" => ("审查过错异议", "Decide on the objection to a fault"),
        "approve" => ("同意", "Approve"),
        "decline" => ("不同意", "Decline"),
        "plan_improvement" => ("制定改进措施", "Plan an improvement"),
        "prove_improvement" => ("登记改进落实", "Prove the improvement"),
        "clarify" => ("登记澄清", "Clarify"),
        "hold_accountable" => ("登记责任追究", "Hold accountable"),
        "convey" => ("转达表扬", "Convey the praise"),
        "answer" => ("答复群众", "Answer the citizen"),
        "follow_up" => ("登记回访", "Record the follow-up"),
        "close_in_silence" => ("未获回应办结", "Close in silence"),
        "decide_objection" => ("审查群众异议", "Decide on the citizen’s objection"),
        "attend" => ("登记危急处置", "Record what came of the danger"),
        "answer_help" => ("答复帮助请求", "Answer the wish for help"),
        "look_into" => ("登记督察查看", "Record that you looked at it"),
        "look_into_withdrawal" => ("登记撤回查看结果", "Record what was found about the withdrawal"),
        "handle_reprisal" => ("处理打击报复", "Handle the reprisal"),
        "look_at_identity" => ("查看群众身份", "Look at the identity"),
        "approve_look" => ("补审查看身份", "Approve the look"),
        "decline_look" => ("不同意这次查看", "Do not approve the look"),
        "issue_code" => ("换发查询码", "Hand out another query code"),
        "supervise" => ("督办", "Order supervision"),
        "instruct" => ("登记领导批示", "Record a leader’s instruction"),
        "answer_directive" => ("回复督办、批示", "Answer an order from above"),
        "check_sent_on" => ("登记转办结果", "Record what became of it"),
        "link_repeat" => ("关联重复反映", "Link a repeat"),
        _ => ("其他操作", "Something else"),
    }
}

/// What a form says before its fields; empty for most.
pub fn lead(lang: Lang, command: &str, proposal: Option<&str>) -> &'static str {
    match command {
        "supervise" => return directives::supervise_lead(lang),
        "instruct" => return directives::instruct_lead(lang),
        "answer_directive" => return directives::answer_lead(lang),
        _ => {}
    }
    let (zh, en) = proposal.map_or_else(|| leading(command), leading_to);
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Before the fields of a command.
fn leading(command: &str) -> (&'static str, &'static str) {
    match command {
        "accept" => (
            "受理后，群众会在查询页面看到“已受理”和办理期限。",
            "The citizen will see that it is accepted, and by when it is answered.",
        ),
        "mark_enterprise" => (
            "写明为什么是涉企的，不要写企业名称。标记后法制部门能看到本件；投诉的核查结论须由督察部门、法制部门各一人同意。取消标记须由法制部门同意。",
            "Say why it is an enterprise’s matter, without the enterprise’s name. Legal then sees the case, and what is found of a complaint takes one of oversight and one of legal. Taking the mark off takes legal.",
        ),
        "take_on" => (
            "回避确认：我与本件没有利害关系，不属于被反映单位，也不是当事人员。",
            "No conflict of interest: I have no interest in this case, do not belong to the unit it is about and am not concerned in it.",
        ),
        "contact" => (
            "请在确实联系过群众之后登记；匿名件以在查询页面留言为准。",
            "Record this after the citizen was really contacted; for an anonymous case, by a message on the tracking page.",
        ),
        "tell" => (
            "群众会在查询页面看到这段话，办理期限照常计算。匿名群众只能这样联系：先说明谁在核查、什么时候答复。",
            "The citizen reads this on the tracking page; the clock runs on. It is the only way to reach somebody anonymous: say who verifies and when the answer comes.",
        ),
        "ask" => (
            "群众会在查询页面看到您的问题，办理期限暂停。",
            "The citizen reads this on the tracking page; the clock pauses.",
        ),
        "ask_consent" => (
            "内容可能让人认出反映人时，先征求群众是否继续核查。",
            "Where the text could give them away, the citizen says first whether to go on.",
        ),
        "answer" => (
            "群众会逐字看到以下内容。请写明：查了什么、结果、理由、下一步、联系人和救济途径。",
            "The citizen reads exactly this. Say what was checked, the outcome, the reasons, what is next, whom to ask and the legal way.",
        ),
        "attend" => (
            "先联系本人；联系不上或有危险，立即转110、120。危及生命时可以先查看联系方式，24小时内补审。匿名的没有联系方式，用“给群众留言”写；写了住址或正有危险的，直接转110。登记之后本件不再排在最前；群众再写到危急情况，会重新排到最前。群众会在查询页面看到“已有工作人员关注您写的情况”。",
            "First reach the person; where that fails or there is danger, hand it to 110 or 120 at once. In danger to life the contact may be opened, and is approved within 24 hours. Somebody anonymous is reached by “Write to the citizen” only; where an address or a danger right now is written, hand it to 110. Once this is recorded the case no longer stands first, until such words are written again. The citizen sees on the tracking page that somebody looked.",
        ),
        "answer_help" => (
            "每件帮助请求当日都要答复：能办的写明谁、什么时候、怎么办；办不到的写明原因和别的办法。群众会逐字看到。请回拨的，先打电话，再登记。",
            "Each wish is answered on the same day: yes with who, when and how; no with the reason and another way. The citizen reads exactly this. Who asked to be called is called first.",
        ),
        "look_into" => (
            "严重问题、群体反映当日查看。写明看了什么、怎样安排：谁来核查、先保全什么、要不要移送纪检监察。",
            "Serious allegations and matters of many are looked at on the same day. Say what you saw and what follows: who verifies, what is preserved first, whether it is handed to discipline inspection.",
        ),
        "look_into_withdrawal" => (
            "每件撤回的投诉都要看一次：是不是有人要求或劝说撤回？涉及伤情、钱款、报复的，撤回后照常核查。不要因此责怪群众，也不要劝群众改变主意。群众会在查询页面看到“督察人员看过您的撤回”，看不到结论。",
            "Every withdrawn complaint is looked at once: did somebody ask for it? Injury, money and reprisal are verified all the same. Blame nobody for it, and talk nobody out of it. The citizen sees that it was looked at, not what was found.",
        ),
        "look_at_identity" => (
            "每次查看都会记录，群众会在查询页面看到“有工作人员查看了您的联系方式”。",
            "Every look is recorded, and the citizen sees on the tracking page that somebody looked.",
        ),
        "check_sent_on" => (
            "写清对方机关怎么说、办到哪一步。群众会看到这段话。没有办结的，到期再问一次，期限会列在待办里。",
            "Say what the other authority answered; the citizen reads it. If it is not settled there, it is asked again; when, stands among what is to be done.",
        ),
        "close_in_silence" => (
            "回访未联系上群众，按“未获回应”办结。",
            "The follow-up reached nobody; it is closed as silence.",
        ),
        "issue_code" => (
            "新查询码只显示一次，请当场打印交给本人。原来的查询码立即失效；换发记录会显示在查询页面。",
            "The new code is shown once; print it and hand it over. The old one is dead at once; that it was replaced stands on the tracking page.",
        ),
        "approve" => (
            "您作为第二人审核。同意后立即生效；须两个部门会签的，第二个同意后生效。需要告知群众的会显示在查询页面。",
            "You are the second person. It takes effect at once, or, where two have to agree, with the second of them. What concerns the citizen appears on the tracking page.",
        ),
        "order_preservation" => (
            "录音录像会被覆盖，请先要求保全，并在期限内登记结果。确实没有录音录像的，在“其他操作”里直接登记保全结果，写明原因。",
            "Recordings are overwritten: order them preserved first, and record the result in time. Where there are none, record just that under other actions.",
        ),
        "name_concerned" => (
            "登记后，当事人员、上级以及与其同单位的人一律回避，不能撤销。登记的人若属督察、受理、指挥部门，本件只由独立复核人员办理，您将看不到本件。",
            "Whoever is named, and everybody of their units, is kept out of this case from then on; it cannot be undone. Where somebody of oversight, intake or command is named, only the independent reviewer goes on, and you no longer see the case.",
        ),
        _ => ("", ""),
    }
}

/// Before those of what needs a second person.
fn leading_to(proposal: &str) -> (&'static str, &'static str) {
    match proposal {
        "hand_over" => (
            "涉嫌违纪违法犯罪的，由两人决定移送，被反映单位看不到。默认告知群众“已移送纪检监察”；告知会妨碍调查的，可以暂不告知，之后再补办告知。群众看不到这里写的内容。本件照常核查、照常答复。",
            "A suspected offence is handed over by two persons; the unit complained about never sees it. The citizen is told so by default; where that would endanger the inquiry, not as yet, and it is told later by handing it over once more. What is written here the citizen does not see. The case is verified and answered all the same.",
        ),
        "unmark" => (
            "写明为什么不是涉企的。须由法制部门同意；取消后法制部门不再看到本件。有核查结论等着审核时不能取消。",
            "Say why it is no enterprise’s matter. Legal decides, and no longer sees the case afterwards. It cannot be done while something found waits for a decision.",
        ),
        "summary" => (
            "被反映单位只会看到这份摘要。不要写任何可能让人认出反映人的内容。",
            "Those complained about read only this. Write nothing that could give the citizen away.",
        ),
        "merge" => (
            "合并后，群众会看到“已合并办理”，进展和答复跟随主案，看不到主案的编号。主案须是同一类型、还在办理；主案的办理人员能看到群众写的内容，看不到身份。",
            "The citizen sees that it is merged; where it stands and the answer are the main case’s, whose number is not shown. The main case has to be of the same kind and open; its people read what the citizen wrote, never who wrote it.",
        ),
        "send_on" => ("请在理由中写明转往哪个机关。", "Name the authority in the reason."),
        "new_code" => (
            "仅用于本人到服务窗口、核对身份之后。写明核对了什么；不要抄写证件号码。须由另一人审核。",
            "Only for somebody at the counter whose identity was checked. Say what was checked, without numbers of documents. Somebody else decides.",
        ),
        "publication" => (
            "本人同意公开。请照原文改写：去掉姓名、号码、日期、地点和能认出人的内容，只写到单位，不写哪位民警。您写的本人会看到；另一人同意后，谁都能看到，本人可以随时收回。",
            "Its citizen agrees. Write it anew from the original: no names, numbers, days or places, nothing that gives anybody away, the unit and no officer. The citizen reads what you write; once another person agrees, everybody does, and the citizen can take it back at any time.",
        ),
        "withdrawal" => (
            "仅限有录音的电话撤回，须由另一人审核。",
            "Only for a withdrawal said in a recorded call; somebody else decides.",
        ),
        _ => ("", ""),
    }
}
