//! `cargo xtask data service-tags <file>…`: takes the Azure Machine Learning prefixes out of Microsoft's weekly files.

use super::{array, string};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::{fs, net::Ipv4Addr};

type Result<T> = std::result::Result<T, String>;

/// The `cloud` of a published file and our name for it, in the order of the set.
const CLOUDS: [(&str, &str); 4] = [
    ("Public", "public"),
    ("China", "china"),
    ("AzureGovernment", "government"),
    ("AzureGermany", "germany"),
];

/// Replaces the clouds of the set that the files are of; the other clouds and the source stay.
pub(super) fn service_tags(root: &Path, files: &[PathBuf]) -> Result<String> {
    let path = root.join("crates/data/sets/service_tags.json");
    let mut set = super::read(root, "service_tags.json")?;
    for file in files {
        let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        replace(&mut set, name, &text).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    fs::write(&path, render(&set)?).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(format!("service_tags.json is of {}", string(&set, "date")?))
}

/// Puts one file into the set. The set's date is that of the public file, the one nearly every check uses.
fn replace(set: &mut Value, name: &str, text: &str) -> Result<()> {
    let file: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| error.to_string())?;
    let cloud = string(&file, "cloud")?;
    let (_, ours) = CLOUDS.iter().find(|(theirs, _)| *theirs == cloud).ok_or(format!("no cloud {cloud}"))?;
    let mut tags = Map::new();
    for value in array(&file, "values")? {
        let tag = string(value, "name")?;
        if tag == "AzureMachineLearning" || tag.starts_with("AzureMachineLearning.") {
            let prefixes = value.pointer("/properties/addressPrefixes").and_then(Value::as_array);
            tags.insert(tag.to_owned(), ipv4(prefixes.ok_or(format!("{tag} has no prefixes"))?)?);
        }
    }
    if !tags.contains_key("AzureMachineLearning") {
        return Err("there is no tag AzureMachineLearning".to_owned());
    }
    let change_number = super::number(&file, "changeNumber")?;
    if *ours == "public" {
        let date = date_in(name).ok_or("the file name has no date, keep the one it was published with")?;
        set.as_object_mut().ok_or("the set is no object")?.insert("date".to_owned(), date.into());
    }
    let clouds = set.get_mut("clouds").and_then(Value::as_array_mut).ok_or("clouds is no list")?;
    let entry = clouds.iter_mut().find(|entry| entry.get("cloud").is_some_and(|name| name == ours));
    *entry.ok_or(format!("the set has no cloud {ours}"))? =
        json!({"cloud": ours, "change_number": change_number, "tags": tags});
    Ok(())
}

/// Keeps the IPv4 prefixes, in the order of their addresses.
fn ipv4(prefixes: &[Value]) -> Result<Value> {
    let mut nets = Vec::new();
    for prefix in prefixes {
        let prefix = prefix.as_str().ok_or("a prefix is no text")?;
        if prefix.contains(':') {
            continue;
        }
        let (address, length) = prefix.split_once('/').ok_or(format!("{prefix}: no length"))?;
        let address: Ipv4Addr = address.parse().map_err(|error| format!("{prefix}: {error}"))?;
        let length: u8 = length.parse().map_err(|error| format!("{prefix}: {error}"))?;
        nets.push((address, length));
    }
    nets.sort_unstable();
    nets.dedup();
    Ok(nets.iter().map(|(address, length)| format!("{address}/{length}")).collect())
}

/// `2026-11-16` for `ServiceTags_Public_20261116.json`.
fn date_in(name: &str) -> Option<String> {
    let digits = name.split(|c: char| !c.is_ascii_digit()).rfind(|run| run.len() == 8)?;
    Some(format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?))
}

/// Writes the set with one tag a line, so that a refresh shows as the regions it changes.
fn render(set: &Value) -> Result<String> {
    let mut text = String::from("{\n");
    for field in ["source", "date", "licence"] {
        text += &format!("  \"{field}\": {},\n", Value::from(string(set, field)?));
    }
    let mut clouds = Vec::new();
    for cloud in array(set, "clouds")? {
        let tags = cloud.get("tags").and_then(Value::as_object).ok_or("a cloud has no tags")?;
        let mut lines = Vec::new();
        for (tag, prefixes) in tags {
            let prefixes: Vec<String> =
                prefixes.as_array().into_iter().flatten().map(Value::to_string).collect();
            lines.push(format!("        \"{tag}\": [{}]", prefixes.join(", ")));
        }
        lines.sort();
        clouds.push(format!(
            "    {{\n      \"cloud\": {},\n      \"change_number\": {},\n      \"tags\": {{\n{}\n      }}\n    }}",
            Value::from(string(cloud, "cloud")?),
            super::number(cloud, "change_number")?,
            lines.join(",\n"),
        ));
    }
    text += &format!("  \"clouds\": [\n{}\n  ]\n}}\n", clouds.join(",\n"));
    Ok(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn set() -> (Value, String) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
        let text = fs::read_to_string(root.join("crates/data/sets/service_tags.json")).unwrap();
        (serde_json::from_str(&text).unwrap(), text)
    }

    #[test]
    fn the_committed_set_is_written_the_same_way() {
        let (set, text) = set();
        assert_eq!(render(&set).unwrap(), text);
    }

    #[test]
    fn a_public_file_replaces_the_public_cloud_and_the_date() {
        let (mut set, _) = set();
        let text = r#"{"changeNumber": 420, "cloud": "Public", "values": [
            {"name": "AzureMachineLearning", "properties": {"addressPrefixes": ["20.1.0.0/16", "4.1.0.0/16", "::/8"]}},
            {"name": "AzureMachineLearningInference", "properties": {"addressPrefixes": ["1.0.0.0/8"]}}]}"#;
        let others = set["clouds"][1].clone();
        replace(&mut set, "ServiceTags_Public_20261116.json", text).unwrap();
        assert_eq!(set["date"], "2026-11-16");
        assert_eq!(set["clouds"][1], others);
        assert_eq!(
            set["clouds"][0],
            json!({"cloud": "public", "change_number": 420,
                "tags": {"AzureMachineLearning": ["4.1.0.0/16", "20.1.0.0/16"]}})
        );
        assert!(replace(&mut set, "tags.json", text).is_err(), "a public file without its date");
        assert!(replace(&mut set, "x", r#"{"cloud": "Public", "changeNumber": 1, "values": []}"#).is_err());
        assert!(replace(&mut set, "x", r#"{"cloud": "Moon", "changeNumber": 1, "values": []}"#).is_err());
    }
}
