//! Charts drawn on the server: bars of months and lines of windows. What is only known between two numbers is hatched, so that no colour
//! has to be told from another.

use maud::{Markup, html};

/// Height and place of the bars, in the units of the picture: 360 wide, so that its letters stay readable on a telephone.
const TOP: f64 = 12.0;
const FLOOR: f64 = 120.0;
const LEFT: f64 = 40.0;
const RIGHT: f64 = 356.0;
const BAR: f64 = 15.0;
/// Months of a picture.
const SLOTS: u8 = 12;

/// A bar: surely up to the first, perhaps up to the second.
pub type Bar = Option<(f64, f64)>;

/// A picture of months.
pub struct Bars<'a> {
    /// Unique on the page.
    pub id: &'a str,
    /// What it shows, for those who do not see it.
    pub title: &'a str,
    /// The months, the oldest first, at most twelve: how each is called below its bar.
    pub of: &'a [(String, Bar)],
    /// What the top line stands for.
    pub top: f64,
    /// What is written at nought, half and top.
    pub ticks: [String; 3],
}

fn number(value: f64) -> String {
    format!("{value:.1}")
}

impl Bars<'_> {
    /// As SVG.
    pub fn draw(&self) -> Markup {
        let hatch = format!("{}-hatch", self.id);
        let title = format!("{}-title", self.id);
        let slot = (RIGHT - LEFT) / f64::from(SLOTS);
        let height = |value: f64| (value / self.top).clamp(0.0, 1.0) * (FLOOR - TOP);
        html! {
            svg class="chart" viewBox="0 0 360 142" role="img" aria-labelledby=(title) {
                title id=(title) { (self.title) }
                (pattern(&hatch))
                @for (share, tick) in [0.0, 0.5, 1.0].into_iter().zip(&self.ticks) {
                    @let y = FLOOR - share * (FLOOR - TOP);
                    line class="chart__grid" x1=(number(LEFT)) x2=(number(RIGHT)) y1=(number(y)) y2=(number(y)) {}
                    text x=(number(LEFT - 5.0)) y=(number(y + 4.0)) text-anchor="end" { (tick) }
                }
                @for (at, (label, bar)) in (0_u8..SLOTS).zip(self.of) {
                    @let x = LEFT + slot * f64::from(at);
                    text x=(number(x + slot / 2.0)) y="137" text-anchor="middle" { (label) }
                    @if let Some((sure, most)) = bar {
                        @let (low, high) = (height(*sure), height(*most));
                        @let x = x + (slot - BAR) / 2.0;
                        @if high - low > 0.2 {
                            rect class="chart__range" fill=(format!("url(#{hatch})")) x=(number(x)) width=(number(BAR)) y=(number(FLOOR - high)) height=(number(high - low)) {}
                        }
                        @if low > 0.0 {
                            rect class="chart__bar" x=(number(x)) width=(number(BAR)) y=(number(FLOOR - low)) height=(number(low)) {}
                        }
                    }
                }
            }
        }
    }
}

/// A round number that is not smaller, for the top of a picture.
pub fn round_up(most: f64) -> f64 {
    let mut top = 10.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle().take(24) {
        if top >= most {
            break;
        }
        top *= factor;
    }
    top
}

fn pattern(id: &str) -> Markup {
    html! {
        defs {
            pattern id=(id) width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect class="chart__hatch" width="2.2" height="5" {}
            }
        }
    }
}

/// A line of a picture of windows.
pub struct Stretch {
    /// Whose.
    pub name: String,
    /// Between which shares the score lies.
    pub score: (f64, f64),
    /// How far chance alone could move it.
    pub interval: (f64, f64),
}

/// Scores with their intervals, one below the other, on one scale.
pub fn stretches(id: &str, title: &str, all: &[Stretch]) -> Markup {
    let labelled = format!("{id}-title");
    let count = u16::try_from(all.len()).unwrap_or(u16::MAX);
    let bottom = 44.0 * f64::from(count) + 8.0;
    let x = |share: f64| 8.0 + share.clamp(0.0, 1.0) * 344.0;
    let view = format!("0 0 360 {bottom:.0}", bottom = bottom + 22.0);
    html! {
        svg class="chart" viewBox=(view) role="img" aria-labelledby=(labelled) {
            title id=(labelled) { (title) }
            @for (share, tick) in [(0.0, "0"), (0.5, "50%"), (1.0, "100%")] {
                @let anchor = if share < 0.1 { "start" } else if share > 0.9 { "end" } else { "middle" };
                line class="chart__grid" x1=(number(x(share))) x2=(number(x(share))) y1="4" y2=(number(bottom)) {}
                text x=(number(x(share))) y=(number(bottom + 15.0)) text-anchor=(anchor) { (tick) }
            }
            @for (at, one) in (0_u16..).zip(all) {
                @let y = 44.0 * f64::from(at);
                @let (low, high) = (x(one.score.0), x(one.score.1));
                text class="chart__name" x="8" y=(number(y + 18.0)) { (one.name) }
                line class="chart__line" x1=(number(x(one.interval.0))) x2=(number(x(one.interval.1))) y1=(number(y + 31.0)) y2=(number(y + 31.0)) {}
                rect class="chart__bar" x=(number(low - 4.0)) width=(number(high - low + 8.0)) y=(number(y + 26.0)) height="10" rx="5" {}
            }
        }
    }
}
