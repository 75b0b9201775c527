//! The document around every page: head, header, footer; for the app and for the pages without script.

use std::path::Path;

use anyhow::Context as _;
use maud::{DOCTYPE, Markup, html};
use qingyu_api::page::Page;
use qingyu_domain::kind::ReplyBy;
use qingyu_words::{Lang, dial, shell};

use super::page::heading;
use super::start;

/// How a page looks for this visitor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// 长辈版
    pub elder: bool,
    /// In a portal's frame.
    pub embed: bool,
}

impl Look {
    /// The query string that keeps this look, with its `?`, or nothing for the plain one.
    pub fn query(self) -> String {
        let parts = [
            (self.lang == Lang::En, "lang=en"),
            (self.elder, "elder=1"),
            (self.embed, "embed=1"),
        ];
        let parts: Vec<&str> = parts
            .into_iter()
            .filter_map(|(set, part)| set.then_some(part))
            .collect();
        if parts.is_empty() {
            String::new()
        } else {
            format!("?{}", parts.join("&"))
        }
    }

    /// The query string that changes to this look: the language is always said, so that it is never empty.
    fn link(self) -> String {
        let rest = Self { lang: Lang::Zh, ..self }.query().replace('?', "&");
        format!("?lang={}{rest}", self.lang.tag())
    }
}

/// An app as built for one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The glue.
    js: String,
    /// The WASM.
    wasm: String,
}

/// Where style, glue and WASM are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assets {
    /// Named for Trunk, which puts the built names in their place.
    Trunk,
    /// As built.
    Built {
        /// The style sheet.
        css: String,
        /// The app in Chinese.
        zh: Program,
        /// The app in English.
        en: Program,
        /// Origins of the portals, with spaces between: they alone may speak to an embedded page.
        portals: String,
    },
}

impl Assets {
    /// Reads the names from the page that the build made, for these portals.
    pub fn read(site: &Path, portals: &[String]) -> anyhow::Result<Self> {
        let path = site.join("index.html");
        let page = std::fs::read_to_string(&path)
            .with_context(|| format!("{} is missing: build the app first", path.display()))?;
        let value = |before: &str| {
            let (_, rest) = page.split_once(before)?;
            rest.split_once('"').map(|(value, _)| value.to_owned())
        };
        let program = |js: &str, wasm: &str| {
            let (js, wasm) = (value(js)?, value(wasm)?);
            Some(Program { js, wasm })
        };
        // Trunk alone builds one app that speaks both.
        let both = program("data-js=\"", "data-wasm=\"");
        let en = program("data-js-en=\"", "data-wasm-en=\"").or_else(|| both.clone());
        match (value("rel=\"stylesheet\" href=\""), both, en) {
            (Some(css), Some(zh), Some(en)) => Ok(Self::Built {
                css,
                zh,
                en,
                portals: portals.join(" "),
            }),
            _ => anyhow::bail!("{} does not name style, glue and app", path.display()),
        }
    }

    fn head(&self, lang: Lang) -> Markup {
        html! {
            @match self {
                Self::Trunk => {
                    link data-trunk rel="css" href="target/style/citizen.css";
                    link data-trunk rel="copy-dir" href="public" data-target-path=".";
                    link data-trunk rel="rust" href="Cargo.toml" data-bin="citizen" data-cargo-features="citizen" data-cargo-no-default-features data-cargo-profile-release="wasm-release" data-wasm-opt="z";
                }
                Self::Built { css, zh, en, .. } => {
                    @let program = if lang == Lang::En { en } else { zh };
                    link rel="stylesheet" href=(css);
                    script src="/boot.js" defer data-js=(program.js) data-wasm=(program.wasm) {}
                }
            }
        }
    }

    /// The style sheet alone, for pages without script.
    fn style(&self) -> Markup {
        match self {
            Self::Trunk => html! {},
            Self::Built { css, .. } => html! { link rel="stylesheet" href=(css); },
        }
    }

    /// The embedded page's side of what a portal's loader starts; other pages do not carry it.
    fn embedded(&self, look: Look) -> Markup {
        match self {
            Self::Built { portals, .. } if look.embed => {
                html! { script src="/embed/frame.js" defer data-portals=(portals) {} }
            }
            _ => html! {},
        }
    }
}

/// The document of the app on one of its pages.
pub fn document(assets: &Assets, look: Look, page: Page, reply_by: &[ReplyBy], demo: bool) -> Markup {
    let heading = heading(page, look.lang);
    let ways: Vec<&str> = reply_by.iter().map(|way| way.as_str()).collect();
    let main = if page == Page::Start {
        "start"
    } else if page == Page::Track {
        "track"
    } else {
        "app"
    };
    html! {
        (DOCTYPE)
        html lang=(look.lang.tag()) data-elder[look.elder] data-embed[look.embed] data-demo[demo] data-reply=(ways.join(",")) data-numbers=[dial::installed()] {
            head {
                (meta(look.lang, heading))
                (assets.head(look.lang))
                (assets.embedded(look))
            }
            body {
                (top(look, main, demo, Some("")))
                (start::start(look, page != Page::Start))
                (start::track(look, page != Page::Track))
                (start::fallback(look))
                main id="app" class="page" hidden[main != "app"] {
                    @if main == "app" {
                        div class="flow" {
                            h1 tabindex="-1" { (heading) }
                            p role="status" { (shell::loading(look.lang)) }
                            noscript { (start::without_script(look)) }
                        }
                    }
                }
                (bottom(look))
            }
        }
    }
}

