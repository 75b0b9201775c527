//! 帮您办: what help a citizen asked for, each wish with its answer, as lists of a day show them.

use super::care::Care;
use super::state::Case;
use super::tasks::is_to_be_seen_to;
use crate::submission::HelpKind;
use crate::time::{Day, Timestamp};

codes! {
    /// Where a wish for help stands.
    WishStanding {
        /// Nobody has answered.
        Open = "open",
        /// Yes.
        Granted = "yes",
        /// No.
        Declined = "no",
        /// Nobody answered before the case was at its end or taken back.
        Over = "over",
    }
}

/// A wish for help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What for.
    pub help: HelpKind,
    /// The day on which it was asked for.
    pub asked_on: Day,
    /// By when it is answered, as long as it is not.
    pub due_at: Option<Timestamp>,
    /// Where it stands.
    pub standing: WishStanding,
}

impl Case {
    /// The wishes, in the order in which they were asked for.
    pub fn wishes(&self) -> Vec<Wish> {
        let care = self.work.cares.iter().find(|open| open.care == Care::Help);
        let is_over = !is_to_be_seen_to(self, Care::Help);
        let wish = |&(help, answer): &(HelpKind, Option<bool>)| {
            let standing = match answer {
                Some(true) => WishStanding::Granted,
                Some(false) => WishStanding::Declined,
                None if is_over => WishStanding::Over,
                None => WishStanding::Open,
            };
            let is_open = standing == WishStanding::Open;
            Wish {
                help,
                asked_on: self.filed_at.day(),
                due_at: care.map(|care| care.due_at).filter(|_| is_open),
                standing,
            }
        };
        self.work.help.iter().map(wish).collect()
    }
}
