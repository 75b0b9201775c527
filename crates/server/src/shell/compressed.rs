//! Every page of the app in every look, made and compressed once.

use std::collections::HashMap;
use std::io::Write as _;
use std::sync::OnceLock;

use axum::body::Bytes;
use qingyu_api::page::Page;
use qingyu_domain::kind::ReplyBy;
use qingyu_words::Lang;

use super::document::{Assets, Look, document};

/// Brotli's effort: within a hundredth of the smallest in a third of the time; 5 to 9 set up 32 MiB for each page.
const BROTLI_QUALITY: i32 = 10;

/// A window of 64 KiB, larger than any page: the usual 4 MiB would be set up for each.
const BROTLI_WINDOW: i32 = 16;

/// A body in the encodings that browsers take.
#[derive(Clone, Debug)]
pub struct Compressed {
    /// As it is.
    pub plain: Bytes,
    /// Brotli.
    pub brotli: Bytes,
    /// Gzip.
    pub gzip: Bytes,
}

impl Compressed {
    /// Compresses a body.
    pub fn of(body: Vec<u8>) -> std::io::Result<Self> {
        let mut brotli = Vec::new();
        let params = brotli::enc::BrotliEncoderParams {
            quality: BROTLI_QUALITY,
            size_hint: body.len(),
            lgwin: BROTLI_WINDOW,
            ..Default::default()
        };
        brotli::BrotliCompress(&mut body.as_slice(), &mut brotli, &params)?;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&body)?;
        Ok(Self {
            plain: body.into(),
            brotli: brotli.into(),
            gzip: gzip.finish()?.into(),
        })
    }
}

/// The pages by page and look, each made when somebody first asks for it.
pub struct Shells {
    /// The names of the built files, for pages that are made on demand.
    pub assets: Assets,
    reply_by: Vec<ReplyBy>,
    demo: bool,
    pages: HashMap<(Page, Look), OnceLock<Compressed>>,
}

impl Shells {
    /// The pages of an app as built, none of them made yet.
    pub fn new(assets: Assets, reply_by: Vec<ReplyBy>, demo: bool) -> Self {
        let mut pages = HashMap::new();
        for page in Page::ADDRESSED.iter().map(|(page, _)| *page).chain([Page::NotFound]) {
            for lang in Lang::ALL {
                for (elder, embed) in [(false, false), (false, true), (true, false), (true, true)] {
                    pages.insert((page, Look { lang, elder, embed }), OnceLock::new());
                }
            }
        }
        Self {
            assets,
            reply_by,
            demo,
            pages,
        }
    }

    /// A page in a look. Two that ask first at once may both make it: it is the same.
    pub fn page(&self, page: Page, look: Look) -> std::io::Result<Option<&Compressed>> {
        let Some(place) = self.pages.get(&(page, look)) else {
            return Ok(None);
        };
        if let Some(made) = place.get() {
            return Ok(Some(made));
        }
        let text = document(&self.assets, look, page, &self.reply_by, self.demo).into_string();
        let made = Compressed::of(text.into_bytes())?;
        Ok(Some(place.get_or_init(|| made)))
    }
}
