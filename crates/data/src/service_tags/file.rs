//! The tags of the `ServiceTags_*.json` that Microsoft publishes weekly, or of `az network list-service-tags`.

use super::{ServiceTags, Source};
use crate::date::Date;
use crate::regions::Cloud;
use ipnet::Ipv4Net;
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
    tags: Vec<(String, Vec<Ipv4Net>)>,
}

/// Why a text is not used as a service tag file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceTagsError {
    /// The text is not of the expected shape; the message says what is wrong.
    Shape(String),
    /// The object lacks `changeNumber` or `values`: it is some other file.
    Missing(&'static str),
    /// `changeNumber` is not a whole number. Its text is not kept: the file may be another one, with secrets.
    ChangeNumber,
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
            Self::Shape(message) => write!(f, "this is not a service tag file: {message}"),
            Self::Missing(field) => write!(f, "this is not a service tag file: it has no \"{field}\""),
            Self::ChangeNumber => f.write_str("its \"changeNumber\" is not a whole number"),
            Self::NoMachineLearning => write!(f, "the file has no tag {TAG}"),
            Self::Prefix { tag, prefix } => {
                write!(f, "\"{prefix}\" in the tag {tag} is not an address prefix")
            }
        }
    }
}

impl std::error::Error for ServiceTagsError {}

/// What a file says of one tag.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Its name, such as `AzureMachineLearning.WestEurope`.
    pub name: String,
    /// Its prefixes, IPv4 and IPv6.
    pub prefixes: Vec<String>,
}

impl ServiceTags {
    /// The tags of a file called `name`, which gives the day of publication. Tags of other services are left aside.
    pub fn of_file(
        name: &str,
        change_number: u32,
        cloud: Option<&str>,
        tags: impl IntoIterator<Item = Tag>,
    ) -> Result<Self, ServiceTagsError> {
        let mut known = Vec::new();
        for tag in tags {
            if let Some(suffix) = machine_learning_suffix(&tag.name) {
                known.push((suffix.to_ascii_lowercase(), ipv4_prefixes(&tag)?));
            }
        }
        if known.is_empty() {
            return Err(ServiceTagsError::NoMachineLearning);
        }
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let file = File {
            origin: format!("{base}, change number {change_number}"),
            change_number,
            date: date_in(base),
            cloud: cloud.and_then(cloud_called),
            tags: known,
        };
        Ok(Self { source: Source::File(file) })
    }
}

impl File {
    pub(super) fn regional(&self, suffix: &str) -> Option<&[Ipv4Net]> {
        // Of two of one name the later holds.
        let tag = self.tags.iter().rfind(|(own, _)| own.eq_ignore_ascii_case(suffix));
        tag.map(|(_, prefixes)| prefixes.as_slice())
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
    for prefix in &tag.prefixes {
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
    use super::*;

    #[test]
    fn only_a_name_with_a_real_day_has_a_date() {
        for name in
            ["ServiceTags_Public_20261399.json", "ServiceTags_Public.json", "1234567.json", "", "é20261116x"]
        {
            assert_eq!(date_in(name).is_some(), name.starts_with('é'), "{name}");
        }
    }
}
