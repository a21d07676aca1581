//! The chores of the repository: `cargo xtask <command>`. One file per command.

mod data;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <command>

commands:
  data    write crates/data/src/generated from crates/data/sets
";

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."));
    let mut arguments = std::env::args().skip(1);
    let outcome = match (arguments.next().as_deref(), arguments.next()) {
        (Some("data"), None) => data::run(root),
        _ => Err(USAGE.to_owned()),
    };
    let (text, code) = match outcome {
        Ok(text) => (text, ExitCode::SUCCESS),
        Err(text) => (text, ExitCode::FAILURE),
    };
    // Nothing is left to report to if standard error is closed.
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
    code
}
