//! Ways to keep the query code: clipboard, paper, picture, QR code, voice.

use leptos::prelude::*;
use qingyu_words::{Lang, receipt as words, shell};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlTextAreaElement, SpeechSynthesisUtterance,
};

use crate::citizen::app::App;
use crate::citizen::sending;
use crate::client;
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// The buttons, and what came of pressing them; `kept` hears that one has kept the code. What is copied is not: the
/// next thing that is copied takes its place.
pub fn ways(app: App, number: String, code: String, kept: fn()) -> View {
    let lang = app.lang;
    let said = RwSignal::new(String::new());
    let picture = RwSignal::new(String::new());
    let grouped = sending::grouped(&code);
    let lines = [
        words::spoken(lang, &number),
        [words::code(lang), " ", &grouped].concat(),
    ];
    let (for_copy, for_picture, for_voice) = (lines.join("\n"), (number, grouped.clone()), grouped);
    let mut buttons = vec![
        button::quiet(words::copy(lang), move || copy(lang, for_copy.clone(), said)),
        button::quiet(words::print(lang), move || {
            if window().print().is_ok() {
                kept();
            }
        }),
        button::quiet(words::save_picture(lang), move || {
            let drawn = save_picture(lang, &for_picture.0, &for_picture.1).is_some();
            if drawn {
                kept();
            }
            say(
                said,
                if drawn {
                    words::picture_saved(lang)
                } else {
                    words::copy_failed(lang)
                },
            );
        }),
        button::quiet(words::qr(lang), move || draw_qr(lang, &code, picture, said)),
    ];
    if !dom::property(&window(), "speechSynthesis").is_undefined() {
        buttons.push(button::quiet(words::read_aloud(lang), move || {
            drop(read_aloud(lang, &for_voice));
        }));
        on_cleanup(be_silent);
    }
    let qr = move || {
        let source = picture.get();
        let image = el("img", "qr")
            .set("src", &source)
            .set("alt", words::qr_label(lang))
            .set("width", "232");
        if source.is_empty() {
            Vec::new()
        } else {
            vec![image.view()]
        }
    };
    text::flow(vec![
        button::row(buttons),
        text::live("hint", move || said.get()),
        el("div", "no-print").content(qr).view(),
    ])
}

fn say(said: RwSignal<String>, text: &str) {
    said.set(text.to_owned());
}

/// Copies by the clipboard, else by a selection, else says that it failed.
fn copy(lang: Lang, what: String, said: RwSignal<String>) {
    said.set(String::new());
    client::spawn(async move {
        let navigator = window().navigator();
        let is_there = !dom::property(&navigator, "clipboard").is_undefined();
        let copied = is_there && JsFuture::from(navigator.clipboard().write_text(&what)).await.is_ok();
        let copied = copied || copy_by_selection(&what).unwrap_or(false);
        say(
            said,
            if copied {
                words::copied(lang)
            } else {
                words::copy_failed(lang)
            },
        );
    });
}

/// The way of older engines and of pages without TLS.
fn copy_by_selection(what: &str) -> Option<bool> {
    let area: HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(what);
    area.set_class_name("visually-hidden");
    document().body()?.append_child(&area).ok()?;
    area.select();
    let command: js_sys::Function = dom::property(&document(), "execCommand").dyn_into().ok()?;
    let done = command.call1(&document(), &"copy".into());
    area.remove();
    Some(done.is_ok_and(|done| done.is_truthy()))
}

/// Draws number and code on a canvas and saves it as a picture.
fn save_picture(lang: Lang, number: &str, grouped: &str) -> Option<()> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(720);
    canvas.set_height(720);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, 720.0, 720.0);
    context.set_fill_style_str("black");
    let write = |size: &str, text: &str, y: f64| {
        context.set_font(&[size, " system-ui, sans-serif"].concat());
        // A line that cannot be drawn leaves the others.
        drop(context.fill_text_with_max_width(text, 48.0, y, 624.0));
    };
    write("bold 40px", shell::brand(lang), 84.0);
    write("30px", words::number(lang), 160.0);
    write("bold 44px", number, 216.0);
    write("30px", words::code(lang), 304.0);
    let groups: Vec<&str> = grouped.split(' ').collect();
    for (line, pair) in groups.chunks(2).enumerate() {
        let y = [376.0, 448.0, 520.0].get(line).copied().unwrap_or(592.0);
        write("bold 60px", &pair.join("  "), y);
    }
    write("26px", words::code_note(lang), 600.0);
    write("26px", &host(), 648.0);
    download(&canvas.to_data_url().ok()?, words::picture_name(lang))
}

/// Saves what is at an address as a file.
pub fn download(href: &str, name: &str) -> Option<()> {
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(href);
    link.set_download(name);
    link.click();
    Some(())
}

fn host() -> String {
    window().location().host().unwrap_or_default()
}

/// Lets the server draw the link to the case; the code is in its fragment.
fn draw_qr(lang: Lang, code: &str, picture: RwSignal<String>, said: RwSignal<String>) {
    let origin = window().location().origin().unwrap_or_default();
    let link = [&origin, "/case#", code].concat();
    client::spawn(async move {
        match client::picture::qr(link).await {
            Ok(drawn) => picture.set(drawn),
            Err(_) => say(said, words::qr_failed(lang)),
        }
    });
}

/// Whoever comes next must not hear the code.
fn be_silent() {
    if let Ok(voice) = window().speech_synthesis() {
        voice.cancel();
    }
}

/// Reads the code, four digits at a time.
fn read_aloud(lang: Lang, grouped: &str) -> Result<(), JsValue> {
    let voice = window().speech_synthesis()?;
    voice.cancel();
    for group in grouped.split(' ') {
        let digits: Vec<String> = group.chars().map(String::from).collect();
        let utterance = SpeechSynthesisUtterance::new_with_text(&digits.join(" "))?;
        utterance.set_lang(lang.tag());
        utterance.set_rate(0.7);
        voice.speak(&utterance);
    }
    Ok(())
}
