//! Azure regions: their names, their pairs and the names of their service tags.

use crate::Snapshot;
use crate::generated::regions as table;
use crate::spelling::{MAX_EDITS, MAX_LENGTH, digits, distance};

/// Where the table comes from.
pub const SNAPSHOT: Snapshot = table::SNAPSHOT;

/// One Azure region.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// The name that templates use: `westeurope`.
    pub name: &'static str,
    /// The name that people read: `West Europe`.
    pub display_name: &'static str,
    /// The name of the paired region. Thirteen public regions have none, and a pair may be one-way
    /// (`westus3` → `eastus` → `westus`): only this field answers, never a search for who points here.
    pub pair: Option<&'static str>,
    /// The suffix of the region's service tags: `WestEurope` in `AzureMachineLearning.WestEurope`. Two regions
    /// (`indiasouthcentral`, `germanynortheast`) have no such tag in the snapshot.
    pub service_tag: &'static str,
    /// The cloud the region belongs to.
    pub cloud: Cloud,
}

/// A separate Azure cloud, with its own regions and service tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cloud {
    /// The public cloud.
    Public,
    /// Azure operated by 21Vianet in China.
    China,
    /// Azure Government of the United States.
    Government,
    /// Microsoft Cloud Germany, closed on 2021-10-29.
    Germany,
}

impl Region {
    /// The paired region, if there is one.
    pub fn paired(&self) -> Option<&'static Region> {
        find(self.pair?)
    }
}

/// Finds a region by name or display name: `westeurope`, `West Europe` or `(Europe) West Europe`.
pub fn find(name_or_display: &str) -> Option<&'static Region> {
    let name = simplify(name_or_display);
    let index = table::REGIONS.binary_search_by(|region| region.name.cmp(&name)).ok()?;
    table::REGIONS.get(index)
}

/// Finds the region name that `name` probably misspells, up to two letters apart: `westeuorpe` → `westeurope`.
pub fn nearest(name: &str) -> Option<&'static str> {
    let wanted = simplify(name);
    if wanted.is_empty() || wanted.len() > MAX_LENGTH {
        return None;
    }
    table::REGIONS
        .iter()
        .filter(|region| digits(region.name).eq(digits(&wanted)))
        .map(|region| (distance(&wanted, region.name), region.name))
        .filter(|(edits, _)| *edits <= MAX_EDITS)
        .min()
        .map(|(_, name)| name)
}

/// Lists every region, sorted by name.
pub fn all() -> &'static [Region] {
    table::REGIONS
}

/// Drops a leading `(Geography)`, separators and case: right for every listed region.
fn simplify(name: &str) -> String {
    let name = name.trim();
    let place = name.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(name, |(_, place)| place);
    place.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_spelling_finds_the_region() {
        for spelling in ["westeurope", "West Europe", "WestEurope", "(Europe) West Europe", " WESTEUROPE "] {
            assert_eq!(find(spelling).unwrap().name, "westeurope", "{spelling}");
        }
        for region in all() {
            assert_eq!(find(region.name), Some(region));
            assert_eq!(find(region.display_name), Some(region));
        }
        for spelling in ["", "(", "(Europe)", "europe", "westeurope2", "wést europe"] {
            assert_eq!(find(spelling), None, "{spelling}");
        }
    }

    #[test]
    fn pairs_are_never_looked_up_backwards() {
        let pair = |name: &str| find(name).unwrap().pair;
        for (region, paired, back) in [
            ("brazilsouth", "southcentralus", "northcentralus"),
            ("brazilsoutheast", "brazilsouth", "southcentralus"),
            ("westindia", "southindia", "centralindia"),
            ("westus3", "eastus", "westus"),
            ("indiasouthcentral", "centralindia", "southindia"),
            ("usgovvirginia", "usgovtexas", "usgovarizona"),
        ] {
            assert_eq!((pair(region), pair(paired)), (Some(paired), Some(back)), "{region}");
        }
        for region in all() {
            assert_eq!(
                region.paired().map(|pair| pair.name),
                region.pair,
                "the pair of {} is a region",
                region.name
            );
        }
    }

    #[test]
    fn thirteen_regions_have_no_pair() {
        let single: Vec<_> =
            all().iter().filter(|region| region.pair.is_none()).map(|region| region.name).collect();
        assert_eq!(
            single.join(" "),
            "austriaeast belgiumcentral chilecentral denmarkeast indonesiacentral \
            israelcentral italynorth malaysiawest mexicocentral newzealandnorth polandcentral qatarcentral spaincentral"
        );
    }

    #[test]
    fn tag_names_follow_the_display_name_not_the_region_property_of_the_file() {
        assert_eq!(find("francecentral").unwrap().service_tag, "FranceCentral");
        assert_eq!(find("centralfrance"), None);
    }

    #[test]
    fn near_names_keep_their_digits() {
        assert_eq!(nearest("westeuorpe"), Some("westeurope"));
        assert_eq!(nearest("West Euope"), Some("westeurope"));
        assert_eq!(nearest("eastus9"), None);
        assert_eq!(nearest("nowhere at all"), None);
        assert_eq!(nearest(""), None);
    }
}
