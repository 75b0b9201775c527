//! What happened to a case, event by event.

use crate::Lang;

/// An event in words; one that this app does not know keeps its own name out of sight.
pub fn event(lang: Lang, event: &str) -> &'static str {
    let (zh, en) = early(event).unwrap_or(("有新的进展", "Something happened"));
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// From filing to the finding.
fn early(event: &str) -> Option<(&'static str, &'static str)> {
    Some(match event {
        "filed" => ("群众提交了反映", "Filed by the citizen"),
        "received" => ("已登记，取得受理编号", "Registered and numbered"),
        "message_added" => ("群众补充", "The citizen added something"),
        "withdrawn" => ("群众撤回", "Withdrawn by the citizen"),
        "withdrawal_undone" => ("群众取消撤回", "The citizen undid the withdrawal"),
        "accepted" => ("已受理", "Accepted"),
        "marked" => ("加了标记", "Marked"),
        "enterprise_marked" => ("标记为涉企", "Marked as an enterprise’s"),
        "concerned_named" => ("登记了当事人员", "Those concerned were named"),
        "assigned" => ("已分派", "Assigned"),
        "taken_on" => ("作了回避确认，开始办理", "Taken on, no conflict of interest"),
        "returned" => ("退回", "Given back"),
        "handed_back" => (
            "原承办人员不能继续办理，已交回重新分派",
            "Whoever had it can no longer work on it: it waits to be given to somebody",
        ),
        "contacted" => ("已联系群众", "The citizen was contacted"),
        "preservation_ordered" => ("要求保全录音录像", "Preservation was ordered"),
        "preserved" => ("登记了保全结果", "Preservation was recorded"),
        "alleged" => ("列出反映事项", "An allegation was made out"),
        "verified" => ("登记了核查工作", "Verification was recorded"),
        "message_sent" => ("给群众留言", "The citizen was written to"),
        "asked" => ("请群众补充", "The citizen was asked"),
        "resumed" => ("继续办理", "Work goes on"),
        "consent_asked" => ("征求群众同意", "Consent was asked for"),
        "consent_given" => ("群众答复了是否同意", "The citizen said whether they agree"),
        "summary_released" => ("转办摘要已发布", "The summary was released"),
        "notice_acknowledged" => ("通报已签收", "The notice was read"),
        "stated" => ("当事人员陈述", "The person concerned made a statement"),
        "proposed" => ("提议，待第二人审核", "Proposed, a second person decides"),
        _ => return late(event),
    })
}

/// From the second person to the end.
fn late(event: &str) -> Option<(&'static str, &'static str)> {
    Some(match event {
        "approved" => ("第二人同意", "A second person approved"),
        "endorsed" => ("会签：一方已同意，等另一方", "One of two agreed; the other is missing"),
        "declined" => ("第二人不同意", "A second person declined"),
        "fault_objected" => ("当事人员对过错认定提异议", "Objection to a fault"),
        "fault_objection_decided" => ("过错异议已审查", "The objection to a fault was decided"),
        "improvement_planned" => ("制定了改进措施", "An improvement was planned"),
        "improvement_proved" => ("改进已落实", "The improvement was proved"),
        "clarified" => ("已澄清", "Clarified"),
        "held_accountable" => ("已追究责任", "Held accountable"),
        "conveyed" => ("表扬已转达", "The praise was conveyed"),
        "answered" => ("已答复群众", "Answered"),
        "evaluated" => ("群众作了评价", "Evaluated by the citizen"),
        "followed_up" => ("已回访", "Followed up"),
        "looked_again" => ("由其他人员再次核查", "Other people look again"),
        "went_up" => ("转上一级督办", "It went up"),
        "reopened" => ("重新办理", "Reopened"),
        "closed" => ("已办结", "Closed"),
        "objected" => ("群众提出异议", "The citizen objected"),
        "objection_decided" => ("异议已审查", "The objection was decided"),
        "review_asked" => ("群众要求再次核查", "The citizen asked for a second look"),
        "reprisal_reported" => ("群众反映被为难", "Reprisal was reported"),
        "reprisal_handled" => ("已处理打击报复的反映", "The reprisal was handled"),
        "care_wanted" => ("有事须及时办理", "Something has to be seen to in time"),
        "attended" => ("已处置疑似危急", "Somebody saw to the possible danger"),
        "publication_allowed" => ("群众答复了是否同意公开", "The citizen said whether it may be published"),
        "help_answered" => ("已答复帮助请求", "The wish for help was answered"),
        "looked_into" => ("督察已查看", "Whoever watches looked at it"),
        "withdrawal_seen" => ("已查看群众撤回", "The withdrawal was looked at"),
        "identity_seen" => ("查看了群众身份", "The identity was looked at"),
        "identity_look_approved" => ("查看身份已补审", "The look was approved"),
        "identity_look_declined" => ("查看身份未获补审", "The look was not approved"),
        "code_replaced" => ("已换发查询码", "Another query code was handed out"),
        "claim_offered" => ("已开具认领单", "A slip to claim it with was made"),
        "claimed" => ("群众已认领", "Its citizen claimed it"),
        "sent_on_checked" => ("已跟踪转办结果", "The other authority was asked"),
        "joined" => ("合并办理的反映有变化", "News of a merged case"),
        "repeat_linked" => ("已关联重复反映", "Linked to an earlier case"),
        "directed" => ("督办或领导批示", "An order from above"),
        "directive_answered" => ("督办或批示已回复", "An order was answered"),
        "erased" => ("群众要求删除个人信息，已删除", "Erased at the citizen’s wish"),
        _ => return None,
    })
}
