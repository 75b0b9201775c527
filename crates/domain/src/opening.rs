//! What opens a case to somebody: no administrator gives that, or takes an account over, without a second person. Nor does one appoint a
//! supervisor without those who watch.

use crate::person::{Org, Person, PersonId, Post, Role};

/// Days after which what nobody has decided is no longer waiting.
pub const WAITING_DAYS: i64 = 7;

codes! {
    /// What became of an account that was to be opened.
    Standing {
        /// A second person has to say.
        Waiting = "waiting",
        /// A second person agreed, and it was done.
        Approved = "approved",
        /// A second person did not agree.
        Declined = "declined",
        /// Whoever asked took it back.
        Withdrawn = "withdrawn",
        /// Nobody said anything for [`WAITING_DAYS`].
        Expired = "expired",
        /// It was done by one person, because nobody who could agree was there.
        Alone = "alone",
    }
}

/// What is asked for of an account, as far as this rule needs to know.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// All posts from then on.
    pub posts: Option<&'a [Post]>,
    /// Whether somebody can sign in otherwise than before: another password, no second factor, another way in.
    pub signs_in_anew: bool,
    /// Whether they may sign in.
    pub is_active: Option<bool>,
}

/// Whether a second person has to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    /// No: nobody sees more by it.
    Needless,
    /// Yes.
    Needed,
    /// It would be, and nobody could be one: it is done, and stays on record as done by one alone.
    Missing,
}

impl Role {
    /// Whether it lets somebody see a case's story, the names on the care list, or decide on who may: such an account has two people's consent.
    ///
    /// Whoever is only told of cases, or helps with none, is not among them.
    pub const fn opens_cases(self) -> bool {
        match self {
            Self::Intake
            | Self::Handler
            | Self::Verifier
            | Self::Oversight
            | Self::Reviewer
            | Self::Legal
            | Self::Command
            | Self::Psychology
            | Self::Admin => true,
            Self::Concerned | Self::Support | Self::UnitHead | Self::Supervisor => false,
        }
    }

    /// Whether it can be the second person.
    const fn may_agree(self) -> bool {
        matches!(self, Self::Admin | Self::Oversight | Self::Reviewer)
    }
}

/// Whether an account that `asked` is about (`None`: a new one) sees more by it, or becomes another one's.
fn opens(held: Option<&Person>, asked: Asked<'_>) -> bool {
    let opening = |posts: &[Post]| posts.iter().any(|post| post.role.opens_cases());
    let own = held.map_or(&[][..], |person| &person.posts);
    let mut new = asked.posts.unwrap_or_default().iter();
    let is_given = new.any(|post| post.role.opens_cases() && !own.contains(post));
    let keeps = opening(asked.posts.unwrap_or(own));
    let is_taken_over = held.is_some() && asked.signs_in_anew && (keeps || opening(own));
    let is_resumed = is_woken(held, asked) && keeps;
    is_given || is_taken_over || is_resumed
}

fn is_woken(held: Option<&Person>, asked: Asked<'_>) -> bool {
    held.is_some_and(|person| !person.is_active) && asked.is_active == Some(true)
}

/// Whether somebody supervises more by it, or longer: more windows, or again.
fn appoints(held: Option<&Person>, asked: Asked<'_>) -> bool {
    let own = held.map_or(&[][..], |person| &person.posts);
    let is_supervisor = |post: &&Post| post.role == Role::Supervisor;
    let mut new = asked.posts.unwrap_or_default().iter().filter(is_supervisor);
    let is_more = new.any(|post| !own.iter().any(|before| before.covers(post)));
    is_more || (is_woken(held, asked) && asked.posts.unwrap_or(own).iter().any(|post| is_supervisor(&post)))
}

/// Those who may agree to what somebody asks about somebody who then has these posts: other administrators, and where there is none whoever
/// watches; to a supervisor oversight alone, and where nobody else is of oversight the reviewer. Never the one who asked, nor the one it is about.
pub fn seconds<'a>(org: &'a Org, by: &PersonId, about: &PersonId, posts: &[Post]) -> Vec<&'a PersonId> {
    let others = || org.people.iter().filter(|one| one.id != *by && one.id != *about);
    let holding = |roles: &[Role]| {
        let held = others().filter(|one| roles.iter().any(|role| one.holds(*role)));
        held.map(|one| &one.id).collect::<Vec<_>>()
    };
    let is_supervisor = posts.iter().any(|post| post.role == Role::Supervisor);
    let (first, otherwise): (_, &[Role]) = if is_supervisor {
        (Role::Oversight, &[Role::Reviewer])
    } else {
        (Role::Admin, &[Role::Oversight, Role::Reviewer])
    };
    let first = holding(&[first]);
    if first.is_empty() { holding(otherwise) } else { first }
}

