//! The text of each generated table.

use super::{array, number, string};
use serde_json::Value;
use std::fmt::Write;

type Result<T> = std::result::Result<T, String>;

/// The columns of a row in `vm_sizes.json`.
const NAME: usize = 0;
const VCPUS: usize = 1;
const USABLE: usize = 2;
const MEMORY: usize = 3;
const GPUS: usize = 4;
const FPGAS: usize = 5;
const ARCHITECTURE: usize = 6;
const STATUS: usize = 7;
const RETIREMENT: usize = 8;

pub(super) fn modules() -> String {
    let mut text = header("the file names of the tables");
    for module in ["aks_versions", "regions", "service_tags", "vm_sizes"] {
        text += &format!("pub(crate) mod {module};\n");
    }
    text
}

/// Applies our corrections; one that names an unknown size or changes nothing is an error, so none outlives its reason.
pub(super) fn patch_sizes(set: &mut Value, patches: &Value) -> Result<()> {
    let columns: Vec<String> =
        array(set, "columns")?.iter().filter_map(|column| column.as_str().map(str::to_owned)).collect();
    for patch in array(patches, "patches")? {
        string(patch, "reason")?;
        for name in array(patch, "names")? {
            let rows = set.get_mut("sizes").and_then(Value::as_array_mut).ok_or("no sizes")?;
            let row =
                rows.iter_mut().find(|row| row.get(NAME) == Some(name)).ok_or(format!("no size {name}"))?;
            for (column, value) in
                patch.get("set").and_then(Value::as_object).ok_or("a patch sets nothing")?
            {
                let index =
                    columns.iter().position(|name| name == column).ok_or(format!("no column {column}"))?;
                replace(row.get_mut(index), value).map_err(|error| format!("{name}, {column}: {error}"))?;
            }
        }
    }
    Ok(())
}

/// The same for the release calendar.
pub(super) fn patch_versions(set: &mut Value, patches: &Value) -> Result<()> {
    for patch in array(patches, "patches")? {
        string(patch, "reason")?;
        for name in array(patch, "versions")? {
            let rows = set.get_mut("versions").and_then(Value::as_array_mut).ok_or("no versions")?;
            let row =
                rows.iter_mut().find(|row| row.get("version") == Some(name)).ok_or(format!("no {name}"))?;
            for (column, value) in
                patch.get("set").and_then(Value::as_object).ok_or("a patch sets nothing")?
            {
                replace(row.get_mut(column), value).map_err(|error| format!("{name}, {column}: {error}"))?;
            }
        }
    }
    Ok(())
}

fn replace(cell: Option<&mut Value>, value: &Value) -> Result<()> {
    let cell = cell.ok_or("there is no such cell")?;
    if cell == value {
        return Err(format!("the patch changes nothing, the set already says {value}"));
    }
    *cell = value.clone();
    Ok(())
}

/// One text with a row per size: a table of structs would take three times the space.
pub(super) fn vm_sizes(set: &Value) -> Result<String> {
    let mut rows = Vec::new();
    for row in array(set, "sizes")? {
        let cell = |column: usize| row.get(column).ok_or(format!("{row}: column {column} is missing"));
        let number = |column| cell(column)?.as_u64().ok_or(format!("{row}: column {column} is no number"));
        let name = cell(NAME)?.as_str().ok_or(format!("{row}: no name"))?;
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
            return Err(format!("{name}: not a size name"));
        }
        let (vcpus, usable) = (number(VCPUS)?, number(USABLE)?);
        let mut line = format!("{name} {vcpus}");
        if usable != vcpus {
            line += &format!("/{usable}");
        }
        line += &format!(" {}", number(MEMORY)?);
        match cell(ARCHITECTURE)?.as_str() {
            Some("x64") => {}
            Some("arm64") => line += " a",
            other => return Err(format!("{name}: architecture {other:?}")),
        }
        for (column, letter) in [(GPUS, 'g'), (FPGAS, 'f')] {
            if number(column)? > 0 {
                line += &format!(" {letter}{}", number(column)?);
            }
        }
        match (cell(STATUS)?.as_str(), cell(RETIREMENT)?.as_str()) {
            (Some("current"), None) => {}
            (Some("retiring"), Some(date)) => line += &format!(" ~{}", day(date)?.join("-")),
            (Some("retired"), Some(date)) => line += &format!(" x{}", day(date)?.join("-")),
            (Some("retired"), None) => line += " x",
            (status, date) => return Err(format!("{name}: status {status:?} with retirement {date:?}")),
        }
        rows.push((name.to_ascii_lowercase(), line));
    }
    rows.sort();
    if let Some(pair) = rows.windows(2).find(|pair| matches!(pair, [a, b] if a.0 == b.0)) {
        return Err(format!("a name is listed twice: {pair:?}"));
    }
    let mut text = header("vm_sizes.json and vm_sizes.patch.json");
    text += "use crate::Snapshot;\nuse crate::date::Date;\n\n";
    text += &snapshot("vm sizes", set)?;
    text += "\n/// `name total[/usable] memory [a] [gGPUS] [fFPGAS] [~retiring] [x[retired]]`, by lower-case name.\n";
    text += "pub(crate) const ROWS: &str = \"\\\n";
    for (_, line) in rows {
        text += &line;
        text.push('\n');
    }
    text += "\";\n";
    Ok(text)
}

