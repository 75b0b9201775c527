//! What an answer says beside its words: findings, the legal review, what can be objected to and until when.

use qingyu_domain::case::{Decision, EvaluationReason, FindingTold, Objectable, Outcome, Party, Solved, Upshot};
use qingyu_domain::deadlines::Due;
use qingyu_domain::time::Day;

use crate::desk::codes;
use crate::{Lang, case, dates, statuses, submit};

words! {
    findings_h2: "认定结果", "What was found";
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
    /// What can be objected to.
    decision(Decision) {
        Answer: "答复", "the answer";
        Refuse: "不予受理", "not accepting it";
        Refer: "告知其他渠道", "the referral";
        SendOn: "转办", "sending it on";
        Merge: "合并办理", "joining it to another case";
        Retype: "改变类别", "changing its kind";
        Extend: "延长期限", "taking longer";
        FalseAccusation: "认定诬告", "the finding of false accusation";
    }
}

/// A finding and what comes of it, in one sentence or two.
pub fn finding(lang: Lang, one: &FindingTold) -> String {
    let mut text = codes::outcome(lang, one.outcome).to_owned();
    let (colon, comma) = match lang {
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
    match lang {
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
    match lang {
        Lang::Zh => [heading, "：", decision(lang, about)].concat(),
        Lang::En => [heading, " to ", decision(lang, about)].concat(),
    }
}

/// How to object, who looks at it, and until when.
pub fn object_now(lang: Lang, one: &Objectable, today: Day) -> String {
    let mut text = match lang {
        Lang::Zh => "请写明理由，由其他人员在5个工作日内重新审查并告诉您。",
        Lang::En => "Say why; other people look at it within 5 working days and tell you.",
    }
    .to_owned();
    if let Some(until) = &one.until {
        let by = dates::day(lang, until.due_at.day(), today);
        text += &match lang {
            Lang::Zh => ["请在", &by, "24时前提出。"].concat(),
            Lang::En => [" Please do so by the end of ", &by, "."].concat(),
        };
    }
    text
}

/// Who alone reads a report of reprisal, and how soon.
pub fn reprisal_now(lang: Lang, watcher: Party) -> String {
    let who = statuses::party(lang, watcher);
    match lang {
        Lang::Zh => ["只有", who, "能看到，24小时内处理。有人身危险请拨打110。"].concat(),
        Lang::En => [
            "Seen only by: ",
            who,
            ", who acts within 24 hours. In danger, call 110.",
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
    let between = match lang {
        Lang::Zh => "，",
        Lang::En => ". Solved: ",
    };
    [case::evaluated(lang), self::level(lang, level), between, solved].concat()
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
