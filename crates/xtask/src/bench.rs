//! `cargo xtask bench`: reading, serde_json's parse, and akslint's whole run, on the same bytes in one run.
//!
//! Figures are medians of one machine on one day; quote the ratios. Nothing here asserts a time.

mod corpus;
mod process;

use akslint_data::date::Date;
use akslint_diagnostics::{SourceFile, Sources};
use akslint_linter::{Config, lint};
use corpus::Corpus;
use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Runs of each measurement; the median is shown.
const RUNS: usize = 15;

/// The word by which a run is asked for the processes alone.
const PROCESSES: &str = "processes";

/// Measures, and returns the tables.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Result<String, String> {
    let folder = root.join("target/bench");
    if arguments == [PROCESSES] {
        return process::measure(&folder, &process::binary(root));
    }
    let corpora = corpus::write(root, &folder)?;
    process::build(root)?;
    let mut text = String::new();
    line(&mut text, &["in one process", "bytes", "read", "serde_json", "akslint", "akslint/serde"]);
    for corpus in &corpora {
        in_process(&mut text, corpus)?;
    }
    text.push('\n');
    // A new process inherits the peak of the one that starts it: they are started from one that is still small.
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(own).args(["bench", PROCESSES]).output().map_err(|error| error.to_string())?;
    text.push_str(&String::from_utf8_lossy(&output.stdout));
    text.push_str(&package(root));
    Ok(text)
}

/// Sizes and latencies of the npm package, if it is built.
fn package(root: &Path) -> String {
    if !root.join("pkg/dist").exists() {
        return "\nthe npm package: not built; `cargo xtask pkg` builds it\n".to_owned();
    }
    ["sizes.mjs", "bench.mjs"].into_iter().fold(String::new(), |mut text, script| {
        let output = Command::new("node").arg(root.join("pkg").join(script)).output();
        let printed = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        let _ = write!(text, "\n{}", printed.unwrap_or_else(|error| format!("{script}: {error}\n")));
        text
    })
}

fn in_process(text: &mut String, corpus: &Corpus) -> Result<(), String> {
    let read_all = || -> Result<Vec<String>, String> {
        corpus.files.iter().map(|path| fs::read_to_string(path).map_err(|error| error.to_string())).collect()
    };
    let texts = read_all()?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let reading = median(|| drop(black_box(read_all())));
    let parsing = median(|| {
        for text in &texts {
            let parsed: Result<serde_json::Value, _> = serde_json::from_str(text);
            let _ = black_box(parsed);
        }
    });
    let day = Date::new(2026, 11, 25).ok_or("no such day")?;
    // Reading and the copy into the sources are timed apart: the command hands over what it has read.
    let linting = median_of(|| {
        let mut sources = Sources::new();
        for (path, text) in corpus.files.iter().zip(&texts) {
            sources.add(SourceFile::new(path.to_string_lossy().into_owned(), text.clone()));
        }
        let config = Config::new(day);
        let start = Instant::now();
        let _ = black_box(lint(sources, &config));
        start.elapsed()
    });
    let ratio = linting.as_secs_f64() / parsing.as_secs_f64();
    line(
        text,
        &[
            corpus.name,
            &bytes.to_string(),
            &milliseconds(reading),
            &milliseconds(parsing),
            &milliseconds(linting),
            &format!("{ratio:.2}"),
        ],
    );
    Ok(())
}

fn median(mut run: impl FnMut()) -> Duration {
    median_of(|| {
        let start = Instant::now();
        run();
        start.elapsed()
    })
}

/// The median of several runs after one that does not count.
fn median_of(mut run: impl FnMut() -> Duration) -> Duration {
    run();
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    times.sort();
    times.get(RUNS / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

fn line(text: &mut String, cells: &[&str]) {
    for (index, cell) in cells.iter().enumerate() {
        let _ = if index == 0 { write!(text, "{cell:32}") } else { write!(text, "  {cell:>14}") };
    }
    text.push('\n');
}
