//! Reads the `ServiceTags_*.json` that Microsoft publishes weekly, or the output of `az network list-service-tags`.

use super::{ServiceTags, Source};
use crate::date::Date;
use crate::regions::Cloud;
use ipnet::Ipv4Net;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

const TAG: &str = "AzureMachineLearning";

/// The Azure Machine Learning tags of one file.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) origin: String,
    pub(super) change_number: u32,
    pub(super) date: Option<Date>,
    cloud: Option<Cloud>,
    /// Prefixes by the lower-case suffix of the tag, which is empty for the global one.
    tags: BTreeMap<String, Vec<Ipv4Net>>,
}

/// Why a text is not used as a service tag file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceTagsError {
    /// The text is no JSON object of the expected shape; the parser's message says where.
    Json(String),
    /// The object lacks `changeNumber` or `values`: it is some other file.
    Missing(&'static str),
    /// `changeNumber` is not a whole number.
    ChangeNumber(String),
    /// No tag is called `AzureMachineLearning`, with or without a region.
    NoMachineLearning,
    /// An address prefix of a tag is neither IPv4 nor IPv6 in CIDR notation.
    Prefix {
        /// The name of the tag.
        tag: String,
        /// The text in place of the prefix.
        prefix: String,
    },
}

impl fmt::Display for ServiceTagsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(message) => write!(f, "this is not a service tag file: {message}"),
            Self::Missing(field) => write!(f, "this is not a service tag file: it has no \"{field}\""),
            Self::ChangeNumber(text) => write!(f, "changeNumber \"{text}\" is not a whole number"),
            Self::NoMachineLearning => write!(f, "the file has no tag {TAG}"),
            Self::Prefix { tag, prefix } => {
                write!(f, "\"{prefix}\" in the tag {tag} is not an address prefix")
            }
        }
    }
}

impl std::error::Error for ServiceTagsError {}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    change_number: Option<Number>,
    cloud: Option<String>,
    values: Option<Vec<Tag>>,
}

/// The download has a number here, the command line tool a string.
#[derive(Deserialize)]
#[serde(untagged)]
enum Number {
    Digits(u32),
    Text(String),
}

#[derive(Deserialize)]
struct Tag {
    name: String,
    properties: Properties,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Properties {
    address_prefixes: Vec<String>,
}

impl ServiceTags {
    /// Reads the text of a service tag file called `name`; the name gives the day of publication.
    pub fn from_json(text: &str, name: &str) -> Result<ServiceTags, ServiceTagsError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let document: Document =
            serde_json::from_str(text).map_err(|error| ServiceTagsError::Json(error.to_string()))?;
        let change_number = match document.change_number.ok_or(ServiceTagsError::Missing("changeNumber"))? {
            Number::Digits(number) => number,
            Number::Text(text) => text.parse().map_err(|_| ServiceTagsError::ChangeNumber(text))?,
        };
        let mut tags = BTreeMap::new();
        for tag in document.values.ok_or(ServiceTagsError::Missing("values"))? {
            if let Some(suffix) = machine_learning_suffix(&tag.name) {
                tags.insert(suffix.to_ascii_lowercase(), ipv4_prefixes(&tag)?);
            }
        }
        if tags.is_empty() {
            return Err(ServiceTagsError::NoMachineLearning);
        }
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let file = File {
            origin: format!("{base}, change number {change_number}"),
            change_number,
            date: date_in(base),
            cloud: document.cloud.as_deref().and_then(cloud_called),
            tags,
        };
        Ok(ServiceTags { source: Source::File(file) })
    }
}

impl File {
    pub(super) fn regional(&self, suffix: &str) -> Option<&[Ipv4Net]> {
        self.tags.get(&suffix.to_ascii_lowercase()).map(Vec::as_slice)
    }

    /// The global tag, unless the file says that it belongs to another cloud.
    pub(super) fn global(&self, cloud: Cloud) -> Option<&[Ipv4Net]> {
        if self.cloud.is_some_and(|own| own != cloud) { None } else { self.regional("") }
    }
}

/// The region part of a tag's name. `properties.region` is not used: it spells twelve regions differently.
fn machine_learning_suffix(tag: &str) -> Option<&str> {
    let rest = tag.strip_prefix(TAG)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
}

fn ipv4_prefixes(tag: &Tag) -> Result<Vec<Ipv4Net>, ServiceTagsError> {
    let mut nets = Vec::new();
    for prefix in &tag.properties.address_prefixes {
        match prefix.parse::<ipnet::IpNet>() {
            Ok(ipnet::IpNet::V4(net)) => nets.push(net.trunc()),
            Ok(ipnet::IpNet::V6(_)) => {}
            Err(_) => return Err(ServiceTagsError::Prefix { tag: tag.name.clone(), prefix: prefix.clone() }),
        }
    }
    nets.sort_unstable();
    nets.dedup();
    Ok(nets)
}