/// A document without script around some content; without the switches where following one would lose it, else with what they keep of its
/// address, each parameter after a `&`.
pub fn frame(assets: &Assets, look: Look, title: &str, demo: bool, switches: Option<&str>, content: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(look.lang.tag()) data-elder[look.elder] data-embed[look.embed] {
            head {
                (meta(look.lang, title))
                (assets.style())
                (assets.embedded(look))
            }
            body {
                (top(look, "app", demo, switches))
                main id="app" class="page" { (content) }
                (bottom(look))
            }
        }
    }
}

fn meta(lang: Lang, heading: &str) -> Markup {
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        meta name="format-detection" content="telephone=no";
        title { (shell::title(lang, heading)) }
        link rel="icon" href="/favicon.svg" type="image/svg+xml";
    }
}

fn top(look: Look, main: &str, demo: bool, switches: Option<&str>) -> Markup {
    let lang = look.lang;
    let elder = Look {
        elder: !look.elder,
        ..look
    };
    let other = Look {
        lang: lang.other(),
        ..look
    };
    html! {
        a class="skip visually-hidden" href=(format!("#{main}")) { (shell::skip(lang)) }
        @if demo {
            aside class="banner" aria-label=(shell::demo_label(lang)) { (shell::demo_banner(lang)) }
        }
        header class="site-header" {
            div class="wrap" {
                a class="brand" href=(format!("/{}", look.query())) {
                    (start::word_mark())
                    span { strong { (shell::brand(lang)) } " " small { (shell::tagline(lang)) } }
                }
                @if let Some(kept) = switches {
                    ul class="links" {
                        li { a id="elder-link" href=(elder.link() + kept) { (if look.elder { shell::elder_off(lang) } else { shell::elder_on(lang) }) } }
                        li { a id="lang-link" href=(other.link() + kept) lang=(other.lang.tag()) hreflang=(other.lang.tag()) { (shell::other_language(lang)) } }
                    }
                }
            }
        }
        div id="banner" role="status" {}
    }
}

fn bottom(look: Look) -> Markup {
    let lang = look.lang;
    let query = look.query();
    html! {
        footer class="site-footer" {
            div class="wrap" {
                ul class="links" {
                    li { a href=(format!("/open{query}")) { (shell::footer_open(lang)) } }
                    li { a href=(format!("/privacy{query}")) { (shell::footer_privacy(lang)) } }
                    li { a href=(format!("/accessibility{query}")) { (shell::footer_accessibility(lang)) } }
                    li { a href=(format!("/lite{query}")) { (shell::footer_lite(lang)) } }
                }
                ul class="links" {
                    li { a href=(dial::tel(shell::POLICE)) { (shell::footer_police(lang)) } }
                    li { a href=(dial::tel(shell::OVERSIGHT)) { (shell::footer_oversight(lang)) } }
                    li { a href=(dial::tel(shell::CITY)) { (shell::footer_city(lang)) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_kept_by_its_query() {
        assert_eq!(Look::default().query(), "");
        assert_eq!(
            Look {
                lang: Lang::En,
                elder: true,
                embed: true
            }
            .query(),
            "?lang=en&elder=1&embed=1"
        );
    }

    fn program(js: &str, wasm: &str) -> Program {
        Program {
            js: js.to_owned(),
            wasm: wasm.to_owned(),
        }
    }

    #[test]
    fn only_an_embedded_page_carries_the_script_of_frames_with_the_portals() {
        let assets = Assets::Built {
            css: "/a.css".to_owned(),
            zh: program("/a.js", "/a.wasm"),
            en: program("/b.js", "/b.wasm"),
            portals: "https://a.cn https://b.cn".to_owned(),
        };
        let embedded = Look {
            embed: true,
            ..Look::default()
        };
        let script = r#"<script src="/embed/frame.js" defer data-portals="https://a.cn https://b.cn"></script>"#;
        for look in [Look::default(), embedded] {
            let app = document(&assets, look, Page::Start, &[ReplyBy::Track], false).into_string();
            let plain = frame(&assets, look, "", false, Some(""), html! {}).into_string();
            assert_eq!(app.contains(script), look.embed);
            assert_eq!(plain.contains(script), look.embed);
            assert_eq!(app.contains("frame.js"), look.embed);
        }
    }

    #[test]
    fn every_page_has_one_visible_heading() {
        for (page, _) in Page::ADDRESSED {
            let text = document(&Assets::Trunk, Look::default(), page, &[ReplyBy::Track], true).into_string();
            let hidden = |part: &&str| part.split_once('>').is_some_and(|(tag, _)| tag.contains(" hidden"));
            let sections = text.replace("</section>", "<section").replace("<main", "<section");
            let visible: Vec<&str> = sections.split("<section").filter(|part| !hidden(part)).collect();
            assert_eq!(visible.concat().matches("<h1").count(), 1, "{page:?}");
            assert!(text.contains("演示数据，并非真实投诉"));
        }
    }
}
