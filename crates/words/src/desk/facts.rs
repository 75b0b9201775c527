//! What a line of the timeline says besides its event.

use qingyu_domain::case::{Ending, Joining, Solved};

use super::acts;
use crate::{Lang, case};

words! {
    agrees: "同意", "They agree";
    agrees_not: "不同意", "They do not agree";
    superiors: "上级", "Superiors";
}

names! {
    /// What is new about a case that is merged into another.
    joining(Joining) {
        Began: "并入", "Merged into this case";
        Added: "群众有补充", "Its citizen added something";
        Ended: "不再合并", "No longer merged";
    }
    /// How a case ended.
    ending(Ending) {
        Content: "群众满意", "The citizen is content";
        Silence: "未获回应", "Nothing was heard";
        Anonymous: "匿名，无法回访", "Anonymous, cannot be called";
        Exhausted: "内部程序已走完，可依法申请复查", "The last step inside the house; the legal review stays open";
    }
}

/// A level of satisfaction with its number.
pub fn level(lang: Lang, level: u8) -> String {
    let name = match level {
        5 => case::level_5(lang),
        4 => case::level_4(lang),
        3 => case::level_3(lang),
        2 => case::level_2(lang),
        _ => case::level_1(lang),
    };
    match lang {
        Lang::Zh => format!("{name}（{level}分，满分5分）"),
        Lang::En => format!("{name} ({level} of 5)"),
    }
}

/// How the citizen saw it.
pub fn evaluation(lang: Lang, stars: u8, solved: Solved) -> String {
    let solved = acts::solved(lang, solved);
    match lang {
        Lang::Zh => format!("{}，{solved}", level(lang, stars)),
        Lang::En => format!("{}; solved: {solved}", level(lang, stars)),
    }
}

/// So many persons.
pub fn persons(lang: Lang, count: u32) -> String {
    let n = count.to_string();
    match lang.spoken() {
        Lang::Zh => [&n, "人"].concat(),
        Lang::En if count == 1 => "1 person".to_owned(),
        Lang::En => [&n, " persons"].concat(),
    }
}