pub(super) fn regions(set: &Value) -> Result<String> {
    let mut text = header("regions.json");
    text += "use crate::Snapshot;\nuse crate::date::Date;\nuse crate::regions::{Cloud, Region};\n\n";
    text += &snapshot("regions", set)?;
    text += "\npub(crate) static REGIONS: &[Region] = &[\n";
    let mut rows = Vec::new();
    for row in array(set, "regions")? {
        let name = string(row, "name")?;
        let pair = row.get("pair").and_then(Value::as_str);
        rows.push(format!(
            "    Region {{ name: {name:?}, display_name: {:?}, pair: {pair:?}, service_tag: {:?}, cloud: Cloud::{} }},\n",
            string(row, "display_name")?,
            string(row, "service_tag")?,
            cloud(row)?,
        ));
    }
    rows.sort();
    text += &rows.concat();
    text += "];\n";
    Ok(text)
}

/// Prefixes by region, and those that only the global tag has; tags of unannounced regions count as the latter.
pub(super) fn service_tags(set: &Value, regions: &Value) -> Result<String> {
    let mut known = Vec::new();
    for region in array(regions, "regions")? {
        known.push(string(region, "service_tag")?);
    }
    let mut text = header("service_tags.json");
    text += "use crate::Snapshot;\nuse crate::date::Date;\nuse crate::regions::Cloud;\n";
    text += "use crate::service_tags::{CloudTags, Prefix};\n\n";
    text += &snapshot("service tags", set)?;
    let clouds = array(set, "clouds")?;
    let public = clouds.iter().find(|cloud| cloud.get("cloud") == Some(&Value::from("public")));
    let change_number = number(public.ok_or("no public cloud")?, "change_number")?;
    text += &format!("\npub(crate) const CHANGE_NUMBER: u32 = {change_number};\n");
    text += &format!(
        "pub(crate) const ORIGIN: &str = \"snapshot {change_number} of {}\";\n\n",
        string(set, "date")?
    );
    text += "const fn net(a: u8, b: u8, c: u8, d: u8, length: u8) -> Prefix {\n    \
             (u32::from_be_bytes([a, b, c, d]), length)\n}\n\n";
    text += "pub(crate) static CLOUDS: &[CloudTags] = &[\n";
    for row in clouds {
        let tags = row.get("tags").and_then(Value::as_object).ok_or("no tags")?;
        let mut regional = Vec::new();
        let mut covered = Vec::new();
        for (tag, prefixes) in tags {
            let Some(suffix) =
                tag.strip_prefix("AzureMachineLearning.").filter(|suffix| known.contains(suffix))
            else {
                continue;
            };
            let prefixes = nets(prefixes)?;
            covered.extend(prefixes.clone());
            regional.push((suffix, prefixes));
        }
        regional.sort();
        let mut only_global = nets(tags.get("AzureMachineLearning").ok_or("no global tag")?)?;
        only_global.retain(|net| !covered.contains(net));
        text += &format!("    CloudTags {{\n        cloud: Cloud::{},\n", cloud(row)?);
        text += "        regional: &[\n";
        for (suffix, prefixes) in regional {
            text += &format!("            ({suffix:?}, &[{}]),\n", prefixes.join(", "));
        }
        text += &format!("        ],\n        only_global: &[{}],\n    }},\n", only_global.join(", "));
    }
    text += "];\n";
    Ok(text)
}

