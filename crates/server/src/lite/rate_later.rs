//! What is said of a rating that waits on its device for a network.

use maud::{Markup, html};
use qingyu_words::{Lang, rate as words};

/// What `public/rate.js` says of a rating that waits for a network; without script nothing of it is seen.
pub fn later(lang: Lang) -> Markup {
    let lines = [
        ("kept", words::later_kept(lang)),
        ("sent", words::later_sent(lang)),
        ("refused", words::later_refused(lang)),
        ("level", words::later_level(lang)),
        ("reason", words::later_reason(lang)),
        ("failed", words::later_failed(lang)),
    ];
    html! {
        div class="panel panel--note flow" id="rate-later" role="status" tabindex="-1" data-thanks=(words::thanks_h1(lang)) hidden {
            @for (say, words) in lines { p data-say=(say) hidden { (words) } }
            button class="button button--quiet" type="button" hidden { (words::later_drop(lang)) }
        }
        script src="/rate.js" defer {}
    }
}