/// Whether anybody but `by` could ever agree to something.
fn has_second(org: &Org, by: &PersonId) -> bool {
    let may_agree = |person: &Person| person.is_active && person.posts.iter().any(|post| post.role.may_agree());
    org.people.iter().any(|person| person.id != *by && may_agree(person))
}

/// Whether what somebody asks for needs a second person. An appointment always does: a house can begin without supervisors.
pub fn second(org: &Org, by: &PersonId, held: Option<&Person>, asked: Asked<'_>) -> Second {
    if appoints(held, asked) {
        Second::Needed
    } else if !opens(held, asked) {
        Second::Needless
    } else if has_second(org, by) {
        Second::Needed
    } else {
        Second::Missing
    }
}

/// Whether nobody but `by` would be left who could agree to anything, where somebody was: being alone is how a house
/// begins, and nobody brings it about.
pub fn leaves_alone(org: &Org, by: &PersonId, held: &Person, asked: Asked<'_>) -> bool {
    let mut after = org.clone();
    for person in after.people.iter_mut().filter(|person| person.id == held.id) {
        person.is_active = asked.is_active.unwrap_or(person.is_active);
        if let Some(posts) = asked.posts {
            person.posts = posts.to_vec();
        }
    }
    has_second(org, by) && !has_second(&after, by)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> PersonId {
        PersonId(name.to_owned())
    }

    fn posts(roles: &[Role]) -> Vec<Post> {
        let post = |role: &Role| Post::new(*role, "bureau");
        roles.iter().map(post).collect()
    }

    fn person(name: &str, roles: &[Role]) -> Person {
        Person {
            id: id(name),
            is_active: true,
            posts: posts(roles),
            served: Vec::new(),
        }
    }

    fn org(people: &[(&str, Role)]) -> Org {
        Org {
            people: people.iter().map(|(name, role)| person(name, &[*role])).collect(),
            ..Org::default()
        }
    }

    fn given(posts: &[Post]) -> Asked<'_> {
        Asked {
            posts: Some(posts),
            ..Asked::default()
        }
    }

    #[test]
    fn whoever_gives_such_a_role_takes_such_an_account_over_or_wakes_one_needs_a_second_person() {
        let org = org(&[("a", Role::Admin), ("b", Role::Admin)]);
        let needed = |held: Option<&Person>, asked: Asked<'_>| second(&org, &id("a"), held, asked) == Second::Needed;
        let anew = Asked {
            signs_in_anew: true,
            ..Asked::default()
        };
        let resumed = Asked {
            is_active: Some(true),
            ..Asked::default()
        };
        for role in Role::ALL {
            let is_watched = *role == Role::Supervisor;
            let (opens, own) = (role.opens_cases(), posts(&[*role]));
            let held = person("x", &[*role]);
            let ended = Person {
                is_active: false,
                ..held.clone()
            };
            let none = person("x", &[]);
            assert_eq!(needed(None, given(&own)), opens || is_watched, "a new {role:?}");
            assert_eq!(needed(Some(&none), given(&own)), opens || is_watched, "{role:?} given");
            assert_eq!(needed(Some(&held), anew), opens, "{role:?} taken over");
            assert_eq!(needed(Some(&ended), anew), opens, "{role:?} taken over while ended");
            assert_eq!(needed(Some(&ended), resumed), opens || is_watched, "{role:?} woken");
            assert!(!needed(Some(&held), resumed), "{role:?} was awake");
            assert!(!needed(Some(&held), given(&own)), "{role:?} has it");
            assert!(!needed(Some(&held), given(&[])), "{role:?} loses it");
            assert!(!needed(None, anew), "a new account without posts");
        }
        let moved = [Post::new(Role::Verifier, "elsewhere")];
        assert!(
            needed(Some(&person("x", &[Role::Verifier])), given(&moved)),
            "another unit"
        );
        let both = Asked {
            posts: Some(&[]),
            ..anew
        };
        assert!(
            needed(Some(&person("x", &[Role::Oversight])), both),
            "its sessions are still worth taking"
        );
    }

    #[test]
    fn other_administrators_agree_else_those_who_watch_and_never_the_one_who_asked_or_whom_it_is_about() {
        let two = org(&[("a", Role::Admin), ("b", Role::Admin), ("o", Role::Oversight)]);
        assert_eq!(seconds(&two, &id("a"), &id("x"), &[]), [&id("b")]);
        assert_eq!(seconds(&two, &id("a"), &id("b"), &[]), [&id("o")]);
        let one = org(&[
            ("a", Role::Admin),
            ("o", Role::Oversight),
            ("r", Role::Reviewer),
            ("v", Role::Verifier),
        ]);
        assert_eq!(seconds(&one, &id("a"), &id("x"), &[]), [&id("o"), &id("r")]);
        assert_eq!(seconds(&one, &id("a"), &id("o"), &[]), [&id("r")]);
        let mut ended = one.clone();
        ended.people[1].is_active = false;
        assert_eq!(seconds(&ended, &id("a"), &id("x"), &[]), [&id("r")]);
    }

    fn term(until: &str, windows: &[&str]) -> Post {
        Post {
            until: crate::time::Day::parse(until),
            windows: windows.iter().map(|&window| window.to_owned()).collect(),
            ..Post::new(Role::Supervisor, "demo-1")
        }
    }

    #[test]
    fn a_term_that_is_longer_or_wider_needs_those_who_watch_and_one_that_is_less_nobody() {
        let org = org(&[("a", Role::Admin), ("b", Role::Admin)]);
        for (held, new, is_needed) in [
            (term("2028-01-01", &["w"]), term("2028-01-01", &["w"]), false),
            (term("2028-01-01", &["w", "x"]), term("2027-01-01", &["x"]), false),
            (term("2028-01-01", &[]), term("2028-01-01", &["w"]), false),
            (term("2028-01-01", &["w"]), term("2028-01-01", &["w", "x"]), true),
            (term("2028-01-01", &["w"]), term("2028-01-01", &[]), true),
            (term("2028-01-01", &["w"]), term("2028-01-02", &["w"]), true),
        ] {
            let person = Person {
                posts: vec![held.clone()],
                ..person("s", &[])
            };
            let posts = [new.clone()];
            let needed = second(&org, &id("a"), Some(&person), given(&posts)) == Second::Needed;
            assert_eq!(needed, is_needed, "{held:?} {new:?}");
        }
        let both = [term("2028-01-01", &[]), Post::new(Role::Supervisor, "demo-2")];
        let held = Person {
            posts: vec![both[0].clone()],
            ..person("s", &[])
        };
        assert_eq!(second(&org, &id("a"), Some(&held), given(&both)), Second::Needed);
        assert_eq!(second(&org, &id("a"), Some(&held), given(&[])), Second::Needless);
    }

    #[test]
    fn oversight_agrees_to_a_supervisor_else_the_reviewer_and_no_administrator_ever() {
        let posts = [Post::new(Role::Supervisor, "demo-1")];
        let all = org(&[
            ("a", Role::Admin),
            ("b", Role::Admin),
            ("o", Role::Oversight),
            ("p", Role::Oversight),
            ("r", Role::Reviewer),
        ]);
        assert_eq!(seconds(&all, &id("a"), &id("x"), &posts), [&id("o"), &id("p")]);
        assert_eq!(seconds(&all, &id("o"), &id("x"), &posts), [&id("p")]);
        let one = org(&[("a", Role::Admin), ("o", Role::Oversight), ("r", Role::Reviewer)]);
        assert_eq!(seconds(&one, &id("o"), &id("x"), &posts), [&id("r")]);
        let none = org(&[("a", Role::Admin), ("b", Role::Admin)]);
        assert!(seconds(&none, &id("a"), &id("x"), &posts).is_empty());
        assert_eq!(second(&none, &id("a"), None, given(&posts)), Second::Needed);
        let first = org(&[("a", Role::Admin)]);
        assert_eq!(
            second(&first, &id("a"), None, given(&posts)),
            Second::Needed,
            "it waits"
        );
    }

    #[test]
    fn one_person_goes_alone_only_while_nobody_else_could_agree_and_cannot_bring_that_about() {
        let first = org(&[("a", Role::Admin), ("v", Role::Verifier)]);
        let watching = posts(&[Role::Oversight]);
        assert_eq!(second(&first, &id("a"), None, given(&watching)), Second::Missing);
        let later = org(&[("a", Role::Admin), ("o", Role::Oversight)]);
        let overseer = &later.people[1];
        let anew = Asked {
            signs_in_anew: true,
            ..Asked::default()
        };
        // Nobody else is there, and yet it waits: else the one who watches could be taken over.
        assert_eq!(second(&later, &id("a"), Some(overseer), anew), Second::Needed);
        assert!(seconds(&later, &id("a"), &overseer.id, &[]).is_empty());
        let ends = Asked {
            is_active: Some(false),
            ..Asked::default()
        };
        assert!(leaves_alone(&later, &id("a"), overseer, ends));
        assert!(leaves_alone(&later, &id("a"), overseer, given(&[])));
        let reviewing = posts(&[Role::Reviewer]);
        assert!(!leaves_alone(&later, &id("a"), overseer, given(&reviewing)));
        let more = org(&[("a", Role::Admin), ("o", Role::Oversight), ("r", Role::Reviewer)]);
        assert!(!leaves_alone(&more, &id("a"), &more.people[1], ends));
        assert!(
            !leaves_alone(&first, &id("a"), &first.people[1], ends),
            "it was so before"
        );
    }
}
