//! Drawing pictures anew, one at a time, away from the threads that answer.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::refusal::Refusal;

/// Pictures at once: each may take some hundred MiB and a core for a second.
const AT_ONCE: usize = 1;
/// Points of the longer side of what is kept: a name badge can be read on it.
const KEPT: u32 = 1600;
/// Qualities of what is kept, tried until it is small enough.
const QUALITIES: [u8; 4] = [80, 65, 50, 35];
/// Bytes of what is kept, at most.
const LARGEST: usize = 600_000;

/// How large a picture may be that comes.
#[derive(Clone, Copy, Debug)]
struct Room {
    /// Points: a decoder may need six bytes for each beside the picture.
    points: u64,
    /// Bytes of the picture once it is read.
    bytes: u64,
}

/// What a phone's camera makes, 50 megapixels; larger ones are for those who work with pictures.
const ROOM: Room = Room {
    points: 52_000_000,
    bytes: 256 << 20,
};

/// Draws pictures anew.
#[derive(Debug)]
pub struct Pictures(Arc<Semaphore>);

impl Default for Pictures {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Pictures {
    /// The picture of a JPEG or PNG file as a JPEG file with nothing beside it, upright; nothing where it is no such file.
    pub async fn redraw(&self, file: Vec<u8>) -> Result<Option<Vec<u8>>, Refusal> {
        let turn = Arc::clone(&self.0).acquire_owned().await;
        let turn = turn.map_err(|error| Refusal::internal("the turns of pictures", &error))?;
        let drawn = spawn_blocking(move || {
            // Whoever sent it may be gone: the turn lasts as long as the work.
            let _turn = turn;
            redraw(file, ROOM)
        });
        // A file can be made so that a decoder panics: that is no picture either, and nothing of ours is left half-way.
        Ok(drawn.await.ok().flatten())
    }
}

/// The picture that a file says it holds, if there is room for it; nothing of it is read yet.
fn opened(file: Vec<u8>, room: Room) -> Option<impl ImageDecoder> {
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(room.bytes);
    reader.limits(limits);
    let decoder = reader.into_decoder().ok()?;
    // The limits above are for what a decoder takes beside the picture.
    let (width, height) = decoder.dimensions();
    let fits = u64::from(width) * u64::from(height) <= room.points && decoder.total_bytes() <= room.bytes;
    fits.then_some(decoder)
}

fn redraw(file: Vec<u8>, room: Room) -> Option<Vec<u8>> {
    let mut decoder = opened(file, room)?;
    let upright = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    // Smaller first: turning it makes a copy.
    if picture.width().max(picture.height()) > KEPT {
        picture = picture.thumbnail(KEPT, KEPT);
    }
    picture.apply_orientation(upright);
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

    /// A PNG file that says how wide and high it is, in truth or not, with a true checksum.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
        DynamicImage::new_rgb8(8, 8).write_with_encoder(encoder).unwrap();
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let mut sum = flate2::Crc::new();
        sum.update(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.sum().to_be_bytes());
        bytes
    }

    #[test]
    fn a_picture_is_kept_upright_and_smaller_and_says_nothing_of_where_it_was_taken() {
        let came = photo();
        assert!(came.windows(PLACE.len()).any(|part| part == PLACE));
        let kept = redraw(came, ROOM).unwrap();
        assert!(!kept.windows(4).any(|part| part == b"Exif" || part == &PLACE[..4]));
        let picture = image::load_from_memory(&kept).unwrap();
        assert_eq!((picture.width(), picture.height()), (80, KEPT));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!(
            redraw(b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), ROOM),
            None
        );
        assert_eq!(redraw(Vec::new(), ROOM), None);
        let mut cut = photo();
        cut.truncate(60);
        assert_eq!(redraw(cut, ROOM), None);
    }

    #[test]
    fn a_picture_without_room_is_refused_before_it_is_read() {
        let room = |points, bytes| Room { points, bytes };
        for (room, fits) in [
            (room(200_000, 600_000), true),
            (room(199_999, 600_000), false),
            (room(200_000, 599_999), false),
        ] {
            assert_eq!(opened(photo(), room).is_some(), fits, "{room:?}");
            assert_eq!(redraw(photo(), room).is_some(), fits, "{room:?}");
        }
        for (width, height, fits) in [(8160, 6144, true), (12_000, 9000, false), (60_000, 60_000, false)] {
            assert_eq!(opened(png(width, height), ROOM).is_some(), fits, "{width} × {height}");
        }
    }
}
