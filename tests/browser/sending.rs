//! The code, the key, and what follows a failed attempt.

use qingyu::citizen::kept::Request;
use qingyu::citizen::random;
use qingyu::citizen::sending::{Pause, Returned, Sending};
use qingyu::client::Failure;
use qingyu_api::{Problem, ProblemCode};
use qingyu_domain::query_code::QueryCode;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_request_survives_a_reload_byte_for_byte() {
    let sent = Request {
        request: "{\"text\":\"a&b=c+d%20\\n字\"}".to_owned(),
        ..request()
    };
    sent.keep();
    assert_eq!(Request::load(), Some(sent));
    Sending::clear();
    assert_eq!(Request::load(), None);
}

fn request() -> Request {
    Request {
        code: random::query_code().unwrap().digits().to_owned(),
        request: "{}".to_owned(),
        is_out: true,
        is_anonymous: true,
    }
}

fn problem(code: ProblemCode) -> Failure {
    Failure::Problem(Problem {
        kind: "about:blank".to_owned(),
        title: String::new(),
        status: 400,
        code,
        rule: None,
        faults: Vec::new(),
        trace_id: String::new(),
    })
}

#[wasm_bindgen_test]
fn a_new_code_is_valid_and_never_the_same() {
    let (one, two) = (random::query_code().unwrap(), random::query_code().unwrap());
    assert_ne!(one.digits(), two.digits());
    assert_eq!(QueryCode::parse(&one.grouped()), Ok(one));
}

#[wasm_bindgen_test]
fn a_key_has_the_form_of_a_uuid() {
    let key = random::key().unwrap();
    let lengths: Vec<usize> = key.split('-').map(str::len).collect();
    assert_eq!(lengths, [8, 4, 4, 4, 12]);
    assert_eq!(key.as_bytes()[14], b'4');
}

#[wasm_bindgen_test]
fn a_failed_attempt_keeps_the_request_unless_it_was_refused() {
    let kept = request();
    let after = |failure| Sending::after(failure, kept.clone(), 1);
    assert_eq!(after(Failure::Offline), Sending::Waiting(kept.clone(), Pause::Offline));
    assert_eq!(
        after(Failure::RetryAfter(7)),
        Sending::Waiting(kept.clone(), Pause::Asked(7))
    );
    assert_eq!(
        after(Failure::Broken),
        Sending::Waiting(kept.clone(), Pause::BackOff(4))
    );
    assert_eq!(
        after(problem(ProblemCode::Internal)),
        Sending::Waiting(kept.clone(), Pause::BackOff(4))
    );
    assert_eq!(
        after(problem(ProblemCode::Conflict)),
        Sending::Returned(Returned::Conflict)
    );
    assert_eq!(
        after(problem(ProblemCode::Invalid)),
        Sending::Returned(Returned::Faults(Vec::new()))
    );
}
