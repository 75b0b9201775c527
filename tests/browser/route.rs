//! Addresses and what stays in them.

use qingyu::citizen::route::{Route, kept, parameter};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn every_page_has_its_address_and_back() {
    for route in [
        Route::Start,
        Route::About,
        Route::Details,
        Route::Contact,
        Route::Check,
        Route::Receipt,
        Route::Case,
    ] {
        assert_eq!(Route::at(route.path()), route);
    }
    assert_eq!(Route::at("/submit/about/"), Route::About);
    assert_eq!(Route::at("/submit/elsewhere"), Route::NotFound);
    assert_eq!(Route::at("/lite"), Route::NotFound);
}

#[wasm_bindgen_test]
fn language_and_mode_stay_and_everything_else_goes() {
    assert_eq!(kept("?unit=a&lang=en&elder=1&x=y", None), "?lang=en&elder=1");
    assert_eq!(kept("?lang=en", Some(("elder", "1"))), "?lang=en&elder=1");
    assert_eq!(kept("?elder=1", Some(("elder", ""))), "");
    assert_eq!(parameter("?unit=zhaoshan&window=", "unit"), Some("zhaoshan"));
}
