//! Every sentence that a person reads, in Chinese and English.
//!
//! Sentences are functions of the language, so that those an app does not call leave its WASM.

/// The languages of the pages; Chinese first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese, as written in mainland China.
    #[default]
    Zh,
    /// English.
    En,
}

/// The language that a program is built for alone, if it is (`QINGYU_ONLY_LANG`, a tag): a browser shows one at a time, and
/// the sentences of the other are bytes to the phone.
const ONLY: Option<Lang> = match option_env!("QINGYU_ONLY_LANG") {
    Some(tag) => match tag.as_bytes() {
        b"zh-CN" => Some(Lang::Zh),
        b"en" => Some(Lang::En),
        _ => None,
    },
    None => None,
};

impl Lang {
    /// Both, Chinese first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The language tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of a tag: `en…` is English, everything else Chinese.
    pub fn from_tag(tag: &str) -> Self {
        if tag.starts_with("en") { Self::En } else { Self::Zh }
    }

    /// As this program speaks: known where it is built for one language, so that the compiler leaves the other out.
    #[must_use]
    pub const fn spoken(self) -> Self {
        match ONLY {
            Some(only) => only,
            None => self,
        }
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}

/// Declares sentences: `name: "中文", "English";` becomes `pub const fn name(lang: Lang) -> &'static str`.
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident: $zh:literal, $en:literal;)+) => {
        $(
            $(#[$meta])*
            #[doc = concat!("“", $zh, "”")]
            pub const fn $name(lang: $crate::Lang) -> &'static str {
                match lang.spoken() {
                    $crate::Lang::Zh => $zh,
                    $crate::Lang::En => $en,
                }
            }
        )+
    };
}

/// Declares sentences with numbers to dial: as `words!`, with the numbers of this place (`dial::told`).
macro_rules! numbered {
    ($($(#[$meta:meta])* $name:ident: $zh:literal, $en:literal;)+) => {
        $(
            $(#[$meta])*
            #[doc = concat!("“", $zh, "”")]
            pub fn $name(lang: $crate::Lang) -> &'static str {
                $crate::dial::told(match lang.spoken() {
                    $crate::Lang::Zh => $zh,
                    $crate::Lang::En => $en,
                })
            }
        )+
    };
}

/// Declares names of codes: `name(Type) { Variant: "中文", "English"; }` becomes a function of language and code.
macro_rules! names {
    ($($(#[$meta:meta])* $name:ident($type:ident) { $($variant:ident: $zh:literal, $en:literal;)+ })+) => {
        $(
            $(#[$meta])*
            pub const fn $name(lang: $crate::Lang, one: $type) -> &'static str {
                match (lang.spoken(), one) {
                    $(
                        ($crate::Lang::Zh, $type::$variant) => $zh,
                        ($crate::Lang::En, $type::$variant) => $en,
                    )+
                }
            }
        )+
    };
}

pub mod answered;
pub mod case;
pub mod claim;
pub mod dates;
pub mod desk;
pub mod dial;
pub mod export;
pub mod faults;
pub mod helps;
pub mod letters;
pub mod lite;
pub mod more;
pub mod open;
pub mod open_words;
pub mod paper;
pub mod promises;
pub mod publication;
pub mod rate;
pub mod rated;
pub mod receipt;
pub mod sending;
pub mod shell;
pub mod slips;
pub mod statuses;
pub mod submit;
pub mod told;
