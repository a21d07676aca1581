//! A line on the terminal while a long run gathers its files.

use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

/// Shows nothing until a run has taken this long.
const PATIENCE: Duration = Duration::from_millis(400);
/// How often the line is written anew.
const EVERY: Duration = Duration::from_millis(100);

/// Counts files; silent where standard error is no terminal.
pub(crate) struct Progress {
    next: Option<Instant>,
    shown: bool,
    files: u64,
}

impl Progress {
    pub(crate) fn new(quiet: bool) -> Self {
        let next = (!quiet && stderr().is_terminal()).then(|| Instant::now() + PATIENCE);
        Self { next, shown: false, files: 0 }
    }

    /// One file more was looked at.
    pub(crate) fn file(&mut self) {
        self.files = self.files.saturating_add(1);
        if let Some(next) = self.next
            && self.files.is_multiple_of(64)
            && Instant::now() >= next
        {
            self.next = Some(Instant::now() + EVERY);
            self.shown = true;
            let _ = write!(stderr().lock(), "\r{} files", self.files);
        }
    }

    /// The files are all there; the line goes away.
    pub(crate) fn done(&mut self) {
        if self.shown {
            let _ = write!(stderr().lock(), "\r\x1b[K");
            self.shown = false;
        }
    }
}
