//! What the rounds came to.

use std::fmt;

/// Sentences that are kept; the first ones say enough.
const KEPT: usize = 20;

/// The sum of all rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Where the randomness started: the same seed gives the same codes and moments.
    pub seed: u64,
    /// Kills that were checked.
    pub rounds: u32,
    /// Codes that were ever sent.
    pub sent: usize,
    /// Of them, acknowledged before the kill.
    pub acknowledged: usize,
    /// Unanswered at the kill, and yet stored.
    pub stored_unanswered: usize,
    /// Acknowledged, and gone or under another number.
    pub lost: usize,
    /// Numbers or codes that stand for two cases.
    pub doubled: usize,
    /// Numbers of a day that nobody has.
    pub gaps: usize,
    /// Replays that got another answer than 200 with the first receipt.
    pub unlike: usize,
    /// What was found, in words.
    pub findings: Vec<String>,
}

impl Tally {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            seed,
            ..Self::default()
        }
    }

    pub(super) fn find(&mut self, finding: String) {
        if self.findings.len() < KEPT {
            self.findings.push(finding);
        }
    }

    /// Whether nothing was lost, doubled, left out or answered differently, and something was tried at all.
    pub fn is_clean(&self) -> bool {
        self.acknowledged > 0 && self.lost + self.doubled + self.gaps + self.unlike == 0
    }

    pub(super) fn line(&self) -> String {
        format!(
            "{} sent, {} acknowledged, {} lost, {} doubled, {} gaps, {} replays unlike",
            self.sent, self.acknowledged, self.lost, self.doubled, self.gaps, self.unlike
        )
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "seed {}, {} rounds: {}", self.seed, self.rounds, self.line())?;
        writeln!(f, "unanswered at the kill and yet stored: {}", self.stored_unanswered)?;
        for finding in &self.findings {
            writeln!(f, "  {finding}")?;
        }
        Ok(())
    }
}
