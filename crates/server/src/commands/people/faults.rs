//! What can be wrong with a change of somebody.

use qingyu_api::desk::people::PersonEdit;
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::person::{Post, Service};
use qingyu_domain::term::{self, TermFault};
use qingyu_domain::text;

use crate::accounts::password;
use crate::app::App;

/// Characters of a name at most.
const NAME: usize = 60;
/// Characters of a subject at most (OpenID Connect Core 1.0, section 2).
const SUBJECT: usize = 255;

/// Everything that is wrong with it, at once.
pub(super) fn faults(app: &App, request: &PersonEdit) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |field, code| faults.push(Fault { field, code });
    let is_new = request.id.is_none();
    match &request.name {
        None if is_new => fault(Field::Name, FaultCode::Required),
        Some(_) if !is_new => fault(Field::Name, FaultCode::UnknownField),
        Some(name) => {
            if let Err(code) = text::check(name, NAME) {
                fault(Field::Name, code);
            }
        }
        None => {}
    }
    if let Some(Err(code)) = request.shown.as_ref().map(|shown| text::check(shown, NAME)) {
        fault(Field::Shown, code);
    }
    let subject = request.subject.as_deref().filter(|subject| !subject.trim().is_empty());
    if let Some(Err(code)) = subject.map(|subject| text::check(subject, SUBJECT)) {
        fault(Field::Subject, code);
    }
    match &request.password {
        None if is_new => fault(Field::Password, FaultCode::Required),
        Some(password) => {
            if let Some(code) = password::fault(password) {
                fault(Field::Password, code);
            }
        }
        None => {}
    }
    let staff = app.staff.known();
    let is_unit = |unit: &str| staff.org.units.unit(unit).is_some();
    let held = request.id.as_ref().and_then(|id| staff.org.person(id));
    let is_held = |post: &Post| held.is_some_and(|person| person.posts.contains(post));
    let is_open = |unit: &str| staff.org.units.unit(unit).is_some_and(|unit| !unit.closed);
    let mut posts = request.posts.iter().flatten();
    // Nobody is newly appointed to a unit that is closed.
    if !posts.all(|post| is_open(&post.unit) || is_held(post)) {
        fault(Field::Posts, FaultCode::Unknown);
    }
    let is_window = |post: &Post, code: &String| {
        let window = staff.org.units.window(code);
        window.is_some_and(|(unit, window)| unit.code == post.unit && !window.closed)
    };
    let mut posts = request.posts.iter().flatten();
    if !posts.all(|post| is_held(post) || post.windows.iter().all(|code| is_window(post, code))) {
        fault(Field::Window, FaultCode::Unknown);
    }
    if let Some(posts) = &request.posts {
        let (held_posts, before) = held.map_or((&[][..], &[][..]), |person| (&person.posts[..], &person.served[..]));
        let served: Vec<Service> = before.iter().chain(request.served.iter().flatten()).cloned().collect();
        match term::fault(posts, held_posts, &served, app.clock.now().day()) {
            Some(TermFault::Length | TermFault::Prolonged) => fault(Field::Until, FaultCode::OutOfRange),
            Some(TermFault::NoTerm) => fault(Field::Until, FaultCode::UnknownField),
            Some(TermFault::NoWindows) => fault(Field::Window, FaultCode::UnknownField),
            Some(TermFault::Staff | TermFault::Served) => fault(Field::Posts, FaultCode::OutOfRange),
            None => {}
        }
    }
    let served = request.served.iter().flatten();
    if !served.into_iter().all(|Service { unit, .. }| is_unit(unit)) {
        fault(Field::Served, FaultCode::Unknown);
    }
    faults
}
