//! What an answer says beside its words: findings, the legal review, what can be objected to and until when.

use qingyu_api::case::CaseView;
use qingyu_domain::case::{
    Decision, DecisionStanding, DecisionTold, EvaluationReason, FindingTold, LawfulWay, Objectable, Outcome, Solved,
    Upshot,
};
use qingyu_domain::deadlines::Due;
use qingyu_domain::time::Day;

use crate::desk::{acts, codes};
use crate::{Lang, case, dates, dial, promises, statuses, submit};

words! {
    findings_h2: "认定结果", "What was found";
    decisions_h2: "作出的决定", "What was decided";
    two_persons: "由两人审核决定", "Decided by two persons";
    reason_label: "理由：", "Reason: ";
    contact_stays: "您的联系方式没有转给对方", "your contact was not passed on";
    conduct_stays: "民警言行部分留在这里继续核查", "the conduct part stays here and is verified";
    way_limit: "期限以您收到的决定书、认定书上写明的为准，请尽早办理", "the time limit is the one in the decision that you received: please do not wait";
    not_provable: "现有证据无法确认，不等于您反映的不是事实；有新线索可随时补充", "The evidence does not settle it, which does not mean that it is not true; you can add new leads at any time";
}

names! {
    /// What comes of a finding, in general words.
    upshot(Upshot) {
        Accounted: "有过错，已按规定追究", "there was a fault, and it was answered for";
        ToAccount: "有过错，正在按规定处理", "there was a fault, and it is being dealt with";
        Improved: "有不足，已经改进", "something fell short, and it is mended";
        ToImprove: "有不足，已定改进措施，会检查落实", "something fell short; it is to be mended, and that is checked";
        Cleared: "没有发现过错", "no fault was found";
    }
    /// Why a citizen is not satisfied.
    reason(EvaluationReason) {
        Attitude: "态度不好", "The manner";
        Unsolved: "没有解决", "It is not solved";
        Slow: "太慢", "It took too long";
        Unclear: "说不清楚", "It was not explained";
        Unfair: "不公正", "It was unfair";
        Other: "其他", "Something else";
    }
    /// How a decision stands.
    stands(DecisionStanding) {
        Stands: "", "";
        Objected: "您提出了异议，由另一位审核人决定", "you objected; another approver decides";
        Confirmed: "经异议复核，维持", "held after your objection";
        Fallen: "异议成立，已取消", "your objection was right: it is taken back";
    }
    /// What can be objected to.
    decision(Decision) {
        Answer: "答复", "the answer";
        Refuse: "不予受理", "not accepting it";
        Refer: "告知其他渠道", "the referral";
        SendOn: "转办", "sending it on";
        Merge: "合并办理", "joining it to another case";
        Retype: "改变类别", "changing its kind";
        ReferPart: "部分告知其他渠道", "the referral of a part";
        Extend: "延长期限", "taking longer";
        Complex: "按复杂事项延长期限", "taking longer as a complex matter";
        Withdrawal: "登记撤回", "recording a withdrawal";
        FalseAccusation: "认定诬告", "the finding of false accusation";
        HandOver: "移送纪检监察", "handing it to discipline inspection";
    }
}

/// A decision in one sentence: what, on what ground or which way, by two persons, and how it stands. Its reason stands apart.
pub fn decided(lang: Lang, one: &DecisionTold) -> String {
    let (colon, comma) = match lang.spoken() {
        Lang::Zh => ("：", "，"),
        Lang::En => (": ", ", "),
    };
    let ground = one.ground.map(|ground| acts::ground(lang, ground));
    let way = one.way.map(|way| acts::way(lang, way));
    let kind = one.kind.map(|kind| statuses::kind(lang, kind));
    let organ = one.organ.map(|organ| acts::discipline(lang, organ));
    let details = [ground, way, kind, organ, one.receiver.as_deref()];
    let has_limit = one.way.is_some_and(|way| way != LawfulWay::OtherAuthority);
    let more = [
        (one.what == Decision::ReferPart).then(|| conduct_stays(lang)),
        has_limit.then(|| way_limit(lang)),
        (one.what == Decision::SendOn).then(|| contact_stays(lang)),
        Some(two_persons(lang)),
        Some(stands(lang, one.standing)).filter(|words| !words.is_empty()),
    ];
    let mut text = decision(lang, one.what).to_owned();
    for detail in details.into_iter().flatten() {
        text += colon;
        text += detail;
    }
    for words in more.into_iter().flatten() {
        text += comma;
        text += words;
    }
    text + submit::full_stop(lang)
}

/// Why a decision was taken, in words, or that they are erased; what was handed over has reasons for discipline inspection alone.
pub fn why(lang: Lang, one: &DecisionTold) -> Option<String> {
    let words = if one.reason.is_empty() {
        case::erased(lang)
    } else {
        &one.reason
    };
    (one.what != Decision::HandOver).then(|| [reason_label(lang), words].concat())
}

/// A finding and what comes of it, in one sentence or two.
pub fn finding(lang: Lang, one: &FindingTold) -> String {
    let mut text = codes::outcome(lang, one.outcome).to_owned();
    let (colon, comma) = match lang.spoken() {
        Lang::Zh => ("：", "；"),
        Lang::En => (": ", "; "),
    };
    let fixed = (one.outcome == Outcome::NotProvable).then(|| not_provable(lang));
    let upshots = one.upshots.iter().map(|one| upshot(lang, *one));
    for (at, words) in fixed.into_iter().chain(upshots).enumerate() {
        text += if at == 0 { colon } else { comma };
        text += words;
    }
    text + submit::full_stop(lang)
}

