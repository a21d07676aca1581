//! The forms in which Azure and its tools print the resources that akslint reads.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use akslint_diagnostics::FileId;
use akslint_model::{ComputeKind, Fragment, Target, Text, Value};
use akslint_readers::{Inputs, READERS, Reader};

const AKS_SHOW: &str = include_str!("azure/aks_show.json");
const COMPUTE_GET: &str = include_str!("azure/compute_get.json");

fn reader() -> &'static dyn Reader {
    *READERS.iter().find(|reader| reader.format().name() == "azure").unwrap()
}

fn read(text: &str) -> Fragment {
    assert!(reader().claims("out.json", text), "not claimed: {text}");
    let fragment = reader().read(FileId(0), text, &Inputs::default());
    assert!(fragment.problems.is_empty(), "{:?}", fragment.problems);
    fragment
}

fn known(value: &Value<Text>) -> &str {
    value.known().unwrap_or_else(|| panic!("{value:?}"))
}

#[test]
fn reads_what_az_aks_show_prints() {
    let fragment = read(AKS_SHOW);
    let cluster = &fragment.clusters[0];
    assert_eq!(known(&cluster.identity.name), "aks-scoring");
    assert_eq!(known(&cluster.identity.resource_group), "rg-aks");
    assert_eq!(known(&cluster.identity.subscription), "6f1f2c3a-0d5e-4b7a-9c41-2e8d7a90b1c4");
    assert_eq!(known(&cluster.network.dns_service_ip), "10.100.0.10");
    assert_eq!(known(&cluster.network.load_balancer_sku), "Standard");
    assert_eq!(known(&cluster.api_server.authorized_ranges.items[0]), "203.0.113.0/24");
    assert_eq!(cluster.pools.items.len(), 2);
    assert!(known(&cluster.pools.items[0].subnet).ends_with("/subnets/nodes"));
    assert!(cluster.pools.items[1].subnet.is_absent());
    assert_eq!(cluster.pools.items[1].nodes().max, Some(3));
    assert_eq!(fragment.resources[0].label, "managedClusters/aks-scoring");
}

#[test]
fn reads_a_compute_as_resource_manager_gives_it() {
    let fragment = read(COMPUTE_GET);
    let compute = &fragment.computes[0];
    assert_eq!(compute.kind, ComputeKind::Aks);
    assert_eq!(known(&compute.name), "scoring");
    assert_eq!(known(&compute.workspace.name), "ws-scoring");
    assert_eq!(known(&compute.workspace.resource_group), "rg-ml");
    assert_eq!(known(&compute.purpose), "DevTest");
    let Target::Attached { resource_id, .. } = &compute.target else { panic!("{:?}", compute.target) };
    assert!(known(resource_id).ends_with("/managedClusters/aks-scoring"));
    assert!(compute.load_balancer_subnet.is_absent(), "null is an answer");
    assert!(compute.tls.key.symbol().is_some(), "Azure never shows the key that is there");
}
