//! The command as a whole process: processor time and memory, beside an empty program's.

use super::{corpus, line};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use wait4::Wait4;

const RUNS: usize = 25;

/// Makes the release build of the command.
pub(crate) fn build(root: &Path) -> Result<(), String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let built =
        Command::new(cargo).args(["build", "--release", "--bin", "akslint"]).current_dir(root).status();
    if built.is_ok_and(|status| status.success()) {
        Ok(())
    } else {
        Err("the release build failed".to_owned())
    }
}

/// Where that build lies.
pub(crate) fn binary(root: &Path) -> PathBuf {
    let target = std::env::var("CARGO_TARGET_DIR").map_or_else(|_| root.join("target"), Into::into);
    target.join("release/akslint")
}

/// Measures the command on the corpora in `folder`.
pub(crate) fn measure(folder: &Path, binary: &Path) -> Result<String, String> {
    let mut text = String::new();
    line(&mut text, &["as a process", "CPU", "memory"]);
    row(&mut text, "an empty program (true)", &mut Command::new("true"))?;
    row(&mut text, "akslint --version", Command::new(binary).arg("--version"))?;
    for (name, corpus) in corpus::FOLDERS {
        let mut command = Command::new(binary);
        command.args(["check", "--output-format", "concise"]).arg(folder.join(corpus));
        row(&mut text, name, &mut command)?;
    }
    Ok(text)
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
    line(text, &[name, &cpu, &format!("{:.1} MiB", memory as f64 / 1_048_576.0)]);
    Ok(())
}
