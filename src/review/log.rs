//! The file that holds the judgements: read under a lock, only ever added to, flushed before anyone is told.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::record::{Line, parse};

/// A log larger than this is none of ours.
const LARGEST: u64 = 256 << 20;
/// Bytes before the read position that tell whether the file is still the one that was read.
const TAIL: usize = 64;

/// A log file and how far it has been read.
#[derive(Debug)]
pub(super) struct Log {
    path: PathBuf,
    read: u64,
    tail: Vec<u8>,
    lines: usize,
    /// Whether the last line has no line break: the writer was stopped in the middle of it.
    torn: bool,
}

/// What reading on brought.
#[derive(Debug, Default)]
pub(super) struct News {
    /// Whether the file is another one than before: what was read of it no longer counts.
    pub(super) anew: bool,
    /// The new lines with their numbers.
    pub(super) lines: Vec<(usize, Line)>,
}

impl Log {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path, read: 0, tail: Vec::new(), lines: 0, torn: false }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads what is new; a file that does not exist is an empty one.
    pub(super) fn refresh(&mut self) -> io::Result<News> {
        match OpenOptions::new().read(true).open(regular(&self.path)?) {
            Ok(mut file) => {
                lock(|| file.try_lock_shared())?;
                self.read_on(&mut file)
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(News { anew: self.forget(), ..News::default() }),
            Err(e) => Err(e),
        }
    }

    /// Opens the file for one more line and keeps others out until it is closed; makes it where there is none.
    pub(super) fn open(&self) -> io::Result<File> {
        let path = regular(&self.path)?;
        let old = OpenOptions::new().read(true).append(true).open(path);
        let file = match old {
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                let file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
                // The new file's name has to last as well; where a folder cannot be flushed there is no more to do.
                if let Some(folder) = path.parent().and_then(|p| File::open(p).ok()) {
                    let _ = folder.sync_all();
                }
                file
            }
            other => other?,
        };
        lock(|| file.try_lock())?;
        Ok(file)
    }

    /// Reads what is new in the open file.
    pub(super) fn read_on(&mut self, file: &mut File) -> io::Result<News> {
        let length = file.metadata()?.len();
        if length > LARGEST {
            return Err(io::Error::other("too large for a review log"));
        }
        let mut before = vec![0; self.tail.len()];
        file.seek(SeekFrom::Start(self.read - self.tail.len() as u64))?;
        let same = file.read_exact(&mut before).is_ok() && before == self.tail;
        let anew = !same && self.forget();
        file.seek(SeekFrom::Start(self.read))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        self.read += bytes.len() as u64;
        let mut news = News { anew, lines: Vec::new() };
        for line in bytes.split_inclusive(|&b| b == b'\n') {
            self.torn = line.last() != Some(&b'\n');
            let line = line.trim_ascii();
            if !line.is_empty() {
                news.lines.push((self.lines + 1, parse(line)));
            }
            self.lines += usize::from(!self.torn);
        }
        self.tail.extend(bytes);
        self.tail.drain(..self.tail.len().saturating_sub(TAIL));
        Ok(news)
    }

    /// Adds `line`, which ends with a line break, to the open file, of which nothing is unread, and flushes it to disk.
    pub(super) fn write(&mut self, file: &mut File, line: &str) -> io::Result<()> {
        let bytes = if self.torn { format!("\n{line}").into_bytes() } else { line.as_bytes().to_vec() };
        if let Err(e) = file.write_all(&bytes).and_then(|()| file.sync_data()) {
            // Half a line helps nobody; where it cannot be taken back, the next line leaves it alone as a torn one.
            let _ = file.set_len(self.read);
            return Err(e);
        }
        self.read += bytes.len() as u64;
        self.lines += 1 + usize::from(self.torn);
        self.torn = false;
        self.tail.extend(bytes);
        self.tail.drain(..self.tail.len().saturating_sub(TAIL));
        Ok(())
    }

    /// Starts again at the file's beginning; says whether anything had been read.
    fn forget(&mut self) -> bool {
        let had = self.read > 0;
        *self = Self::new(std::mem::take(&mut self.path));
        had
    }
}

/// The path, unless something stands there that is no file: opening a pipe would wait for ever.
fn regular(path: &Path) -> io::Result<&Path> {
    match path.metadata() {
        Ok(m) if !m.is_file() => Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file")),
        _ => Ok(path),
    }
}

/// Waits for a lock, two seconds at most; a file system without locks goes without.
fn lock(mut once: impl FnMut() -> Result<(), TryLockError>) -> io::Result<()> {
    for _ in 0..100 {
        match once() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(20)),
            Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => return Ok(()),
            Err(TryLockError::Error(e)) => return Err(e),
        }
    }
    Err(io::Error::new(io::ErrorKind::WouldBlock, "another window holds the review log; try again"))
}
