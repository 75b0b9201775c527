//! What is said about a window in numbers: never a share without its n and how far chance alone could move it.

/// The quantile of the normal distribution for 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// Between which shares the true one lies, with 95 % confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// At least, 0 to 1.
    pub low: f64,
    /// At most, 0 to 1.
    pub high: f64,
}

/// Wilson's interval for `part` of `n`: it stays within 0 and 1, and is honest for few ratings; without any it is everything.
///
/// E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, 1927.
pub fn wilson(part: u32, n: u32) -> Interval {
    if n == 0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let (count, share) = (f64::from(n), f64::from(part.min(n)) / f64::from(n));
    let square = Z * Z / count;
    let middle = share + square / 2.0;
    let reach = Z * (share * (1.0 - share) / count + square / (4.0 * count)).sqrt();
    Interval {
        low: ((middle - reach) / (1.0 + square)).max(0.0),
        high: ((middle + reach) / (1.0 + square)).min(1.0),
    }
}

/// 好评率: the share of 基本满意 and better among verified ratings, with its n.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Of so many.
    pub n: u32,
    /// 0 to 1.
    pub share: f64,
    /// How far chance alone could move it.
    pub interval: Interval,
}

impl Score {
    /// From how often each level was given, as [`super::Level::ALL`] orders them: 5 first. Without a rating there is no score.
    pub fn of(levels: [u32; 5]) -> Option<Self> {
        let [five, four, three, two, one] = levels;
        let good = five.saturating_add(four).saturating_add(three);
        let n = good.saturating_add(two).saturating_add(one);
        (n > 0).then(|| Self {
            n,
            share: f64::from(good) / f64::from(n),
            interval: wilson(good, n),
        })
    }
}

/// How many visits there were, how many visitors could rate, and how many did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Visits that the queue systems reported.
    pub visits: u32,
    /// Whose visitor was given a token.
    pub offered: u32,
    /// Verified ratings.
    pub rated: u32,
}

impl Coverage {
    /// offered ÷ visits: nothing where there was no visit.
    pub fn offered_share(self) -> Option<f64> {
        share(self.offered, self.visits)
    }

    /// rated ÷ offered. A rating counts in the month in which it was given, so that a month may have more than were offered in it.
    pub fn rated_share(self) -> Option<f64> {
        share(self.rated, self.offered)
    }

    /// 样本不足: fewer than half of the visitors could rate. Whether they wanted to is theirs, and no measure of the window.
    pub const fn is_short(self) -> bool {
        self.offered < self.visits.div_ceil(2)
    }
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part.min(whole)) / f64::from(whole))
}