fn nets(prefixes: &Value) -> Result<Vec<String>> {
    let mut nets = Vec::new();
    for prefix in prefixes.as_array().ok_or("prefixes are no list")? {
        let prefix = prefix.as_str().ok_or("a prefix is no text")?;
        let (address, length) = prefix.split_once('/').ok_or(format!("{prefix}: no length"))?;
        let octets =
            address.parse::<std::net::Ipv4Addr>().map_err(|error| format!("{prefix}: {error}"))?.octets();
        let length: u8 = length.parse().map_err(|error| format!("{prefix}: {error}"))?;
        nets.push(format!("net({}, {length})", octets.map(|octet| octet.to_string()).join(", ")));
    }
    Ok(nets)
}

pub(super) fn aks_versions(set: &Value) -> Result<String> {
    let mut text = header("aks_versions.json and aks_versions.patch.json");
    text += "use crate::Snapshot;\nuse crate::aks_versions::AksVersion;\nuse crate::date::Date;\n\n";
    text += &snapshot("aks versions", set)?;
    text += "\npub(crate) static VERSIONS: &[AksVersion] = &[\n";
    let mut rows = Vec::new();
    for row in array(set, "versions")? {
        let version = string(row, "version")?;
        let (major, minor) = version.split_once('.').ok_or(format!("{version}: no minor version"))?;
        let number = |part: &str| part.parse::<u32>().map_err(|error| format!("{version}: {error}"));
        let key = (number(major)?, number(minor)?);
        let end = match row.get("long_term_end").and_then(Value::as_str) {
            Some(date) => format!("Some({})", date_literal(date)?),
            None => "None".to_owned(),
        };
        let mut line = format!("    AksVersion {{\n        major: {}, minor: {},\n", key.0, key.1);
        for (field, column) in
            [("preview", "preview"), ("general_availability", "ga"), ("end_of_life", "end_of_life")]
        {
            line += &format!("        {field}: {},\n", date_literal(string(row, column)?)?);
        }
        line += &format!("        long_term_end: {end},\n    }},\n");
        rows.push((key, line));
    }
    rows.sort();
    text.extend(rows.into_iter().map(|(_, line)| line));
    text += "];\n";
    Ok(text)
}

fn header(sets: &str) -> String {
    format!("//! Generated by `cargo xtask data` from {sets}; edit those instead.\n\n")
}

fn snapshot(name: &str, set: &Value) -> Result<String> {
    let mut text = String::new();
    string(set, "licence")?;
    let (source, date) = (string(set, "source")?, date_literal(string(set, "date")?)?);
    write!(
        text,
        "pub(crate) const SNAPSHOT: Snapshot = Snapshot {{\n    name: {name:?},\n    source: {source:?},\n    date: {date},\n}};\n"
    )
    .map_err(|error| error.to_string())?;
    Ok(text)
}

fn date_literal(date: &str) -> Result<String> {
    let [year, month, day] = day(date)?.map(|part| part.trim_start_matches('0'));
    Ok(format!("Date {{ year: {year}, month: {month}, day: {day} }}"))
}

fn day(date: &str) -> Result<[&str; 3]> {
    let parts: Vec<&str> = date.split('-').collect();
    match parts.as_slice() {
        &[year, month, day] if (year.len(), month.len(), day.len()) == (4, 2, 2) => Ok([year, month, day]),
        _ => Err(format!("{date}: not YYYY-MM-DD")),
    }
}

fn cloud(row: &Value) -> Result<&'static str> {
    match string(row, "cloud")? {
        "public" => Ok("Public"),
        "china" => Ok("China"),
        "government" => Ok("Government"),
        "germany" => Ok("Germany"),
        other => Err(format!("{other}: no such cloud")),
    }
}
