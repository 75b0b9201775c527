//! The draft on the device.

use qingyu::citizen::draft::Draft;
use qingyu::storage::{self, Place};
use qingyu_domain::kind::Kind;
use wasm_bindgen_test::wasm_bindgen_test;

fn filled() -> Draft {
    let mut draft = Draft::default();
    for (name, value) in [
        ("kind", "complaint"),
        ("text", "昨天在窗口"),
        ("officer", "王"),
        ("phone", "13800000000"),
    ] {
        draft.put(name, value);
    }
    draft
}

#[wasm_bindgen_test]
fn a_draft_comes_back_in_the_same_tab_and_is_gone_when_wiped() {
    let mut draft = filled();
    assert!(draft.save());
    assert_eq!(Draft::load().value("text"), draft.value("text"));
    draft.wipe();
    assert!(!Draft::load().has("text"));
}

#[wasm_bindgen_test]
fn a_draft_is_on_the_device_only_when_the_citizen_wants_it() {
    let mut draft = filled();
    draft.save();
    assert_eq!(storage::read(Place::Device, "qingyu.draft"), None);
    draft.keep_on_device(true);
    draft.save();
    assert!(storage::read(Place::Device, "qingyu.draft").is_some());
    draft.keep_on_device(false);
    draft.save();
    assert_eq!(storage::read(Place::Device, "qingyu.draft"), None);
    draft.wipe();
}

#[wasm_bindgen_test]
fn a_kept_draft_is_not_read_after_its_day() {
    storage::write(Place::Device, "qingyu.draft", "text=x&until=1000");
    assert!(!Draft::load().has("text"));
    assert_eq!(storage::read(Place::Device, "qingyu.draft"), None);
}

#[wasm_bindgen_test]
fn an_anonymous_citizen_sends_no_contact_whatever_was_typed() {
    let mut draft = filled();
    assert_eq!(draft.answers("1", "web").contact, None);
    draft.put("contact", "given");
    let contact = draft.answers("1", "web").contact.unwrap();
    assert_eq!(contact.phone.as_deref(), Some("13800000000"));
}

#[wasm_bindgen_test]
fn an_enquiry_names_no_officer_and_asks_for_its_own_helps() {
    let mut draft = filled();
    draft.put("call_back", "1");
    draft.put("home_visit", "1");
    assert_eq!(draft.answers("1", "web").help.unwrap().call_back, Some(true));
    draft.put("kind", Kind::Enquiry.as_str());
    let answers = draft.answers("1", "web");
    assert_eq!(answers.officer, None);
    let help = answers.help.unwrap();
    assert_eq!((help.call_back, help.home_visit), (None, Some(true)));
}
