//! The shares that are shown beside the cells, reckoned from the cells alone.

use qingyu_api::open::OpenShare;
use qingyu_domain::figures::{Block, Column, Line, MonthFigures, Share, Topic, share};
use qingyu_domain::rating::wilson;

/// Which column, and which others it is a share of together with them.
const SHARES: [(Topic, Column, usize, &[usize]); 8] = [
    (Topic::Heard, Column::Solved, 0, &[1]),
    (Topic::Heard, Column::NotReached, 2, &[0, 1]),
    (Topic::Answered, Column::InTime, 0, &[1]),
    (Topic::Verified, Column::Good, 0, &[1]),
    (Topic::Service, Column::Good, 0, &[1]),
    (Topic::Efficiency, Column::Good, 0, &[1]),
    (Topic::Conduct, Column::Good, 0, &[1]),
    (Topic::Visits, Column::Offered, 0, &[1]),
];

/// All of a month: of the city first, then in the order of its lines.
pub fn shares(figures: &MonthFigures) -> Vec<OpenShare> {
    let mut all = Vec::new();
    for (topic, part, ..) in SHARES {
        let Some(block) = figures.block(topic) else { continue };
        let lines = std::iter::once((None, &block.city)).chain(block.lines.iter().map(|line| (Some(&line.of), line)));
        all.extend(lines.filter_map(|(of, line)| {
            let share = of_line(topic, part, line)?;
            Some(OpenShare {
                month: figures.month,
                topic,
                part,
                of: of.cloned(),
                low: rounded(share.low),
                high: rounded(share.high),
                interval: interval(topic, &share).map(|ends| ends.map(rounded)),
                n: Some([share.of.0, share.of.1]),
            })
        }));
    }
    all
}

/// The share of a column in a line; nothing where the cells leave it open altogether.
pub fn of_line(topic: Topic, part: Column, line: &Line) -> Option<Share> {
    let mut known = SHARES.iter().filter(|(of, what, ..)| (*of, *what) == (topic, part));
    let (_, _, own, others) = known.next()?;
    share(line, &[*own], others).filter(|share| share.low > 0.0 || share.high < 1.0)
}

/// Wilson's interval of a score, over all that the score may be: the fewest good ones with the most bad ones, and the other way round.
pub fn interval(topic: Topic, share: &Share) -> Option<[f64; 2]> {
    if topic != Topic::Verified && !topic.is_dimension() {
        return None;
    }
    let with = |good: u32, bad: u32| wilson(good, good.saturating_add(bad));
    let (good, bad) = (share.part, share.others);
    Some([with(good.0, bad.1).low, with(good.1, bad.0).high])
}

/// 样本不足: fewer than half of the visitors could rate, or it is not known that more could.
pub fn is_short(visits: Option<&Block>, window: &str) -> bool {
    let line = visits.and_then(|block| block.line(Some(window)));
    let share = line.and_then(|line| of_line(Topic::Visits, Column::Offered, line));
    share.is_none_or(|share| share.low < 0.5)
}

/// To four digits: more would be noise in an answer.
fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}
