//! The characters of a file: UTF-8 with or without its mark, UTF-16 with one, else GB18030.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8};

/// Bytes at a time.
const CHUNK: usize = 32 * 1024;
/// Bytes that these become at most.
const DECODED: usize = CHUNK * 4;

/// How a file is written, by reading it once.
pub fn encoding_of(file: &mut File) -> io::Result<&'static Encoding> {
    let mut mark = Vec::with_capacity(3);
    file.take(3).read_to_end(&mut mark)?;
    file.seek(SeekFrom::Start(0))?;
    if let Some((marked, _)) = Encoding::for_bom(&mark) {
        return Ok(marked);
    }
    let (mut decoder, mut chunk) = (UTF_8.new_decoder_without_bom_handling(), vec![0; CHUNK]);
    let mut scratch = vec![0; DECODED];
    let found = loop {
        let count = file.read(&mut chunk)?;
        let bytes = chunk.get(..count).unwrap_or_default();
        let (result, ..) = decoder.decode_to_utf8_without_replacement(bytes, &mut scratch, count == 0);
        match result {
            DecoderResult::Malformed(..) => break GB18030,
            _ if count == 0 => break UTF_8,
            _ => {}
        }
    };
    file.seek(SeekFrom::Start(0))?;
    Ok(found)
}

/// A file as UTF-8 without a mark.
pub struct Decoded<R> {
    inner: R,
    decoder: encoding_rs::Decoder,
    chunk: Vec<u8>,
    ready: Vec<u8>,
    from: usize,
    to: usize,
    is_ended: bool,
}

impl<R: Read> Decoded<R> {
    /// Of a file that is written so.
    pub fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            chunk: vec![0; CHUNK],
            ready: vec![0; DECODED],
            from: 0,
            to: 0,
            is_ended: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        while self.from == self.to && !self.is_ended {
            let count = self.inner.read(&mut self.chunk)?;
            let bytes = self.chunk.get(..count).unwrap_or_default();
            self.is_ended = count == 0;
            // What is decoded is at most three times as long, and some bytes from before.
            let (_, _, written, _) = self.decoder.decode_to_utf8(bytes, &mut self.ready, self.is_ended);
            (self.from, self.to) = (0, written);
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.fill()?;
        let there = self.ready.get(self.from..self.to).unwrap_or_default();
        let count = there.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), there.get(..count)) {
            to.copy_from_slice(from);
        }
        self.from += count;
        Ok(count)
    }
}
