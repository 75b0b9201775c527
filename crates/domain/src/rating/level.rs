//! The words of the standard: five levels, three dimensions beside the whole, reasons for the last two levels.

/// A level: 5 非常满意 · 4 满意 · 3 基本满意 · 2 不满意 · 1 非常不满意.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// All of them, in the order of the standard: the best first.
    pub const ALL: [Self; 5] = [Self(5), Self(4), Self(3), Self(2), Self(1)];

    /// The level of a number from 1 to 5.
    pub const fn new(number: u8) -> Option<Self> {
        if matches!(number, 1..=5) {
            Some(Self(number))
        } else {
            None
        }
    }

    /// 1 to 5.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// 不满意 and 非常不满意: these two ask for a reason.
    pub const fn is_bad(self) -> bool {
        self.0 <= 2
    }
}

codes! {
    /// What is rated.
    Dimension {
        /// 整体满意度: the only one that has to be answered.
        Overall = "overall",
        /// 服务质量
        Service = "service",
        /// 办事效率
        Efficiency = "efficiency",
        /// 警风警纪
        Conduct = "conduct",
    }
}

/// The levels that were given; a dimension that was left out stays out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    /// 整体满意度
    pub overall: Level,
    /// 服务质量
    pub service: Option<Level>,
    /// 办事效率
    pub efficiency: Option<Level>,
    /// 警风警纪
    pub conduct: Option<Level>,
}

impl Levels {
    /// Each dimension that was answered, with its level.
    pub fn given(self) -> impl Iterator<Item = (Dimension, Level)> {
        let all = [
            (Dimension::Overall, Some(self.overall)),
            (Dimension::Service, self.service),
            (Dimension::Efficiency, self.efficiency),
            (Dimension::Conduct, self.conduct),
        ];
        all.into_iter()
            .filter_map(|(dimension, level)| Some((dimension, level?)))
    }
}

codes! {
    /// How far a rating is known to come from a visitor.
    RatingSource {
        /// With a token of a queue system.
        Verified = "verified",
        /// From the poster: anybody can send one. Shown apart, never part of a score.
        Open = "open",
        /// Either of these, taken out after an appeal that oversight granted: still one of all ratings.
        Removed = "removed",
    }
}

codes! {
    /// What was not good about a visit.
    RatingReason {
        /// 态度不好
        Attitude = "attitude",
        /// 等得太久、办得太慢
        Slow = "slow",
        /// 一次没有说清楚
        Unclear = "unclear",
        /// 让我多跑了路
        Repeated = "repeated",
        /// 多要材料或乱收费
        FeesOrPapers = "fees_or_papers",
        /// 没有办成
        Unsolved = "unsolved",
        /// 警容风纪不好
        Appearance = "appearance",
        /// 其他
        Other = "other",
    }
}
