//! Kinds, statuses, parties and promises in words.

use qingyu_domain::case::{CaseStatus, Party, What};
use qingyu_domain::deadlines::{Basis, Due, Measure, Step};
use qingyu_domain::kind::{Kind, ReplyBy};
use qingyu_domain::time::Day;

use crate::{Lang, dates};

/// The kind's name: 表扬 投诉 咨询 建议.
pub const fn kind(lang: Lang, kind: Kind) -> &'static str {
    match (lang, kind) {
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
    match lang {
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

/// Who has the case or did something.
pub const fn party(lang: Lang, party: Party) -> &'static str {
    match lang {
        Lang::Zh => match party {
            Party::You => "您",
            Party::Intake => "受理人员",
            Party::Handler => "承办人员",
            Party::Verifier => "核查人员",
            Party::Oversight => "督察部门",
            Party::Reviewer => "独立复核人员",
            Party::System => "系统",
        },
        Lang::En => match party {
            Party::You => "You",
            Party::Intake => "Central intake",
            Party::Handler => "The handler",
            Party::Verifier => "The verifier",
            Party::Oversight => "Oversight",
            Party::Reviewer => "The independent reviewer",
            Party::System => "The system",
        },
    }
}

/// A line of the timeline.
pub const fn what(lang: Lang, what: What) -> &'static str {
    match lang {
        Lang::Zh => match what {
            What::Filed => "您提交了反映",
            What::Received => "已登记，取得受理编号",
            What::MessageAdded => "补充说明",
            What::Withdrawn => "您撤回了反映",
            What::WithdrawalUndone => "您取消了撤回",
        },
        Lang::En => match what {
            What::Filed => "You sent it",
            What::Received => "Registered and given a number",
            What::MessageAdded => "Something was added",
            What::Withdrawn => "You withdrew it",
            What::WithdrawalUndone => "You undid the withdrawal",
        },
    }
}

/// A way of answering.
pub const fn reply_by(lang: Lang, way: ReplyBy) -> &'static str {
    match (lang, way) {
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

/// What happens next and by when: one sentence.
pub fn promise(lang: Lang, due: &Due, today: Day) -> String {
    let by = dates::day(lang, due.due_at.day(), today);
    if due.step == Step::Accept && due.due_at.day() < today {
        return match lang {
            Lang::Zh => format!("本应在{by}24时前告诉您是否受理，已经超过期限。可以拨打12389询问。"),
            Lang::En => format!(
                "You should have been told by the end of {by} whether it is accepted; that is overdue. You may call 12389."
            ),
        };
    }
    match (lang, due.step) {
        (Lang::Zh, Step::Accept) => format!("最晚{by}24时，会在查询页面告诉您是否受理。"),
        (Lang::En, Step::Accept) => format!("By the end of {by} the tracking page tells you whether it is accepted."),
        (Lang::Zh, Step::Undo) => format!("{by}24时前，您可以取消撤回。"),
        (Lang::En, Step::Undo) => format!("You can undo the withdrawal until the end of {by}."),
    }
}

/// Why it is that day: length, basis, days passed over, and whether the calendar is known.
pub fn reason(lang: Lang, due: &Due) -> String {
    let n = due.amount;
    let mut text = match (lang, due.measure) {
        (Lang::Zh, Measure::WorkingDays) => format!("期限{n}个工作日，收到当天不计"),
        (Lang::Zh, Measure::Days) => format!("期限{n}天，当天不计"),
        (Lang::En, Measure::WorkingDays) => {
            format!("The limit is {n} working {}, the day of receipt not counted", days(n))
        }
        (Lang::En, Measure::Days) => format!("The limit is {n} {}, the day itself not counted", days(n)),
    };
    if due.skipped > 0 {
        let (before, after) = match lang {
            Lang::Zh => ("，其间", "个休息日不计"),
            Lang::En => (", ", " days off passed over"),
        };
        text.push_str(before);
        text.push_str(&due.skipped.to_string());
        text.push_str(after);
    }
    text += match (lang, due.basis) {
        (Lang::Zh, Basis::OwnChoice) => "。依据：本市自行承诺。",
        (Lang::Zh, Basis::WithdrawalRule) => "。依据：撤回可在30天内取消。",
        (Lang::En, Basis::OwnChoice) => ". Basis: the city's own promise.",
        (Lang::En, Basis::WithdrawalRule) => ". Basis: a withdrawal can be undone for 30 days.",
    };
    if !due.announced {
        text += match lang {
            Lang::Zh => "该年节假日安排尚未录入，按周一至周五和法定节假日计算。",
            Lang::En => {
                " That year's holidays are not announced yet; Monday to Friday and statutory holidays were counted."
            }
        };
    }
    text
}

const fn days(n: u16) -> &'static str {
    if n == 1 { "day" } else { "days" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use qingyu_domain::calendar::Calendar;
    use qingyu_domain::deadlines::Deadlines;
    use qingyu_domain::time::Timestamp;

    #[test]
    fn a_promise_says_what_by_when_and_why() {
        let friday = Timestamp::parse("2026-11-27T10:00:00+08:00").unwrap();
        let due = Deadlines::default().promise(Step::Accept, friday, &Calendar::bundled().unwrap());
        assert_eq!(
            promise(Lang::Zh, &due, friday.day()),
            "最晚11月30日（星期一）24时，会在查询页面告诉您是否受理。"
        );
        assert_eq!(
            reason(Lang::Zh, &due),
            "期限1个工作日，收到当天不计，其间2个休息日不计。依据：本市自行承诺。"
        );
        assert_eq!(
            reason(Lang::En, &due),
            "The limit is 1 working day, the day of receipt not counted, 2 days off passed over. Basis: the city's own promise."
        );
    }

    #[test]
    fn a_promise_that_was_not_kept_says_so() {
        let friday = Timestamp::parse("2026-11-27T10:00:00+08:00").unwrap();
        let due = Deadlines::default().promise(Step::Accept, friday, &Calendar::bundled().unwrap());
        let monday = due.due_at.day();
        assert!(!promise(Lang::Zh, &due, monday).contains("超过期限"));
        assert!(promise(Lang::Zh, &due, monday.next()).contains("已经超过期限"));
        assert!(promise(Lang::En, &due, monday.next()).contains("overdue"));
    }

    #[test]
    fn a_year_without_announced_holidays_is_said() {
        let late = Timestamp::parse("2030-01-04T10:00:00+08:00").unwrap();
        let due = Deadlines::default().promise(Step::Accept, late, &Calendar::bundled().unwrap());
        assert!(reason(Lang::Zh, &due).contains("该年节假日安排尚未录入"));
    }
}
