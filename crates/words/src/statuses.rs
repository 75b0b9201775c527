//! Kinds, statuses, parties and what happened, in words.

use qingyu_api::case::CaseView;
use qingyu_domain::case::{CaseStatus, Party, What};
use qingyu_domain::kind::{Kind, ReplyBy};

use crate::Lang;

/// The kind's name: 表扬 投诉 咨询 建议.
pub const fn kind(lang: Lang, kind: Kind) -> &'static str {
    match (lang.spoken(), kind) {
        (Lang::Zh, Kind::Praise) => "表扬",
        (Lang::Zh, Kind::Complaint) => "投诉",
        (Lang::Zh, Kind::Enquiry) => "咨询",
        (Lang::Zh, Kind::Suggestion) => "建议",
        (Lang::En, Kind::Praise) => "Praise",
        (Lang::En, Kind::Complaint) => "Complaint",
        (Lang::En, Kind::Enquiry) => "Enquiry",
        (Lang::En, Kind::Suggestion) => "Suggestion",
    }
}

/// The status in words.
pub const fn status(lang: Lang, status: CaseStatus) -> &'static str {
    match lang.spoken() {
        Lang::Zh => match status {
            CaseStatus::Received => "已登记，等待受理",
            CaseStatus::Accepted => "已受理",
            CaseStatus::Handling => "办理中",
            CaseStatus::Verifying => "核查中",
            CaseStatus::Found => "核查完成，准备答复",
            CaseStatus::Waiting => "待您补充",
            CaseStatus::Answered => "已答复，请您评价",
            CaseStatus::SecondLook => "再次核查中（由其他人员）",
            CaseStatus::Escalated => "督察督办中",
            CaseStatus::Closed => "已办结",
            CaseStatus::Withdrawn => "您已撤回",
            CaseStatus::SentOn => "已转办",
            CaseStatus::Referred => "已告知其他渠道",
            CaseStatus::Refused => "不予受理",
        },
        Lang::En => match status {
            CaseStatus::Received => "Registered, waiting to be accepted",
            CaseStatus::Accepted => "Accepted",
            CaseStatus::Handling => "In hand",
            CaseStatus::Verifying => "Being verified",
            CaseStatus::Found => "Verified, answer in preparation",
            CaseStatus::Waiting => "Waiting for you",
            CaseStatus::Answered => "Answered, please evaluate",
            CaseStatus::SecondLook => "Second look, by other people",
            CaseStatus::Escalated => "Under oversight's supervision",
            CaseStatus::Closed => "Closed",
            CaseStatus::Withdrawn => "Withdrawn by you",
            CaseStatus::SentOn => "Sent on",
            CaseStatus::Referred => "Referred to another way",
            CaseStatus::Refused => "Not accepted",
        },
    }
}

/// The status as it is told: what went up past oversight is not under oversight's supervision.
pub const fn told(lang: Lang, code: CaseStatus, holder: Party) -> &'static str {
    match (lang.spoken(), code, holder) {
        (Lang::Zh, CaseStatus::Escalated, Party::Reviewer) => "已转上级复查",
        (Lang::En, CaseStatus::Escalated, Party::Reviewer) => "Gone up, past oversight",
        _ => status(lang, code),
    }
}

/// The status of a case as its page says it: a merged one is not evaluated by itself.
pub const fn now(lang: Lang, case: &CaseView) -> &'static str {
    match case.status {
        CaseStatus::Answered if case.merged => crate::case::merged_answered(lang),
        status => told(lang, status, case.holder),
    }
}

/// Who has the case or did something.
pub const fn party(lang: Lang, party: Party) -> &'static str {
    match lang.spoken() {
        Lang::Zh => match party {
            Party::You => "您",
            Party::Intake => "受理人员",
            Party::Handler => "承办人员",
            Party::Verifier => "核查人员",
            Party::Oversight => "督察部门",
            Party::Reviewer => "驻局纪检监察组或上级督察",
            Party::Legal => "法制部门",
            Party::Concerned => "当事人员",
            Party::System => "系统",
        },
        Lang::En => match party {
            Party::You => "You",
            Party::Intake => "Central intake",
            Party::Handler => "The handler",
            Party::Verifier => "The verifier",
            Party::Oversight => "Oversight",
            Party::Reviewer => "The independent reviewer (discipline inspection or the level above)",
            Party::Legal => "Legal",
            Party::Concerned => "The person concerned",
            Party::System => "The system",
        },
    }
}

