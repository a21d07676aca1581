//! Long files are checked in time that grows with their length: work that grows with its square would keep these
//! tests busy for many minutes.
#![allow(clippy::expect_used, missing_docs)]

mod support;

use support::report;

const MANY: usize = 10_000;

const CLUSTER: &str = r#"{
    "id": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks",
    "name": "aks", "location": "westeurope", "resourceGroup": "rg", "type": "Microsoft.ContainerService/ManagedClusters",
    "agentPoolProfiles": [{"name": "np", "mode": "System", "count": 2, "vmSize": "Standard_D2_v2", "osType": "Linux"}]
}"#;

const COMPUTE: &str = r#"{
    "id": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/computes/scoring",
    "name": "scoring", "type": "Microsoft.MachineLearningServices/workspaces/computes",
    "properties": {
        "computeType": "AKS",
        "resourceId": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks",
        "properties": {"clusterPurpose": "FastProd"}
    }
}"#;

fn template(resources: &[String]) -> String {
    format!(
        r#"{{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0", "resources": [{}]}}"#,
        resources.join(",\n")
    )
}

#[test]
fn a_list_of_equal_rows_is_joined() {
    let rows = [vec![COMPUTE; MANY], vec![CLUSTER; MANY]].concat();
    let report = report([("list.json", format!("[{}]", rows.join(",\n")).as_str())]);
    let found: Vec<&str> = report.diagnostics.iter().map(|one| one.code.as_ref()).collect();
    assert_eq!(report.summary.resources, 2 * 10_000);
    assert!(found.contains(&"AML102"), "the pictures of one cluster are one cluster: {found:?}");
}

#[test]
fn findings_in_one_long_array_get_their_paths() {
    let attach = |index: usize| {
        format!(
            r#"{{"type": "Microsoft.MachineLearningServices/workspaces/computes", "apiVersion": "2021-04-01",
            "name": "ws/compute-{index:06}", "properties": {{"computeType": "AKS",
            "resourceId": "[resourceId('Microsoft.ContainerService/managedClusters', 'aks')]"}}}}"#
        )
    };
    let report =
        report([("azuredeploy.json", template(&(0..MANY).map(attach).collect::<Vec<_>>()).as_str())]);
    let again = report.diagnostics.iter().filter(|one| one.code == "AML608");
    let paths: Vec<String> = again.map(|one| format!("{:?}", one.data_path)).collect();
    assert_eq!(paths.len(), MANY - 1, "each attachment but the first");
    let last = paths.last().expect("there are some");
    assert!(last.contains(&format!("Index({})", MANY - 1)), "{last}");
}

#[test]
fn a_cluster_takes_in_its_loose_pools() {
    let cluster = r#"{"type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2021-05-01", "name": "aks",
        "location": "westeurope", "properties": {"dnsPrefix": "aks", "agentPoolProfiles": []}}"#;
    let pool = |index: usize| {
        format!(
            r#"{{"type": "Microsoft.ContainerService/managedClusters/agentPools", "apiVersion": "2021-05-01",
            "name": "aks/p{index}", "properties": {{"count": 1, "mode": "User", "vmSize": "Standard_NoSuch_v9"}}}}"#
        )
    };
    let resources: Vec<String> = std::iter::once(cluster.to_owned()).chain((0..MANY).map(pool)).collect();
    let report = report([("azuredeploy.json", template(&resources).as_str())]);
    let unknown = report.diagnostics.iter().filter(|one| one.code == "AML112").count();
    assert_eq!(unknown, MANY, "each pool is judged");
}
