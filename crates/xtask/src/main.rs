//! The chores of the repository: `cargo xtask <command>`. One file per command.

mod bench;
mod data;
mod new_rule;

use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode};

const USAGE: &str = "usage: cargo xtask <command>

commands:
  bench                         time akslint beside serde_json's parse on the same bytes (use --release)
  data                          write crates/data/src/generated from crates/data/sets
  data service-tags <file>...   first take ServiceTags_*.json files into the set
  new-rule <name> <code>        write the skeleton of a rule's folder
  pkg [--sizes]                 build the npm package into pkg/dist; say what costs what
";

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."));
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((command, rest)) if command == "bench" => bench::run(root, rest),
        Some((command, rest)) if command == "data" => data::run(root, rest),
        Some((command, rest)) if command == "new-rule" => new_rule::run(root, rest),
        Some((command, rest)) if command == "pkg" => build_package(root, rest),
        _ => Err(USAGE.to_owned()),
    };
    // Nothing is left to report to if the stream is closed.
    match outcome {
        Ok(text) => {
            let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
            ExitCode::SUCCESS
        }
        Err(text) => {
            let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
            ExitCode::FAILURE
        }
    }
}

/// Builds and runs the program that builds the package.
fn build_package(root: &Path, arguments: &[String]) -> Result<String, String> {
    let status = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
        .args([
            "run",
            "--quiet",
            "--locked",
            "--package",
            "xtask",
            "--features",
            "pkg",
            "--bin",
            "xtask-pkg",
            "--",
        ])
        .args(arguments)
        .current_dir(root)
        .status()
        .map_err(|error| error.to_string())?;
    if status.success() { Ok(String::new()) } else { Err("the package was not built".to_owned()) }
}
