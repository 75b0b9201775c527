//! What happens next, by when, and why it takes that long.

use qingyu_domain::deadlines::{Basis, Due, Measure, Step};
use qingyu_domain::time::Day;

use crate::{Lang, dates, dial};

/// What happens next and by when: one sentence.
pub fn promise(lang: Lang, due: &Due, today: Day) -> String {
    let by = dates::day(lang, due.due_at.day(), today);
    let is_ours = !matches!(due.step, Step::Undo | Step::Reply);
    if is_ours && due.due_at.day() < today {
        return overdue(lang, due.step, &by);
    }
    let (zh, en) = match due.step {
        Step::Accept => (
            "最晚{by}24时，会在查询页面告诉您是否受理。",
            "By the end of {by} the tracking page tells you whether it is accepted.",
        ),
        Step::Undo => (
            "{by}24时前，您可以取消撤回。",
            "You can undo the withdrawal until the end of {by}.",
        ),
        Step::Reply => (
            "请在{by}24时前补充；到时没有补充，也会按已知情况继续办理。",
            "Please reply by the end of {by}; without a reply, work goes on with what is known.",
        ),
        Step::FollowUp => (
            "{by}24时前，工作人员会回访；您也可以现在就在这里评价。",
            "By the end of {by} somebody follows up; you may also evaluate here now.",
        ),
        Step::SecondLook => (
            "最晚{by}24时，由其他人员核查后再次答复您。",
            "By the end of {by} other people answer you again.",
        ),
        Step::Escalated => (
            "最晚{by}24时，由上一级答复您。",
            "By the end of {by} the level above answers you.",
        ),
        Step::Objection => (
            "最晚{by}24时，由另外的人员决定您的异议。",
            "By the end of {by} somebody else decides on your objection.",
        ),
        Step::SentOn => (
            "{by}24时前，我们会向接办单位了解办理情况。",
            "By the end of {by} we ask the receiver how it stands.",
        ),
        _ => ("最晚{by}24时答复您。", "You are answered by the end of {by}."),
    };
    match lang.spoken() {
        Lang::Zh => zh.replace("{by}", &by),
        Lang::En => en.replace("{by}", &by),
    }
}

/// A promise that was not kept says so.
fn overdue(lang: Lang, step: Step, by: &str) -> String {
    let (zh, en) = if step == Step::Accept {
        (
            "本应在{by}24时前告诉您是否受理，已经超过期限。可以拨打12389询问。",
            "You should have been told by the end of {by} whether it is accepted; that is overdue. You may call 12389.",
        )
    } else {
        (
            "本应在{by}24时前办好，已经超过期限。可以拨打12389询问。",
            "This was due by the end of {by} and is overdue. You may call 12389.",
        )
    };
    let told = match lang.spoken() {
        Lang::Zh => zh,
        Lang::En => en,
    };
    dial::told(told).replace("{by}", by)
}

/// How long it is from the moment it counts from, such as `5个工作日`.
pub fn length(lang: Lang, due: &Due) -> String {
    let unit = match (lang.spoken(), due.measure) {
        (Lang::Zh, Measure::WorkingDays) => "个工作日",
        (Lang::Zh, Measure::Days) => "天",
        (Lang::Zh, Measure::Hours) => "小时",
        (Lang::En, Measure::WorkingDays) => " working days",
        (Lang::En, Measure::Days) => " days",
        (Lang::En, Measure::Hours) => " hours",
    };
    let is_one = due.amount == 1 && lang.spoken() == Lang::En;
    let unit = if is_one { unit.trim_end_matches('s') } else { unit };
    [&due.amount.to_string(), unit].concat()
}

