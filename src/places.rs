//! The folders that the platform keeps for programs.

use std::path::PathBuf;

/// The review log's name beside the reports; loading passes it by.
pub const REVIEW: &str = "parallax-review.jsonl";

/// Where the program keeps what the analyst makes with it; `None` where the environment names no home.
pub fn data() -> Option<PathBuf> {
    folder("XDG_DATA_HOME", ".local/share", "Library/Application Support", "APPDATA")
}

/// Where the program looks for its settings; `None` where the environment names no home.
pub fn config() -> Option<PathBuf> {
    folder("XDG_CONFIG_HOME", ".config", "Library/Application Support", "APPDATA")
}

/// The variable of the XDG base directories where it is set, else the platform's own custom.
fn folder(xdg: &str, unix: &str, mac: &str, windows: &str) -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    let base = set(xdg).or_else(|| {
        if cfg!(windows) {
            set(windows)
        } else {
            Some(set("HOME")?.join(if cfg!(target_os = "macos") { mac } else { unix }))
        }
    })?;
    Some(base.join("parallax"))
}
