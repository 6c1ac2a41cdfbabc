//! News of new and changed reports while the reader is open.
//!
//! The files are looked at again and again rather than watched by the system: that works on every file system,
//! misses nothing, and needs no library. Looking takes a small share of the time whatever the number of files.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime};

use super::files;

/// The shortest pause between two looks.
const PAUSE: Duration = Duration::from_millis(400);

/// How many times longer than a look the pause after it is, at least.
const SHARE: u32 = 30;

/// Looks at files and folders until it is dropped.
#[derive(Debug)]
pub struct Watch {
    over: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        // The thread may be reading: it ends by itself, and nobody waits for it.
        self.over.store(true, Ordering::Relaxed);
        self.thread.thread().unpark();
    }
}

/// Calls `changed`, on a thread of its own, whenever the files that `paths` stand for have changed, come or gone, and
/// have been quiet since: editors save in several steps.
///
/// # Errors
/// Where the thread cannot be started.
pub fn start(paths: Vec<PathBuf>, mut changed: impl FnMut() + Send + 'static) -> std::io::Result<Watch> {
    let over = Arc::new(AtomicBool::new(false));
    let told = over.clone();
    let mut known = look(&paths);
    let mut last = None;
    let thread = std::thread::Builder::new().name("watching".into()).spawn(move || {
        let mut pause = PAUSE;
        loop {
            std::thread::park_timeout(pause);
            if told.load(Ordering::Relaxed) {
                return;
            }
            let began = Instant::now();
            let now = look(&paths);
            pause = PAUSE.max(began.elapsed() * SHARE);
            if now == known {
                last = None;
            } else if last.as_ref() == Some(&now) {
                known = now;
                last = None;
                changed();
            } else {
                last = Some(now);
            }
        }
    })?;
    Ok(Watch { over, thread })
}

/// Size and time of each file.
fn look(paths: &[PathBuf]) -> Vec<(PathBuf, u64, Option<SystemTime>)> {
    let found = files::find(paths);
    let all = found.files.into_iter().chain(found.settings).filter(|p| p.as_os_str() != "-");
    all.filter_map(|p| {
        let facts = std::fs::metadata(&p).ok()?;
        Some((p, facts.len(), facts.modified().ok()))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn new_and_changed_files_are_told_and_the_review_log_is_not() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.txt"), "one").unwrap();
        let (send, receive) = mpsc::channel();
        let watch = start(vec![folder.path().to_owned()], move || send.send(()).unwrap_or_default()).unwrap();
        let wait = || receive.recv_timeout(Duration::from_secs(20)).is_ok();
        std::fs::write(folder.path().join("b.txt"), "two").unwrap();
        assert!(wait());
        std::fs::write(folder.path().join("a.txt"), "one and more").unwrap();
        assert!(wait());
        std::fs::write(folder.path().join(crate::places::REVIEW), "{}").unwrap();
        assert!(receive.recv_timeout(Duration::from_millis(1500)).is_err());
        drop(watch);
    }
}