/// Why it is that day: length, basis, days passed over, and whether the calendar is known.
pub fn reason(lang: Lang, due: &Due) -> String {
    if due.basis == Basis::Origin {
        let told = match lang.spoken() {
            Lang::Zh => "转来本件的系统定的期限更早，以较早的为准。",
            Lang::En => "The system that passed it on set an earlier time; the earlier one counts.",
        };
        return told.to_owned();
    }
    let (limit, counted) = match (lang.spoken(), due.measure) {
        (Lang::Zh, Measure::WorkingDays) => ("期限", "，收到当天不计"),
        (Lang::Zh, Measure::Days) => ("期限", "，当天不计"),
        (Lang::Zh, Measure::Hours) => ("期限", ""),
        (Lang::En, Measure::WorkingDays) => ("The limit is ", ", the day of receipt not counted"),
        (Lang::En, Measure::Hours) => ("The limit is ", ""),
        (Lang::En, Measure::Days) => ("The limit is ", ", the day itself not counted"),
    };
    let mut text = [limit, &length(lang, due), counted].concat();
    if due.skipped > 0 {
        let (before, after) = match lang.spoken() {
            Lang::Zh => ("，其间", "个休息日不计"),
            Lang::En => (", ", " days off passed over"),
        };
        text.push_str(before);
        text.push_str(&due.skipped.to_string());
        text.push_str(after);
    }
    text += basis(lang, due.basis);
    if !due.announced {
        text += match lang.spoken() {
            Lang::Zh => "该年节假日安排尚未录入，按周一至周五和法定节假日计算。",
            Lang::En => {
                " That year's holidays are not announced yet; Monday to Friday and statutory holidays were counted."
            }
        };
    }
    text
}

/// On what a limit rests.
const fn basis(lang: Lang, basis: Basis) -> &'static str {
    let (zh, en) = match basis {
        Basis::OwnChoice => ("。依据：本市自行承诺。", ". Basis: the city's own promise."),
        Basis::WithdrawalRule => ("。依据：撤回可以取消。", ". Basis: a withdrawal can be undone."),
        Basis::HotlineOrdinances => (
            "。依据：参照各地12345热线条例。",
            ". Basis: as in ordinances on the 12345 hotline.",
        ),
        Basis::ContactOrdinances => (
            "。依据：参照各地政务服务条例。",
            ". Basis: as in ordinances on government services.",
        ),
        Basis::ChiefMailbox => ("。依据：参照局长信箱的做法。", ". Basis: as chiefs' mailboxes do."),
        Basis::OpinionCentre => ("。依据：参照民意中心的做法。", ". Basis: as opinion centres do."),
        Basis::RatingPractice => ("。依据：参照好差评的做法。", ". Basis: as ratings of windows do."),
        Basis::PetitionRegulation => ("。依据：《信访工作条例》。", ". Basis: the Regulation on Petitions."),
        Basis::Origin => ("", ""),
    };
    match lang.spoken() {
        Lang::Zh => zh,
        Lang::En => en,
    }
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
    fn every_step_says_its_day_and_its_reason_in_both_languages() {
        let friday = Timestamp::parse("2026-11-27T10:00:00+08:00").unwrap();
        for &step in Step::ALL {
            let due = Deadlines::default().promise(step, friday, &Calendar::bundled().unwrap());
            for lang in Lang::ALL {
                let by = dates::day(lang, due.due_at.day(), friday.day());
                for said in [promise(lang, &due, friday.day()), overdue(lang, step, &by)] {
                    assert!(said.contains(&by) && !said.contains('{'), "{step:?}: {said}");
                }
                let why = reason(lang, &due);
                assert!(why.contains(&due.amount.to_string()), "{step:?}: {why}");
            }
        }
    }

    #[test]
    fn a_year_without_announced_holidays_is_said() {
        let late = Timestamp::parse("2030-01-04T10:00:00+08:00").unwrap();
        let due = Deadlines::default().promise(Step::Accept, late, &Calendar::bundled().unwrap());
        assert!(reason(Lang::Zh, &due).contains("该年节假日安排尚未录入"));
    }
}
