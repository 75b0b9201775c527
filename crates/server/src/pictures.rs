//! Drawing pictures anew, a few at a time, away from the threads that answer.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::refusal::Refusal;

/// Pictures at once: each may take some hundred MiB and a core for a second.
const AT_ONCE: usize = 1;
/// Points of the longer side of what comes, at most; a phone's camera has less than half.
const WIDEST: u32 = 16_000;
/// Bytes that reading one may take.
const ROOM: u64 = 256 << 20;
/// Points of the longer side of what is kept: a name badge can be read on it.
const KEPT: u32 = 1600;
/// Qualities of what is kept, tried until it is small enough.
const QUALITIES: [u8; 4] = [80, 65, 50, 35];
/// Bytes of what is kept, at most.
const LARGEST: usize = 600_000;

/// Draws pictures anew.
#[derive(Debug)]
pub struct Pictures(Semaphore);

impl Default for Pictures {
    fn default() -> Self {
        Self(Semaphore::new(AT_ONCE))
    }
}

impl Pictures {
    /// The picture of a JPEG or PNG file as a JPEG file with nothing beside it, upright; nothing where it is no such file.
    pub async fn redraw(&self, file: Vec<u8>) -> Result<Option<Vec<u8>>, Refusal> {
        let turn = self.0.acquire().await;
        let _turn = turn.map_err(|error| Refusal::internal("the turns of pictures", &error))?;
        let drawn = spawn_blocking(move || redraw(file)).await;
        // A file can be made so that a decoder panics: that is no picture either, and nothing of ours is left half-way.
        Ok(drawn.ok().flatten())
    }
}

fn redraw(file: Vec<u8>) -> Option<Vec<u8>> {
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(WIDEST);
    limits.max_image_height = Some(WIDEST);
    limits.max_alloc = Some(ROOM);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let upright = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(upright);
    if picture.width().max(picture.height()) > KEPT {
        picture = picture.resize(KEPT, KEPT, FilterType::Triangle);
    }
    let picture = DynamicImage::ImageRgb8(picture.into_rgb8());
    let drawn = |quality: &u8| {
        let mut bytes = Vec::new();
        picture
            .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, *quality))
            .ok()?;
        (bytes.len() <= LARGEST).then_some(bytes)
    };
    QUALITIES.iter().find_map(drawn)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: &[u8] = b"GPS 30.39N 114.89E";

    /// A picture as a phone makes it: wide, on its side, and with the place in it.
    fn photo() -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = DynamicImage::new_rgb8(2000, 100);
        picture.write_with_encoder(JpegEncoder::new(&mut bytes)).unwrap();
        // EXIF: big-endian, one entry: orientation 6, a quarter turn to the right; behind it the place.
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend_from_slice(PLACE);
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let head: Vec<u8> = [&[0xff, 0xe1][..], &length, &exif].concat();
        bytes.splice(2..2, head);
        bytes
    }

    #[test]
    fn a_picture_is_kept_upright_and_smaller_and_says_nothing_of_where_it_was_taken() {
        let came = photo();
        assert!(came.windows(PLACE.len()).any(|part| part == PLACE));
        let kept = redraw(came).unwrap();
        assert!(!kept.windows(4).any(|part| part == b"Exif" || part == &PLACE[..4]));
        let picture = image::load_from_memory(&kept).unwrap();
        assert_eq!((picture.width(), picture.height()), (80, KEPT));
    }

    #[test]
    fn what_is_no_picture_or_too_large_a_one_is_refused() {
        assert_eq!(redraw(b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()), None);
        assert_eq!(redraw(Vec::new()), None);
        let mut cut = photo();
        cut.truncate(60);
        assert_eq!(redraw(cut), None);
        // A head that says 60 000 × 60 000.
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(8, 8)
            .write_with_encoder(image::codecs::png::PngEncoder::new(&mut bytes))
            .unwrap();
        bytes[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        assert_eq!(redraw(bytes), None);
    }
}