/// A line of the timeline.
pub const fn what(lang: Lang, what: What) -> &'static str {
    match lang.spoken() {
        Lang::Zh => match what {
            What::Filed => "您提交了反映",
            What::Received => "已登记，取得受理编号",
            What::Accepted => "已受理",
            What::MessageAdded => "补充说明",
            What::Asked => "请您补充",
            What::Resumed => "继续办理",
            What::Contacted => "工作人员登记：已按您留的方式与您联系",
            What::Assigned => "已安排人员办理",
            What::Returned => "改由其他人员办理",
            What::Preserved => "已保全录音录像",
            What::Verified => "进行了核查",
            What::ConsentAsked => "征求您的意见",
            What::ConsentGiven => "您答复了是否同意",
            What::PublicationAllowed => "您答复了是否同意公开",
            What::Approved => "作出了决定（两人审核）",
            What::Objected => "您提出了异议",
            What::ObjectionDecided => "异议已有结果",
            What::Conveyed => "表扬已转达",
            What::Answered => "已答复",
            What::Evaluated => "您作了评价",
            What::FollowedUp => "进行了回访",
            What::ReviewAsked => "您要求再次核查",
            What::LookedAgain => "由其他人员再次核查",
            What::WentUp => "转上一级督办",
            What::Reopened => "重新办理",
            What::Closed => "已办结",
            What::ReprisalReported => "您反映有人为难您",
            What::ReprisalHandled => "已处理您反映的为难情况",
            What::Attended => "已有工作人员关注您写的情况",
            What::HelpAnswered => "答复了您要的帮助",
            What::LookedInto => "督察人员看过您反映的问题",
            What::WithdrawalSeen => "督察人员看过您的撤回",
            What::IdentitySeen => "有工作人员查看了您的联系方式",
            What::IdentityLookApproved => "该次查看已经他人审核",
            What::IdentityLookDeclined => "该次查看经他人审核，不应查看",
            What::RepeatLinked => "已与您之前的反映关联",
            What::MessageSent => "工作人员给您留言",
            What::CodeReplaced => "在服务窗口核对身份后换了查询码",
            What::SentOnChecked => "已向受理机关了解办理情况",
            What::Withdrawn => "您撤回了反映",
            What::WithdrawalUndone => "您取消了撤回",
            What::Erased => "按您的要求删除了个人信息",
        },
        Lang::En => match what {
            What::Filed => "You sent it",
            What::Received => "Registered and given a number",
            What::Accepted => "Accepted",
            What::MessageAdded => "Something was added",
            What::Asked => "You were asked for more",
            What::Resumed => "Work goes on",
            What::Contacted => "Staff recorded that they contacted you as you wished",
            What::Assigned => "Somebody was given it to work on",
            What::Returned => "It goes to somebody else",
            What::Preserved => "Recordings were preserved",
            What::Verified => "Something was done to verify it",
            What::ConsentAsked => "You were asked whether you agree",
            What::ConsentGiven => "You said whether you agree",
            What::PublicationAllowed => "You said whether it may be published",
            What::Approved => "A decision was made, by two people",
            What::Objected => "You objected",
            What::ObjectionDecided => "Your objection was decided",
            What::Conveyed => "Your praise was passed on",
            What::Answered => "Answered",
            What::Evaluated => "You evaluated it",
            What::FollowedUp => "The answer was followed up",
            What::ReviewAsked => "You asked for a second look",
            What::LookedAgain => "Other people look at it again",
            What::WentUp => "It went one level up",
            What::Reopened => "Work on it began again",
            What::Closed => "Closed",
            What::ReprisalReported => "You reported reprisal",
            What::ReprisalHandled => "Your report of reprisal was taken in hand",
            What::Attended => "Somebody looked at once at what you wrote",
            What::HelpAnswered => "Your wish for help was answered",
            What::LookedInto => "Those who watch looked at what you wrote",
            What::WithdrawalSeen => "Those who watch looked at your withdrawal",
            What::IdentitySeen => "Somebody looked at your contact details",
            What::IdentityLookApproved => "A second person approved that look",
            What::IdentityLookDeclined => "A second person found that this look was not right",
            What::RepeatLinked => "Linked to an earlier case of yours",
            What::MessageSent => "You were written to",
            What::CodeReplaced => "Another query code was handed out at the counter",
            What::SentOnChecked => "The other authority was asked about it",
            What::Withdrawn => "You withdrew it",
            What::WithdrawalUndone => "You undid the withdrawal",
            What::Erased => "What is personal was erased, as you asked",
        },
    }
}

/// A way of answering.
pub const fn reply_by(lang: Lang, way: ReplyBy) -> &'static str {
    match (lang.spoken(), way) {
        (Lang::Zh, ReplyBy::Phone) => "打电话",
        (Lang::Zh, ReplyBy::Sms) => "发短信",
        (Lang::Zh, ReplyBy::Email) => "发邮件",
        (Lang::Zh, ReplyBy::Track) => "只在查询页面答复",
        (Lang::En, ReplyBy::Phone) => "by phone",
        (Lang::En, ReplyBy::Sms) => "by text message",
        (Lang::En, ReplyBy::Email) => "by mail",
        (Lang::En, ReplyBy::Track) => "only on the tracking page",
    }
}