/// Where and until when the legal review can be asked for; it is not the second look.
pub fn review(lang: Lang, organ: &str, until: &Due, today: Day) -> String {
    let by = dates::day(lang, until.due_at.day(), today);
    let n = until.amount.to_string();
    match lang.spoken() {
        Lang::Zh => [
            "不服答复的，可以书面请求",
            organ,
            "复查，最后一天是",
            &by,
            "（收到答复之日起",
            &n,
            "日内，《信访工作条例》第三十五条）。",
        ]
        .concat(),
        Lang::En => [
            "If you do not accept the answer, you can ask ",
            organ,
            " in writing for a review; the last day is ",
            &by,
            " (",
            &n,
            " days from the answer, Regulation on Petitions, article 35).",
        ]
        .concat(),
    }
}

/// What an objection would be about.
pub fn object(lang: Lang, about: Decision) -> String {
    let heading = case::object(lang);
    match lang.spoken() {
        Lang::Zh => [heading, "：", decision(lang, about)].concat(),
        Lang::En => [heading, " to ", decision(lang, about)].concat(),
    }
}

/// How to object, who looks at it, and until when.
pub fn object_now(lang: Lang, one: &Objectable, today: Day) -> String {
    let length = promises::length(lang, &one.within);
    let mut text = match lang.spoken() {
        Lang::Zh => ["请写明理由，由其他人员在", &length, "内重新审查并告诉您。"].concat(),
        Lang::En => ["Say why; other people look at it within ", &length, " and tell you."].concat(),
    };
    if let Some(until) = &one.until {
        let by = dates::day(lang, until.due_at.day(), today);
        text += &match lang.spoken() {
            Lang::Zh => ["请在", &by, "24时前提出。"].concat(),
            Lang::En => [" Please do so by the end of ", &by, "."].concat(),
        };
    }
    text
}

/// Who alone reads a report of reprisal, and how soon.
pub fn reprisal_now(lang: Lang, case: &CaseView) -> String {
    let who = statuses::party(lang, case.watcher);
    let within = case.reprisal.as_ref().map(|due| promises::length(lang, due));
    let within = within.unwrap_or_default();
    match lang.spoken() {
        Lang::Zh => [
            "只有",
            who,
            "能看到，",
            &within,
            dial::told("内处理。有人身危险请拨打110。"),
        ]
        .concat(),
        Lang::En => [
            "Seen only by: ",
            who,
            ", who acts within ",
            &within,
            dial::told(". In danger, call 110."),
        ]
        .concat(),
    }
}

/// What withdrawing means, and for how long it can be undone.
pub fn withdraw(lang: Lang, case: &CaseView) -> String {
    let undo = case.undo.as_ref().map(|due| promises::length(lang, due));
    let can = undo.map(|length| match lang.spoken() {
        Lang::Zh => [&length, "内可以恢复。"].concat(),
        Lang::En => [" You can undo this for ", &length, "."].concat(),
    });
    [case::withdraw_text(lang), &can.unwrap_or_default()].concat()
}

/// Until when somebody who is asked to agree is waited for, and what happens without a word.
pub fn consent_until(lang: Lang, case: &CaseView, today: Day) -> String {
    let Some(until) = &case.consent else {
        return String::new();
    };
    let by = dates::day(lang, until.due_at.day(), today);
    let is_over = until.due_at.day() < today;
    match (lang.spoken(), is_over) {
        (Lang::Zh, false) => [
            "请在",
            &by,
            "24时前答复。到时没有答复，就当作不愿意：不会告诉对方，其他能做的核查照常进行。",
        ]
        .concat(),
        (Lang::Zh, true) => ["我们等到了", &by, "，现在当作不愿意：不告诉对方，其他能做的核查照常进行。您现在仍可以答复。"].concat(),
        (Lang::En, false) => [
            "Please answer by the end of ",
            &by,
            ". Without an answer it counts as no: the other side is told nothing, and whatever else can be verified is.",
        ]
        .concat(),
        (Lang::En, true) => [
            "We waited until ",
            &by,
            "; now it counts as no: the other side is told nothing, and whatever else can be verified is. You can still answer.",
        ]
        .concat(),
    }
}

/// What the citizen said of the answer.
pub fn evaluated(lang: Lang, level: u8, solved: Solved) -> String {
    let solved = match solved {
        Solved::Yes => case::solved_yes(lang),
        Solved::Partly => case::solved_partly(lang),
        Solved::No => case::solved_no(lang),
    };
    let between = match lang.spoken() {
        Lang::Zh => "，",
        Lang::En => ". Solved: ",
    };
    [case::evaluated(lang), self::level(lang, level), between, solved].concat()
}

/// A level by name in two pieces, between which a narrow line may break: 非常 and 满意. The first may be empty.
pub fn level_pieces(lang: Lang, level: u8) -> (&'static str, &'static str) {
    let name = self::level(lang, level);
    let last = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    match lang.spoken() {
        Lang::Zh => name.split_at(last),
        Lang::En => ("", name),
    }
}

/// A level by name: 1 非常不满意 to 5 非常满意.
pub const fn level(lang: Lang, level: u8) -> &'static str {
    match level {
        5 => case::level_5(lang),
        4 => case::level_4(lang),
        3 => case::level_3(lang),
        2 => case::level_2(lang),
        _ => case::level_1(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_breaks_before_what_it_is_about_and_nowhere_in_it() {
        let pieces = |lang| [1, 2, 3, 4, 5].map(|at| level_pieces(lang, at));
        let chinese = [
            ("非常不", "满意"),
            ("不", "满意"),
            ("基本", "满意"),
            ("", "满意"),
            ("非常", "满意"),
        ];
        assert_eq!(pieces(Lang::Zh), chinese);
        assert_eq!(pieces(Lang::En).map(|(first, _)| first), [""; 5]);
    }
}
