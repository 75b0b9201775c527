//! The code, the key, and what follows a failed attempt.

use qingyu::citizen::expiry;
use qingyu::citizen::kept::{Kept, Request};
use qingyu::citizen::sending::{Pause, Returned, Sending};
use qingyu::client::{self, Failure};
use qingyu::clock;
use qingyu::random;
use qingyu::storage::{self, Place};
use qingyu_api::{Problem, ProblemCode};
use qingyu_domain::query_code::QueryCode;
use wasm_bindgen_test::wasm_bindgen_test;

/// Asked to come back, by whoever has no room or by a store that broke off.
const fn asked(may_have_arrived: bool) -> Failure {
    Failure::RetryAfter {
        seconds: 7,
        may_have_arrived,
    }
}

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
        is_stopped: false,
        is_anonymous: true,
        watched: String::new(),
    }
}

fn stopped(request: Request) -> Sending {
    Sending::Stopped(Request {
        is_stopped: true,
        ..request
    })
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
    assert_eq!(after(asked(false)), Sending::Waiting(kept.clone(), Pause::Asked(7)));
    assert_eq!(
        after(Failure::Broken),
        Sending::Waiting(kept.clone(), Pause::BackOff(4))
    );
    assert_eq!(
        after(problem(ProblemCode::Internal)),
        Sending::Waiting(kept.clone(), Pause::BackOff(4))
    );
    assert_eq!(
        after(problem(ProblemCode::Invalid)),
        Sending::Returned(Returned::Faults(Vec::new()))
    );
}

#[wasm_bindgen_test]
fn a_refusal_keeps_the_code_when_an_earlier_attempt_may_have_been_filed() {
    let earlier = request();
    let first = Request {
        is_out: false,
        ..request()
    };
    for (code, returned) in [
        (ProblemCode::Conflict, Returned::Conflict),
        (ProblemCode::TooLarge, Returned::Failed),
        (ProblemCode::NotFound, Returned::Failed),
    ] {
        let after = |request: &Request| Sending::after(problem(code), request.clone(), 1);
        assert_eq!(after(&earlier), stopped(earlier.clone()), "{code:?}");
        assert_eq!(after(&first), Sending::Returned(returned), "{code:?}");
    }
}

#[wasm_bindgen_test]
fn only_an_answer_that_says_so_means_that_nothing_has_arrived() {
    for failure in [
        Failure::Offline,
        Failure::Broken,
        problem(ProblemCode::Internal),
        problem(ProblemCode::Unavailable),
        asked(true),
    ] {
        assert!(failure.may_have_arrived(), "{failure:?}");
    }
    for failure in [
        asked(false),
        problem(ProblemCode::Invalid),
        problem(ProblemCode::TooMany),
    ] {
        assert!(!failure.may_have_arrived(), "{failure:?}");
    }
}

#[wasm_bindgen_test]
fn what_was_stopped_stays_stopped_after_a_reload() {
    let Sending::Stopped(kept) = stopped(request()) else {
        return;
    };
    kept.keep();
    assert_eq!(Sending::load(), Sending::Stopped(kept));
    Sending::clear();
    assert_eq!(Sending::load(), Sending::Idle);
}

#[wasm_bindgen_test]
fn what_waits_is_not_forgotten_for_an_older_receipt() {
    let text = r#"{"number":"20261127-000001","kind":"praise","unit":null,"status":"received",
        "received_at":"2026-11-27T10:00:00+08:00","next":{"step":"accept","due_at":"2026-11-30T23:59:59+08:00",
        "basis":"own_choice","amount":1,"measure":"working_days","skipped":2,"calendar":"2026","announced":true}}"#;
    let receipt = Kept {
        code: request().code,
        receipt: client::read(text).unwrap(),
        is_anonymous: true,
        watched: String::new(),
        until: clock::now().ms() + 60_000,
    };
    receipt.keep(text);
    assert_eq!(Sending::load(), Sending::Received(receipt.clone()));
    let waits = request();
    waits.keep();
    assert_eq!(Sending::load(), Sending::Waiting(waits, Pause::BackOff(0)));
    Sending::clear();
}

#[wasm_bindgen_test]
fn the_code_of_a_case_is_kept_for_half_an_hour_after_its_last_use() {
    let code = random::query_code().unwrap();
    expiry::keep_case_code(&code);
    assert_eq!(expiry::case_code(), Some(code.clone()));
    let stale = ["code=", code.digits(), "&until=1000"].concat();
    storage::write(Place::Tab, "qingyu.case", &stale);
    assert_eq!(expiry::case_code(), None);
    assert_eq!(storage::read(Place::Tab, "qingyu.case"), None);
}
