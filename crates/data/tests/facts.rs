//! Compares the tables with the collection of facts they were compiled from, where that lies beside the repository.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr)]

use akslint_data::date::Date;
use akslint_data::regions::{self, Cloud};
use akslint_data::service_tags::ServiceTags;
use akslint_data::vm_sizes::{self, Architecture, Basis, Status};
use akslint_data::{aks_versions, machine_learning};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The text of a file of the collection, or nothing, which skips the test.
fn fact(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/facts").join(name);
    let text = fs::read_to_string(path).ok();
    if text.is_none() {
        eprintln!("skipped: the collection of facts is not beside the repository");
    }
    text
}

fn json(name: &str) -> Option<Value> {
    fact(name).map(|text| serde_json::from_str(&text).unwrap())
}

#[test]
fn vm_sizes_agree() {
    let Some(text) = fact("vm_sizes.csv") else { return };
    let mut listed = 0;
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let name = cells[0];
        if line.contains(",never-GA,") {
            assert!(vm_sizes::find(name).is_none_or(|size| size.basis == Basis::NamingConvention), "{name}");
            continue;
        }
        listed += 1;
        let size = vm_sizes::find(name).unwrap();
        let number = |index: usize| cells[index].parse::<u32>().unwrap();
        // The collection keeps the API's 80; the table has the correction.
        let vcpus = if name == "Standard_F64-16ams_v7" { 64 } else { number(1) };
        assert_eq!((size.name.as_ref(), size.vcpus, size.usable_vcpus), (name, vcpus, number(2)));
        assert_eq!(f64::from(size.memory_mib.unwrap()), cells[3].parse::<f64>().unwrap() * 1024.0, "{name}");
        assert_eq!((size.gpus, size.fpgas), (number(4), number(7)), "{name}");
        assert_eq!(size.architecture == Architecture::Arm64, cells[10] == "arm64", "{name}");
        let status = match cells[11] {
            "retiring" => Status::Retiring,
            "retired" => Status::Retired,
            _ => Status::Current,
        };
        assert_eq!((size.status, size.retirement), (status, Date::parse(cells[12])), "{name}");
    }
    assert_eq!(listed, 1562);
}

#[test]
fn regions_agree() {
    let Some(facts) = json("regions.json") else { return };
    let rows = facts["regions"].as_array().unwrap();
    assert_eq!(rows.len(), regions::all().len());
    for row in rows {
        let region = regions::find(row["name"].as_str().unwrap()).unwrap();
        assert_eq!(region.display_name, row["display"]);
        assert_eq!(region.pair, row["paired"].as_str(), "{}", region.name);
        if let Some(tag) = row["aml_service_tag"].as_str() {
            assert_eq!(format!("AzureMachineLearning.{}", region.service_tag), tag);
        }
    }
}

/// The IPv4 prefixes of a list that has IPv6 ones too.
fn ipv4(prefixes: &Value) -> BTreeSet<String> {
    let texts = prefixes.as_array().unwrap().iter().map(|prefix| prefix.as_str().unwrap());
    texts.filter(|prefix| !prefix.contains(':')).map(str::to_owned).collect()
}

#[test]
fn service_tags_agree() {
    let Some(facts) = json("service_tags_AzureMachineLearning.2026-05-06.json") else { return };
    let embedded = ServiceTags::embedded();
    for (key, cloud) in [
        ("Public", Cloud::Public),
        ("China", Cloud::China),
        ("AzureGovernment", Cloud::Government),
        ("AzureGermany", Cloud::Germany),
    ] {
        let tags = &facts["clouds"][key]["tags"];
        let global = embedded.machine_learning_global(cloud).unwrap();
        assert_eq!(
            global.iter().map(ToString::to_string).collect::<BTreeSet<_>>(),
            ipv4(&tags["AzureMachineLearning"])
        );
        for region in regions::all().iter().filter(|region| region.cloud == cloud) {
            let ours = embedded.machine_learning(region);
            let theirs = tags.get(format!("AzureMachineLearning.{}", region.service_tag)).map(ipv4);
            let ours = ours.map(|nets| nets.iter().map(ToString::to_string).collect::<BTreeSet<_>>());
            assert_eq!(ours, theirs, "{}", region.name);
        }
    }
}

#[test]
fn aks_versions_agree() {
    let Some(facts) = json("aks_versions.json") else { return };
    for row in facts["versions"].as_array().unwrap() {
        let (major, minor) = aks_versions::parse(row["minor"].as_str().unwrap()).unwrap();
        let version = aks_versions::find(major, minor).unwrap();
        let date = |field: &str| row[field].as_str().and_then(Date::parse);
        assert_eq!(Some(version.general_availability), date("ga"), "1.{minor}");
        assert_eq!(Some(version.end_of_life), date("eol"), "1.{minor}");
        assert_eq!(version.long_term_end, date("lts_eol"), "1.{minor}");
        // The calendar's year of these two previews is corrected.
        assert!(matches!(minor, 16 | 17) || Some(version.preview) == date("preview"), "1.{minor}");
    }
}

#[test]
fn machine_learning_constants_agree() {
    let Some(facts) = json("aml_aks_constants.json") else { return };
    let compute = &facts["akscompute"];
    assert_eq!(compute["default_vm_size"], machine_learning::DEFAULT_VM_SIZE);
    assert_eq!(compute["default_agent_count"], machine_learning::DEFAULT_AGENT_COUNT);
    assert_eq!(compute["default_agent_count_dev_test"], machine_learning::DEFAULT_AGENT_COUNT_DEV_TEST);
    assert_eq!(compute["min_total_vcpus_unless_dev_test"], machine_learning::MINIMUM_VCPUS);
    assert_eq!(compute["min_nodes_production"], machine_learning::MINIMUM_NODES);
    assert_eq!(compute["cluster_purpose_values"], Value::from(machine_learning::CLUSTER_PURPOSES.to_vec()));
    assert_eq!(
        compute["load_balancer_type_values"],
        Value::from(machine_learning::LOAD_BALANCER_TYPES.to_vec())
    );
    assert_eq!(facts["authorized_ip_ranges"]["max_ranges"], machine_learning::MAX_AUTHORIZED_RANGES);
    assert_eq!(facts["fpga"]["vm_size"], machine_learning::FPGA_VM_SIZE);
    assert_eq!(facts["fpga"]["regions"], Value::from(machine_learning::FPGA_REGIONS.to_vec()));
}
