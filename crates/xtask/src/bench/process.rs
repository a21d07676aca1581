//! The command as a whole process: processor time and memory, beside an empty program's.

use super::corpus::Corpus;
use super::line;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use wait4::Wait4;

const RUNS: usize = 25;

/// Measures the release build of the command.
pub(crate) fn measure(text: &mut String, root: &Path, corpora: &[Corpus]) -> Result<(), String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let built =
        Command::new(cargo).args(["build", "--release", "--bin", "akslint"]).current_dir(root).status();
    if !built.is_ok_and(|status| status.success()) {
        return Err("the release build failed".to_owned());
    }
    let target = std::env::var("CARGO_TARGET_DIR").map_or_else(|_| root.join("target"), Into::into);
    let binary = target.join("release/akslint");
    line(text, &["as a process", "", "CPU", "memory"]);
    row(text, "an empty program (true)", &mut Command::new("true"))?;
    row(text, "akslint --version", Command::new(&binary).arg("--version"))?;
    for corpus in corpora {
        let folder = corpus
            .files
            .first()
            .and_then(|file| file.ancestors().nth(if corpus.files.len() > 1 { 2 } else { 1 }));
        let Some(folder) = folder else { continue };
        row(
            text,
            corpus.name,
            Command::new(&binary).args(["check", "--output-format", "concise"]).arg(folder),
        )?;
    }
    Ok(())
}

fn row(text: &mut String, name: &str, command: &mut Command) -> Result<(), String> {
    let (mut times, mut memory) = (Vec::new(), 0);
    for _ in 0..RUNS {
        let mut child =
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(|error| error.to_string())?;
        let usage = child.wait4().map_err(|error| error.to_string())?.rusage;
        times.push(usage.utime + usage.stime);
        memory = memory.max(usage.maxrss);
    }
    times.sort();
    let median: Duration = times.get(RUNS / 2).copied().unwrap_or_default();
    let cpu = format!("{:.2} ms", median.as_secs_f64() * 1000.0);
    line(text, &[name, "", &cpu, &format!("{:.1} MiB", memory as f64 / 1_048_576.0)]);
    Ok(())
}