fn cloud_called(name: &str) -> Option<Cloud> {
    match name {
        "Public" => Some(Cloud::Public),
        "China" => Some(Cloud::China),
        "AzureGovernment" => Some(Cloud::Government),
        "AzureGermany" => Some(Cloud::Germany),
        _ => None,
    }
}

/// Finds the `20261116` of `ServiceTags_Public_20261116.json`.
fn date_in(name: &str) -> Option<Date> {
    let digits = name.split(|c: char| !c.is_ascii_digit()).rfind(|run| run.len() == 8)?;
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::string_slice)]
    use super::*;
    use crate::regions;
    use proptest::prelude::*;

    const SMALL: &str = r#"{
  "changeNumber": 401,
  "cloud": "Public",
  "values": [
    {"name": "ActionGroup", "id": "ActionGroup", "properties": {"addressPrefixes": ["4.145.74.52/30"]}},
    {"name": "AzureMachineLearning", "id": "AzureMachineLearning", "properties": {"changeNumber": 50, "region": "",
      "addressPrefixes": ["13.66.87.135/32", "20.40.0.0/24", "2603:1000::/122"]}},
    {"name": "AzureMachineLearning.FranceCentral", "properties": {"region": "centralfrance",
      "addressPrefixes": ["20.40.0.0/24"]}},
    {"name": "AzureMachineLearningInference", "properties": {"addressPrefixes": ["1.2.3.4/32"]}}
  ],
  "nextLink": null
}"#;

    #[test]
    fn a_file_replaces_the_snapshot() {
        let tags = ServiceTags::from_json(SMALL, "downloads/ServiceTags_Public_20261116.json").unwrap();
        assert_eq!(tags.origin(), "ServiceTags_Public_20261116.json, change number 401");
        assert_eq!((tags.change_number(), tags.date()), (401, Date::parse("2026-11-16")));
        assert!(!tags.is_embedded());
        let of = |region| tags.machine_learning(regions::find(region).unwrap());
        assert_eq!(of("francecentral"), Some(vec!["20.40.0.0/24".parse().unwrap()]));
        assert_eq!(of("westeurope"), None);
        assert_eq!(tags.machine_learning_global(Cloud::Public).unwrap().len(), 2);
        assert_eq!(tags.machine_learning_global(Cloud::China), None);
    }

    #[test]
    fn a_byte_order_mark_and_a_number_in_quotes_are_accepted() {
        let text = format!("\u{feff}{}", SMALL.replacen("401", "\"401\"", 1));
        let tags = ServiceTags::from_json(&text, "tags.json").unwrap();
        assert_eq!((tags.change_number(), tags.date()), (401, None));
    }

    #[test]
    fn other_files_are_refused_with_the_reason() {
        for (text, message) in [
            ("", "this is not a service tag file: EOF while parsing a value at line 1 column 0"),
            ("{}", "this is not a service tag file: it has no \"changeNumber\""),
            (r#"{"changeNumber":1}"#, "this is not a service tag file: it has no \"values\""),
            (r#"{"changeNumber":"x","values":[]}"#, "changeNumber \"x\" is not a whole number"),
            (r#"{"changeNumber":1,"values":[]}"#, "the file has no tag AzureMachineLearning"),
        ] {
            assert_eq!(ServiceTags::from_json(text, "x.json").unwrap_err().to_string(), message);
        }
        let wrong = SMALL.replace("13.66.87.135/32", "13.66.87/32");
        assert_eq!(
            ServiceTags::from_json(&wrong, "x.json").unwrap_err().to_string(),
            "\"13.66.87/32\" in the tag AzureMachineLearning is not an address prefix"
        );
    }

    #[test]
    fn no_beginning_of_a_file_is_taken_for_a_file() {
        for end in 0..SMALL.len() {
            assert!(ServiceTags::from_json(&SMALL[..end], "x.json").is_err(), "the first {end} bytes");
        }
    }

    #[test]
    fn only_a_name_with_a_real_day_has_a_date() {
        for name in
            ["ServiceTags_Public_20261399.json", "ServiceTags_Public.json", "1234567.json", "", "é20261116x"]
        {
            assert_eq!(date_in(name).is_some(), name.starts_with('é'), "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*", name in "\\PC*", cut in 0..SMALL.len()) {
            let _ = ServiceTags::from_json(&text, &name);
            let damaged = format!("{}{text}{}", &SMALL[..cut], &SMALL[cut..]);
            let _ = ServiceTags::from_json(&damaged, &name);
        }
    }
}
