//! Ctrl-C while files are written: the file at hand is finished, and no other one is begun.

use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);

/// From now on, whoever wants the run to end is heard between two files only.
pub(crate) fn defer() {
    // Where no handler can be set, the run ends at once, as it does otherwise.
    let _ = ctrlc::set_handler(|| ASKED.store(true, Ordering::Relaxed));
}

/// Whether the run is to end.
pub(crate) fn is_asked_for() -> bool {
    ASKED.load(Ordering::Relaxed)
}
