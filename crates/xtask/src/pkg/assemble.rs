//! Puts `pkg/dist` together around the modules.

use crate::{Flavour, run};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Empties `dist` and copies the hand-written JavaScript and types into it.
pub(crate) fn start(package: &Path) -> Result<(), String> {
    let dist = package.join("dist");
    let _ = fs::remove_dir_all(&dist);
    copy(&package.join("src"), &dist)?;
    write(&dist.join("version.js"), &format!("export const version = '{}';\n", env!("CARGO_PKG_VERSION")))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to).map_err(told)?;
    for entry in fs::read_dir(from).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?
        } else {
            fs::copy(&path, &target).map(drop).map_err(told)?
        }
    }
    Ok(())
}

/// Writes the module as a text, for where no file can be loaded.
pub(crate) fn inline(package: &Path, flavour: Flavour) -> Result<(), String> {
    let folder = package.join("dist").join(flavour.folder);
    let bytes =
        fs::read(folder.join(format!("{}_bg.wasm", flavour.name))).map_err(|error| error.to_string())?;
    let text = base64(&bytes);
    write(&folder.join("wasm-inline.js"), &format!("export default '{text}';\n"))?;
    write(&folder.join("wasm-inline.cjs"), &format!("module.exports = '{text}';\n"))
}

fn base64(bytes: &[u8]) -> String {
    let letter = |group: u32, shift: u32| {
        let index = usize::try_from((group >> shift) & 63).unwrap_or_default();
        char::from(ALPHABET.get(index).copied().unwrap_or_default())
    };
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let group = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        text.push(letter(group, 18));
        text.push(letter(group, 12));
        text.push(if chunk.len() > 1 { letter(group, 6) } else { '=' });
        text.push(if chunk.len() > 2 { letter(group, 0) } else { '=' });
    }
    text
}

/// Writes what `require` loads in Node, beside the modules that `import` loads.
pub(crate) fn common_js(package: &Path) -> Result<(), String> {
    let dist = package.join("dist");
    for folder in [dist.clone(), dist.join("form")] {
        bundle(package, &folder.join("inline.js"), &folder.join("index.node.cjs"))?;
    }
    for adapter in crate::ADAPTERS {
        bundle(package, &dist.join(format!("{adapter}.js")), &dist.join(format!("{adapter}.cjs")))?;
    }
    for types in ["index", "types", "form/index"].iter().chain(&crate::ADAPTERS) {
        let from = dist.join(format!("{types}.d.ts"));
        let text = fs::read_to_string(&from).map_err(|error| format!("{}: {error}", from.display()))?;
        write(&dist.join(format!("{types}.d.cts")), &text.replace("types.js'", "types.cjs'"))?;
    }
    Ok(())
}

fn bundle(package: &Path, from: &Path, to: &Path) -> Result<(), String> {
    const MODULE: &str = "wasm-inline.js";
    run(Command::new("node")
        .arg(package.join("node_modules/esbuild/bin/esbuild"))
        .arg(from)
        .args(["--bundle", "--format=cjs", "--platform=node", "--target=node20", "--log-level=warning"])
        .arg(format!("--external:./{MODULE}"))
        .arg(format!("--outfile={}", to.display())))?;
    let text = fs::read_to_string(to).map_err(|error| error.to_string())?;
    write(to, &text.replace(MODULE, "wasm-inline.cjs"))
}

/// Writes what people read, as JavaScript that is loaded when it is asked for.
pub(crate) fn documents(root: &Path, package: &Path) -> Result<(), String> {
    let dist = package.join("dist");
    let module = |name: &str, value: &Value| write(&dist.join(name), &format!("export default {value};\n"));
    let all = akslint_linter::rules();
    let rules: Value = all.iter().map(|rule| akslint_linter::describe(&rule.meta)).collect();
    module("rules.js", &rules)?;
    module("pages.js", &all.iter().map(|rule| (rule.meta.code, akslint_linter::page(&rule.meta))).collect())?;
    let told = |error: serde_json::Error| error.to_string();
    write(&dist.join("rules.json"), &format!("{}\n", serde_json::to_string_pretty(&rules).map_err(told)?))?;
    let schema = akslint_linter::cluster_spec_schema();
    module("schema.js", &serde_json::from_str(&schema).map_err(told)?)?;
    fs::create_dir_all(dist.join("schemas")).map_err(|error| error.to_string())?;
    write(&dist.join("schemas/cluster-spec.schema.json"), &schema)?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root.join(licence), package.join(licence)).map_err(|error| format!("{licence}: {error}"))?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
