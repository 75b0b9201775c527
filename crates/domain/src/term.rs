//! 任期: a supervisor of conduct (作风监督员) is appointed to a unit's windows for a time, and by nobody's grace for longer.
//!
//! Somebody who serves with the police supervises nobody (回避); and whoever was at a unit within the last 24 months is not appointed to it, which
//! makes terms rotate (轮换): a supervisor whose term is over was there, too.

use crate::person::{Post, Role, Service, remembered_on};
use crate::time::Day;

/// Days of a term when nothing else is said: two years, the programme's usual term.
const USUAL: i64 = 730;
/// Days of a term at most; our own choice.
const LONGEST: i64 = 3 * 366;

codes! {
    /// What is wrong with an appointment.
    TermFault {
        /// Only a supervisor's post has an end.
        NoTerm = "no_term",
        /// Only a supervisor's post names windows.
        NoWindows = "no_windows",
        /// The end has passed, or is too far away.
        Length = "length",
        /// A term that runs is made longer.
        Prolonged = "prolonged",
        /// Somebody with another role, here or elsewhere.
        Staff = "staff",
        /// Somebody who was at the unit within the last 24 months.
        Served = "served",
    }
}

/// The last day that a term can have which begins today.
pub const fn latest(today: Day) -> Day {
    today.plus(LONGEST)
}

/// The posts as they are meant: a supervisor who is appointed without an end is so for the usual time.
pub fn appointed(posts: Vec<Post>, today: Day) -> Vec<Post> {
    let with_term = |mut post: Post| {
        if post.role == Role::Supervisor && post.until.is_none() {
            post.until = Some(today.plus(USUAL));
        }
        post
    };
    posts.into_iter().map(with_term).collect()
}

/// What is wrong with all the posts of somebody from now on, who held some and served somewhere.
pub fn fault(posts: &[Post], held: &[Post], served: &[Service], today: Day) -> Option<TermFault> {
    let supervises = posts.iter().any(|post| post.role == Role::Supervisor);
    if supervises && posts.iter().any(|post| post.role != Role::Supervisor) {
        return Some(TermFault::Staff);
    }
    posts.iter().find_map(|post| one(post, held, served, today))
}

fn one(post: &Post, held: &[Post], served: &[Service], today: Day) -> Option<TermFault> {
    if post.role != Role::Supervisor {
        let names_windows = (!post.windows.is_empty()).then_some(TermFault::NoWindows);
        return post.until.map(|_| TermFault::NoTerm).or(names_windows);
    }
    let until = post.until.unwrap_or_else(|| today.plus(USUAL));
    let before = held.iter().find(|old| old.role == post.role && old.unit == post.unit);
    if let Some(before) = before {
        // As it is, or ended sooner.
        let is_longer = before.until.is_some_and(|end| until > end);
        return is_longer.then_some(TermFault::Prolonged);
    }
    if until < today || until > latest(today) {
        return Some(TermFault::Length);
    }
    let since = remembered_on(today);
    let was_there = |service: &Service| service.unit == post.unit && service.until.is_none_or(|end| end >= since);
    served.iter().any(was_there).then_some(TermFault::Served)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn post(role: Role, unit: &str, until: Option<&str>) -> Post {
        Post {
            until: until.map(day),
            ..Post::new(role, unit)
        }
    }

    fn found(posts: &[Post], held: &[Post], served: &[Service]) -> Option<TermFault> {
        fault(posts, held, served, day("2026-11-27"))
    }

    #[test]
    fn a_supervisor_is_appointed_for_two_years_unless_another_end_is_said() {
        let today = day("2026-11-27");
        let posts = vec![
            post(Role::Supervisor, "a", None),
            post(Role::Supervisor, "b", Some("2027-01-31")),
            post(Role::Handler, "c", None),
        ];
        let ends: Vec<Option<Day>> = appointed(posts, today).iter().map(|post| post.until).collect();
        assert_eq!(ends, [Some(day("2028-11-26")), Some(day("2027-01-31")), None]);
    }

    #[test]
    fn a_term_has_an_end_that_can_be_reached_and_nobody_elses_post_has_one() {
        for (role, until, expected) in [
            (Role::Supervisor, Some("2026-11-27"), None),
            (Role::Supervisor, Some("2029-11-29"), None),
            (Role::Supervisor, Some("2029-11-30"), Some(TermFault::Length)),
            (Role::Supervisor, Some("2026-11-26"), Some(TermFault::Length)),
            (Role::Handler, None, None),
            (Role::Handler, Some("2027-01-01"), Some(TermFault::NoTerm)),
        ] {
            assert_eq!(
                found(&[post(role, "a", until)], &[], &[]),
                expected,
                "{role:?} {until:?}"
            );
        }
    }

    #[test]
    fn nobody_elses_post_names_windows() {
        let windows = |role, until| Post {
            windows: vec!["w".to_owned()],
            ..post(role, "a", until)
        };
        assert_eq!(found(&[windows(Role::Supervisor, None)], &[], &[]), None);
        let handler = [windows(Role::Handler, None)];
        assert_eq!(found(&handler, &[], &[]), Some(TermFault::NoWindows));
    }

    #[test]
    fn a_term_that_runs_can_end_sooner_and_not_later() {
        let held = [post(Role::Supervisor, "a", Some("2027-06-30"))];
        for (until, expected) in [
            ("2027-06-30", None),
            ("2026-12-31", None),
            ("2027-07-01", Some(TermFault::Prolonged)),
        ] {
            assert_eq!(found(&[post(Role::Supervisor, "a", Some(until))], &held, &[]), expected);
        }
    }

    #[test]
    fn whoever_serves_or_served_there_supervises_nobody_there() {
        let new = [post(Role::Supervisor, "a", Some("2028-01-01"))];
        let service = |unit: &str, until: Option<&str>| Service {
            unit: unit.to_owned(),
            until: until.map(day),
        };
        for (unit, until, expected) in [
            ("a", None, Some(TermFault::Served)),
            ("a", Some("2024-11-26"), Some(TermFault::Served)),
            ("a", Some("2024-11-25"), None),
            ("b", None, None),
        ] {
            assert_eq!(found(&new, &[], &[service(unit, until)]), expected, "{unit} {until:?}");
        }
        let both = [new[0].clone(), post(Role::Handler, "b", None)];
        assert_eq!(found(&both, &[], &[]), Some(TermFault::Staff));
    }
}
