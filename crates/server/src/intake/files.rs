//! Where files lie while they are imported: in the data folder, for their owner alone, until they are done with.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt as _;
use qingyu_api::desk::imports::ImportPreview;
use tokio::io::{AsyncWriteExt as _, BufWriter};
use tokio::sync::Notify;
use tokio::task::spawn_blocking;

use crate::private;
use crate::refusal::Refusal;

/// A table of text.
pub const CSV: &str = "csv";
/// A spreadsheet.
pub const XLSX: &str = "xlsx";
/// Bytes of a table of text at most.
const CSV_LIMIT: u64 = 512 << 20;
/// Bytes of a spreadsheet at most.
const XLSX_LIMIT: u64 = 64 << 20;
/// Bytes that are written at a time.
const CHUNK: usize = 1 << 20;
/// After which nobody can still be sending a file.
const LONGEST: Duration = Duration::from_hours(1);
/// The endings of what belongs to an import.
const ENDINGS: [&str; 5] = ["upload", "rows", "draft", "preview", "part"];

/// The folder of all imports, and the word to whoever works on them.
#[derive(Clone, Debug)]
pub struct Imports(PathBuf, Arc<Notify>);

impl Imports {
    /// In a data folder.
    pub fn within(data: &Path) -> anyhow::Result<Self> {
        let folder = data.join("imports");
        private::make_folder(&folder)?;
        private::tighten(&folder, &[])?;
        Ok(Self(folder, Arc::default()))
    }

    /// Says that there is something to do.
    pub fn rouse(&self) {
        self.1.notify_one();
    }

    /// Waits for that.
    pub async fn roused(&self) {
        self.1.notified().await;
    }

    /// The file as it came.
    pub fn upload(&self, id: &str) -> PathBuf {
        self.file(id, "upload")
    }

    /// Its rows.
    pub fn rows(&self, id: &str) -> PathBuf {
        self.file(id, "rows")
    }

    /// Whether it is here, and not at another server of the same database.
    pub fn has(&self, id: &str) -> bool {
        self.upload(id).exists() || self.rows(id).exists()
    }

    fn file(&self, id: &str, ending: &str) -> PathBuf {
        self.0.join([id, ".", ending].concat())
    }

    /// Takes a file in as it comes; nothing is left of one that is too large or breaks off.
    pub async fn receive(&self, id: &str, form: &str, body: Body) -> Result<(), Refusal> {
        let part = Part(self.file(id, "part"));
        take(&part.0, form, body).await?;
        let to = self.upload(id);
        let put = spawn_blocking(move || {
            fs::rename(&part.0, &to)?;
            sync_folder(&to)
        });
        let put = put.await.map_err(|error| Refusal::internal("an upload", &error))?;
        put.map_err(|error| Refusal::internal("an upload", &error))
    }

    /// Writes the preview.
    pub fn put_preview(&self, id: &str, preview: &ImportPreview) -> anyhow::Result<()> {
        let draft = self.file(id, "draft");
        let mut file = private(&draft)?;
        file.write_all(&serde_json::to_vec(preview)?)?;
        fs::rename(&draft, self.file(id, "preview"))?;
        Ok(())
    }

    /// The preview, if it is here.
    pub fn preview(&self, id: &str) -> Option<ImportPreview> {
        let bytes = fs::read(self.file(id, "preview")).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Erases everything of an import that is here.
    pub fn erase(&self, id: &str) {
        for ending in ENDINGS {
            match fs::remove_file(self.file(id, ending)) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    tracing::error!(import = id, %error, "a file of an import could not be removed");
                }
                _ => {}
            }
        }
    }

    /// Imports of which something lies here, and whether all of it is so old that nobody can still be sending it.
    pub fn there(&self) -> io::Result<BTreeMap<String, bool>> {
        let mut there = BTreeMap::new();
        for entry in fs::read_dir(&self.0)? {
            let entry = entry?;
            let name = entry.file_name();
            let Some((id, _)) = name.to_str().and_then(|name| name.split_once('.')) else {
                continue;
            };
            // One that is gone by now is old; the clock may have been put back.
            let changed = entry.metadata().and_then(|metadata| metadata.modified());
            let age = changed.map_or(Duration::MAX, |changed| changed.elapsed().unwrap_or_default());
            *there.entry(id.to_owned()).or_insert(true) &= age > LONGEST;
        }
        Ok(there)
    }
}

/// A file that is being received: it goes with whoever receives it, also when they are cut off.
struct Part(PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        match fs::remove_file(&self.0) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                tracing::error!(%error, "an upload that broke off could not be removed");
            }
            _ => {}
        }
    }
}

/// Keeps the name of a file through a power cut.
pub fn sync_folder(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

/// A new file that only its owner reads; one from before is replaced.
pub fn private(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

async fn take(part: &Path, form: &str, mut body: Body) -> Result<(), Refusal> {
    let failed = |error: io::Error| Refusal::internal("an upload", &error);
    let limit = if form == XLSX { XLSX_LIMIT } else { CSV_LIMIT };
    let file = tokio::fs::File::from_std(private(part).map_err(failed)?);
    let mut file = BufWriter::with_capacity(CHUNK, file);
    let mut left = limit;
    while let Some(frame) = body.frame().await {
        let Ok(bytes) = frame.map_err(|_| Refusal::NotJson)?.into_data() else {
            continue;
        };
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(length).ok_or(Refusal::TooLarge)?;
        file.write_all(&bytes).await.map_err(failed)?;
    }
    file.flush().await.map_err(failed)?;
    file.get_ref().sync_all().await.map_err(failed)
}
