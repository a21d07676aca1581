//! The addresses that the Azure Machine Learning control plane calls from, as published in service tags.
//!
//! Only IPv4: whether AKS accepts IPv6 authorized ranges is not established, so none is ever demanded.

#[cfg(feature = "service-tags-file")]
mod file;
mod names;

use crate::Snapshot;
use crate::date::Date;
use crate::generated::service_tags as table;
use crate::regions::{Cloud, Region};
use ipnet::Ipv4Net;
use std::net::Ipv4Addr;

#[cfg(feature = "service-tags-file")]
pub use file::{ServiceTagsError, Tag};
pub use names::is_tag_name;

/// Where the embedded prefixes come from. The published list grows every few weeks and rarely shrinks.
pub const SNAPSHOT: Snapshot = table::SNAPSHOT;

/// An address, its first octet the highest byte, and the length of the prefix.
pub(crate) type Prefix = (u32, u8);

/// The embedded prefixes of one cloud.
pub(crate) struct CloudTags {
    /// The cloud.
    pub(crate) cloud: Cloud,
    /// Tag suffix and prefixes, sorted by suffix.
    pub(crate) regional: &'static [(&'static str, &'static [Prefix])],
    /// Prefixes of the global tag that no regional tag has.
    pub(crate) only_global: &'static [Prefix],
}

/// Service tags: the embedded snapshot, or the file of a user.
#[derive(Clone, Debug)]
pub struct ServiceTags {
    source: Source,
}

#[derive(Clone, Debug)]
enum Source {
    Embedded,
    #[cfg(feature = "service-tags-file")]
    File(file::File),
}

impl ServiceTags {
    /// The embedded snapshot; costs nothing.
    pub const fn embedded() -> ServiceTags {
        ServiceTags { source: Source::Embedded }
    }

    /// Whether this is the embedded snapshot, which is older than what Microsoft publishes today.
    pub fn is_embedded(&self) -> bool {
        matches!(self.source, Source::Embedded)
    }

    /// Names the publication for messages: `snapshot 398 of 2026-05-06`, or a file's name and change number.
    pub fn origin(&self) -> &str {
        match &self.source {
            Source::Embedded => table::ORIGIN,
            #[cfg(feature = "service-tags-file")]
            Source::File(file) => &file.origin,
        }
    }

    /// The `changeNumber` of the publication; that of the public cloud for the snapshot.
    pub fn change_number(&self) -> u32 {
        match &self.source {
            Source::Embedded => table::CHANGE_NUMBER,
            #[cfg(feature = "service-tags-file")]
            Source::File(file) => file.change_number,
        }
    }

    /// The day of publication. A file says it in its name only, so a renamed file has none.
    pub fn date(&self) -> Option<Date> {
        match &self.source {
            Source::Embedded => Some(SNAPSHOT.date),
            #[cfg(feature = "service-tags-file")]
            Source::File(file) => file.date,
        }
    }

    /// The IPv4 prefixes of `AzureMachineLearning.<Region>`, or nothing if there is no such tag.
    ///
    /// A tag may hold IPv6 only; its list is then empty. A single short prefix is legitimate in small regions.
    pub fn machine_learning(&self, region: &Region) -> Option<Vec<Ipv4Net>> {
        match &self.source {
            Source::Embedded => {
                let regional = cloud_tags(region.cloud)?.regional;
                let index = regional.binary_search_by(|(tag, _)| (*tag).cmp(region.service_tag)).ok()?;
                regional.get(index).map(|(_, prefixes)| prefixes.iter().filter_map(net).collect())
            }
            #[cfg(feature = "service-tags-file")]
            Source::File(file) => file.regional(region.service_tag).map(<[Ipv4Net]>::to_vec),
        }
    }

    /// The IPv4 prefixes of the global `AzureMachineLearning` tag of a cloud, sorted, or nothing if unknown.
    ///
    /// It holds everything the regional tags of the cloud hold, and more: 491 prefixes in the public snapshot,
    /// where AKS takes 200 ranges.
    pub fn machine_learning_global(&self, cloud: Cloud) -> Option<Vec<Ipv4Net>> {
        match &self.source {
            Source::Embedded => {
                let tags = cloud_tags(cloud)?;
                let regional = tags.regional.iter().flat_map(|(_, prefixes)| prefixes.iter());
                let mut nets: Vec<Ipv4Net> = regional.chain(tags.only_global).filter_map(net).collect();
                nets.sort_unstable();
                nets.dedup();
                Some(nets)
            }
            #[cfg(feature = "service-tags-file")]
            Source::File(file) => file.global(cloud).map(<[Ipv4Net]>::to_vec),
        }
    }
}

fn cloud_tags(cloud: Cloud) -> Option<&'static CloudTags> {
    table::CLOUDS.iter().find(|tags| tags.cloud == cloud)
}

fn net(&(address, length): &Prefix) -> Option<Ipv4Net> {
    Ipv4Net::new(Ipv4Addr::from(address), length).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::regions;
    use std::collections::BTreeSet;

    fn tag(region: &str) -> Option<Vec<Ipv4Net>> {
        ServiceTags::embedded().machine_learning(regions::find(region).unwrap())
    }

    #[test]
    fn the_snapshot_names_itself() {
        let tags = ServiceTags::embedded();
        assert_eq!(tags.origin(), "snapshot 398 of 2026-05-06");
        assert_eq!(tags.origin(), format!("snapshot {} of {}", tags.change_number(), tags.date().unwrap()));
        assert!(tags.is_embedded());
    }

    #[test]
    fn regions_without_a_tag_differ_from_tags_without_ipv4() {
        let missing: Vec<_> = regions::all().iter().filter(|region| tag(region.name).is_none()).collect();
        assert_eq!(
            missing.iter().map(|r| r.name).collect::<Vec<_>>(),
            ["germanynortheast", "indiasouthcentral"]
        );
        assert_eq!(tag("chinaeast"), Some(Vec::new()));
        assert_eq!(tag("austriaeast").unwrap().len(), 1);
        assert_eq!(tag("francecentral").unwrap().len(), 12);
    }

    #[test]
    fn a_region_and_its_pair_fit_into_the_ranges_of_a_cluster() {
        for region in regions::all() {
            let both: BTreeSet<Ipv4Net> = [Some(region), region.paired()]
                .into_iter()
                .flatten()
                .filter_map(|r| tag(r.name))
                .flatten()
                .collect();
            assert!(both.len() <= 31, "{} and its pair need {} ranges", region.name, both.len());
        }
    }

    #[test]
    fn the_global_tag_holds_every_regional_one() {
        let tags = ServiceTags::embedded();
        let counts = [Cloud::Public, Cloud::China, Cloud::Government, Cloud::Germany]
            .map(|cloud| tags.machine_learning_global(cloud).unwrap().len());
        assert_eq!(counts, [491, 25, 25, 3]);
        for region in regions::all() {
            let global = tags.machine_learning_global(region.cloud).unwrap();
            assert!(
                tag(region.name).unwrap_or_default().iter().all(|net| global.contains(net)),
                "{}",
                region.name
            );
        }
    }

    #[test]
    fn every_prefix_is_a_network_address() {
        for tags in table::CLOUDS {
            let regional = tags.regional.iter().flat_map(|(_, prefixes)| prefixes.iter());
            for prefix in regional.chain(tags.only_global) {
                let net = net(prefix).unwrap();
                assert_eq!(net.addr(), net.network());
            }
        }
    }
}
