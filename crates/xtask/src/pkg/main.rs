//! `cargo xtask pkg`: builds the npm package's `pkg/dist` from `crates/wasm` and `pkg/src`.
//!
//! rustc, then wasm-bindgen as a library, then wasm-opt and esbuild from npm.

mod assemble;
mod compile;

use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode};

/// One of the two modules of the package.
#[derive(Clone, Copy, Debug)]
struct Flavour {
    /// The name of its files.
    name: &'static str,
    /// The folder within `dist`.
    folder: &'static str,
    /// The features of `akslint-wasm`.
    features: &'static [&'static str],
    /// The level of rustc's optimizer: a form is asked on each key press, and files are read when they are opened.
    level: &'static str,
    /// How far rustc inlines.
    inlining: &'static str,
}

const FLAVOURS: [Flavour; 2] = [
    // As far as level "z" does by itself.
    Flavour { name: "akslint", folder: "", features: &["full"], level: "z", inlining: "" },
    Flavour {
        name: "akslint_form",
        folder: "form",
        features: &[],
        level: "2",
        // Hardly larger than with level "s", and nearly twice as fast.
        inlining: "-Cllvm-args=-inline-threshold=40",
    },
];

/// The files of `pkg/src` that join akslint with libraries for forms and editors; each stands alone.
const ADAPTERS: [&str; 7] =
    ["standard-schema", "rjsf", "jsonforms", "vee-validate", "native", "codemirror", "monaco"];

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."));
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => build(root),
        ["--sizes"] => build(root).and_then(|()| run(Command::new("node").arg(root.join("pkg/sizes.mjs")))),
        _ => Err("usage: cargo xtask pkg [--sizes]".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "{message}");
            ExitCode::FAILURE
        }
    }
}

fn build(root: &Path) -> Result<(), String> {
    let package = root.join("pkg");
    if !package.join("node_modules/binaryen").exists() {
        run(Command::new("npm").args(["ci", "--ignore-scripts"]).current_dir(&package))?;
    }
    assemble::start(&package)?;
    for flavour in FLAVOURS {
        let module = compile::rust(root, flavour)?;
        compile::bind(&module, &package, flavour)?;
        compile::optimize(&package, flavour)?;
        assemble::inline(&package, flavour)?;
    }
    assemble::documents(root, &package)?;
    assemble::common_js(&package)
}

/// Runs a program to its end.
fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("{command:?}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed")) }
}
