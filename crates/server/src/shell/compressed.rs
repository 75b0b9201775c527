//! Every page of the app in every look, made and compressed once at start.

use std::collections::HashMap;
use std::io::Write as _;

use axum::body::Bytes;
use qingyu_api::page::Page;
use qingyu_domain::kind::ReplyBy;
use qingyu_words::Lang;

use super::document::{Assets, Look, document};

/// Brotli's effort: nearly the smallest, a tenth of the time.
const BROTLI_QUALITY: i32 = 9;

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

/// The pages by page and look.
pub struct Shells {
    /// The names of the built files, for pages that are made on demand.
    pub assets: Assets,
    pages: HashMap<(Page, Look), Compressed>,
}

impl Shells {
    /// Makes all of them.
    pub fn make(assets: Assets, reply_by: &[ReplyBy], demo: bool) -> std::io::Result<Self> {
        let mut pages = HashMap::new();
        for page in Page::ADDRESSED.iter().map(|(page, _)| *page).chain([Page::NotFound]) {
            for lang in Lang::ALL {
                for (elder, embed) in [(false, false), (false, true), (true, false), (true, true)] {
                    let look = Look { lang, elder, embed };
                    let text = document(&assets, look, page, reply_by, demo).into_string();
                    pages.insert((page, look), Compressed::of(text.into_bytes())?);
                }
            }
        }
        Ok(Self { assets, pages })
    }

    /// A page in a look.
    pub fn page(&self, page: Page, look: Look) -> Option<&Compressed> {
        self.pages.get(&(page, look))
    }
}
