//! From the Rust crate to a small module and its glue.

use crate::{Flavour, run};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use wasm_bindgen_cli_support::Bindgen;

/// What every engine of the last years has; `--all-features` would use what Node 20 rejects.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Compiles `akslint-wasm`; the module's path.
pub(crate) fn rust(root: &Path, flavour: Flavour) -> Result<PathBuf, String> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    command
        .args(["build", "--locked", "--profile", "wasm", "--target", "wasm32-unknown-unknown"])
        .args(["--package", "akslint-wasm", "--lib", "--no-default-features"])
        .args(["--features", &flavour.features.join(",")])
        .arg("--message-format=json-render-diagnostics")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flavour.inlining)
        .env("CARGO_PROFILE_WASM_OPT_LEVEL", flavour.level)
        .current_dir(root)
        .stderr(Stdio::inherit());
    let output = command.output().map_err(|error| format!("cargo: {error}"))?;
    if !output.status.success() {
        return Err(format!("{command:?} failed"));
    }
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let files = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut modules = files.flat_map(|message| match message.get("filenames") {
        Some(Value::Array(files)) => files.iter().filter_map(Value::as_str).map(PathBuf::from).collect(),
        _ => Vec::new(),
    });
    modules
        .find(|path| path.ends_with("akslint_wasm.wasm"))
        .ok_or_else(|| "cargo names no akslint_wasm.wasm".to_owned())
}

/// Writes the module and its glue for JavaScript modules into `dist`.
pub(crate) fn bind(module: &Path, package: &Path, flavour: Flavour) -> Result<(), String> {
    let folder = package.join("dist").join(flavour.folder);
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(flavour.name)
        .web(true)
        .map_err(|error| error.to_string())?
        .omit_default_module_path(true)
        .reset_state_function(true)
        .typescript(false)
        .remove_name_section(false)
        .remove_producers_section(true);
    bindgen.generate(&folder).map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    std::fs::rename(folder.join(format!("{}.js", flavour.name)), folder.join("glue.js"))
        .map_err(|error| error.to_string())
}

/// Makes the module smaller. A copy that keeps the names of its functions stays in `target` for `--sizes`.
pub(crate) fn optimize(package: &Path, flavour: Flavour) -> Result<(), String> {
    let module = package.join("dist").join(flavour.folder).join(format!("{}_bg.wasm", flavour.name));
    let named = named(package, flavour);
    let wasm_opt = package.join("node_modules/binaryen/bin/wasm-opt");
    run(Command::new("node")
        .arg(&wasm_opt)
        .args(FEATURES)
        // What rustc did not inline is better left so: inlined once more, the module compresses worse by a twentieth; what
        // is computed twice is better left so, too. Functions of one name, copies of one generic, stand together.
        .args(["-Os", "--skip-pass=inlining-optimizing", "--skip-pass=local-cse"])
        .args(["--reorder-functions-by-name", "--debuginfo"])
        .arg(&module)
        .arg("-o")
        .arg(&named))?;
    run(Command::new("node")
        .arg(&wasm_opt)
        .args(FEATURES)
        .args(["--strip-debug", "--strip-producers"])
        .arg(&named)
        .arg("-o")
        .arg(&module))
}

/// The path of the module with the names of its functions.
pub(crate) fn named(package: &Path, flavour: Flavour) -> PathBuf {
    package.join("dist").join(format!(".{}_named.wasm", flavour.name))
}
