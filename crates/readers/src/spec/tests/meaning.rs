//! What a spec means: what becomes of its sections, and of what it leaves unsaid.

use super::{SAMPLE, SAMPLE_JSON, read, slice};
use akslint_model::{ComputeKind, Count, Fragment, Model, ResourceId, Target, Text, Truth, Value, link};

fn known(value: &Value<Text>) -> &str {
    value.known().map_or("(not known)", AsRef::as_ref)
}

fn symbol(value: &Value<Text>) -> &str {
    value.symbol().map_or("(no symbol)", |symbol| symbol.text())
}

fn joined(text: &str) -> Model {
    let fragment = read(text);
    assert!(fragment.problems.is_empty(), "{:?}", fragment.problems);
    link(vec![fragment], None, &|_, _| true)
}

fn target(fragment: &Fragment) -> [&Value<Text>; 3] {
    match &fragment.computes[0].target {
        Target::Attached { resource_id, resource_group, cluster_name } => {
            [resource_id, resource_group, cluster_name]
        }
        Target::Created => panic!("the cluster is created"),
    }
}

#[test]
fn every_section_is_lowered_from_yaml_and_json_alike() {
    for text in [SAMPLE, SAMPLE_JSON] {
        let fragment = read(text);
        let labels: Vec<&str> = fragment.resources.iter().map(|one| one.label.as_str()).collect();
        assert_eq!(
            labels,
            ["workspace/ml-scoring", "cluster/aks-scoring", "compute/scoring", "virtualNetwork/vnet-scoring"]
        );
        let compute = &fragment.computes[0];
        assert_eq!((compute.kind, known(&compute.purpose)), (ComputeKind::Aks, "FastProd"));
        assert_eq!(known(&compute.load_balancer_subnet), "snet-aks");
        assert_eq!(known(&compute.tls.cname), "scoring.example.com");
        assert!(compute.tls.certificate.known().is_some() && compute.tls.key.known().is_some());
        assert_eq!(compute.tls.overwrite_existing_domain.known(), Some(&false));
        assert_eq!(slice(text, compute.name.span()).trim_matches('"'), "scoring");
        let cluster = &fragment.clusters[0];
        assert_eq!(cluster.pools.items.len(), 2);
        assert_eq!(cluster.pools.items[0].count.known(), Some(&Count::Whole(3)));
        assert_eq!(known(&cluster.pools.items[1].taints.items[0]), "sku=gpu:NoSchedule");
        assert_eq!(cluster.api_server.authorized_ranges.items.len(), 2);
        let network = &fragment.networks[0];
        assert_eq!(known(&network.address_prefixes.items[0]), "10.1.0.0/16");
        assert_eq!(known(&network.subnets.items[0].prefixes.items[0]), "10.1.0.0/24");
        assert_eq!(known(&fragment.workspaces[0].location), "westeurope");
    }
}

#[test]
fn a_compute_without_a_target_attaches_the_cluster_of_its_document() {
    for cluster in ["name: aks", "name: aks, resourceGroup: rg", "resourceGroup: rg", "location: westeurope"]
    {
        let text = format!("akslint: 1\ncompute: {{name: a}}\ncluster: {{{cluster}}}\n");
        let fragment = read(&text);
        let [id, group, name] = target(&fragment);
        assert!(id.absent().is_true() && name.given().is_true(), "{cluster}");
        assert_eq!(group.given().is_true(), cluster.contains("resourceGroup"), "{cluster}");
        let model = joined(&text);
        let attachment = model.attachments().next().unwrap();
        assert_eq!(attachment.cluster.location.span().file, attachment.compute.name.span().file);
        assert!(attachment.cluster.is_in_inputs(), "{cluster}");
        assert_eq!(model.clusters().count(), 1);
    }
}

#[test]
fn it_attaches_it_by_its_id_where_that_is_in_another_subscription() {
    let ids = ["0b1f6471-1bf0-4dda-aec3-cb9272f09590", "5b1f6c2e-93d4-4a07-8e6b-c41d70a9f258"];
    let text = |cluster: &str| {
        format!(
            "akslint: 1\nworkspace: {{subscriptionId: {}}}\ncompute: {{name: a}}\ncluster: {{{cluster}}}\n",
            ids[0]
        )
    };
    for cluster in [
        format!("name: aks, resourceGroup: rg, subscriptionId: {}", ids[1]),
        format!("name: aks, subscriptionId: {}", ids[1]),
        format!("subscriptionId: {}", ids[1]),
    ] {
        let text = text(&cluster);
        let fragment = read(&text);
        let [id, group, name] = target(&fragment);
        assert!(group.absent().is_true() && name.absent().is_true());
        assert_eq!(known(&ResourceId::read(id).unwrap().subscription), ids[1]);
        assert_eq!(slice(&text, id.span()), ids[1]);
        assert!(joined(&text).attachments().all(|one| one.cluster.is_in_inputs()), "{cluster}");
    }
    let same = text(&format!("name: aks, subscriptionId: {}", ids[0].to_uppercase()));
    assert_eq!(known(target(&read(&same))[2]), "aks");
}

#[test]
fn what_a_compute_leaves_out_of_its_target_is_taken_from_the_cluster() {
    let cluster = "cluster: {name: aks, resourceGroup: rg}\n";
    for (given, expected) in [
        ("clusterName: aks", ["rg", "aks"]),
        ("resourceGroup: other", ["other", "aks"]),
        ("clusterName: b, resourceGroup: other", ["other", "b"]),
    ] {
        let fragment = read(&format!("akslint: 1\ncompute: {{{given}}}\n{cluster}"));
        let [_, group, name] = target(&fragment);
        assert_eq!([known(group), known(name)], expected);
    }
    let alone = read("akslint: 1\ncompute: {clusterName: aks}\n");
    assert!(target(&alone)[1].absent().is_true(), "without a section nothing else tells the group");
    let by_id = read(&format!("akslint: 1\ncompute: {{resourceId: /x}}\n{cluster}"));
    assert!(target(&by_id)[1].absent().is_true() && target(&by_id)[2].absent().is_true());
}

#[test]
fn the_mode_follows_from_the_rest() {
    for (document, is_created) in [
        ("compute: {name: a}", true),
        ("compute: {name: a, resourceGroup: rg}", true),
        ("compute: {name: a}\ncluster: {}", true),
        ("compute: {name: a}\ncluster: {name: null}", true),
        ("compute: {name: a, mode: create}\ncluster: {name: b}", true),
        ("compute: {name: a, clusterName: b}", false),
        ("compute: {name: a, resourceId: b}", false),
        ("compute: {name: a}\ncluster: {name: b}", false),
        ("compute: {name: a, mode: attach}", false),
        ("compute: {name: a, computeType: Kubernetes}", false),
    ] {
        let fragment = read(&format!("akslint: 1\n{document}\n"));
        assert_eq!(fragment.computes[0].is_created(), is_created, "{document}");
    }
}

#[test]
fn of_a_cluster_to_be_created_the_section_is_a_wish() {
    let text = "akslint: 1\nworkspace: {location: westeurope}\ncompute: {name: a, mode: create, agentCount: 4}\ncluster:\n  \
                location: eastus\n  agentPoolProfiles: [{count: 9, vmSize: Standard_D2_v2, vnetSubnetID: /s}]\n  \
                networkProfile: {serviceCidr: 10.2.0.0/16, outboundType: userDefinedRouting}\n  \
                apiServerAccessProfile: {enablePrivateCluster: true}\n";
    let fragment = read(text);
    assert!(fragment.clusters.is_empty());
    let compute = &fragment.computes[0];
    assert_eq!(compute.private_cluster.known(), Some(&true));
    assert_eq!(compute.agent_count.known(), Some(&Count::Whole(4)));
    assert_eq!((known(&compute.agent_vm_size), known(&compute.subnet)), ("Standard_D2_v2", "/s"));
    assert_eq!((known(&compute.location), known(&compute.network.service_cidr)), ("eastus", "10.2.0.0/16"));
    assert_eq!(known(&compute.network.outbound_type), "userDefinedRouting");
}

#[test]
fn a_cluster_to_be_created_stands_where_the_workspace_does() {
    let location = |compute: &str| {
        let text = format!("akslint: 1\nworkspace: {{location: westeurope}}\ncompute: {{{compute}}}\n");
        read(&text).computes[0].location.clone()
    };
    assert_eq!(known(&location("name: a")), "westeurope");
    assert_eq!(known(&location("computeLocation: eastus")), "eastus");
    assert!(location("clusterName: a").absent().is_true());
    assert_eq!(symbol(&read("akslint: 1\ncompute: {name: a}\n").computes[0].location), "workspace.location");
}

#[test]
fn a_name_that_is_left_out_is_unknown() {
    let fragment = read(
        "akslint: 1\nworkspace: {location: a}\ncluster: {location: a}\nvirtualNetwork: {subnets: [{}]}\n",
    );
    let identities =
        [&fragment.workspaces[0].identity, &fragment.clusters[0].identity, &fragment.networks[0].identity];
    for (identity, section) in identities.into_iter().zip(["workspace", "cluster", "virtualNetwork"]) {
        assert_eq!(symbol(&identity.name), format!("{section}.name"));
        // Nobody asks for what tells resources apart only where it is told.
        assert!(identity.resource_group.absent().is_true() && identity.subscription.absent().is_true());
    }
    assert!(
        read("akslint: 1\ncompute: {mode: create}\n").computes[0].name.absent().is_true(),
        "a compute needs a name"
    );
}

#[test]
fn what_a_cluster_does_not_tell_of_its_size_and_load_balancer_is_unknown() {
    for pools in ["", "agentPoolProfiles: []", "agentPoolProfiles: null"] {
        let fragment = read(&format!("akslint: 1\ncluster:\n  name: a\n  {pools}\n"));
        let cluster = &fragment.clusters[0];
        assert!(!cluster.pools.is_complete() && cluster.has_basic_load_balancer().is_possible());
    }
    let fragment = read("akslint: 1\ncluster: {agentPoolProfiles: [{vmSize: a}]}\n");
    let count = &fragment.clusters[0].pools.items[0].count;
    assert_eq!(count.symbol().map(|symbol| symbol.text()), Some("cluster.agentPoolProfiles[0].count"));
}

#[test]
fn a_further_document_speaks_of_the_same_workspace() {
    let text = "akslint: 1\nworkspace: {name: ml}\ncompute: {name: a}\n---\nakslint: 1\ncompute: {name: b}\n---\n\
                akslint: 1\nworkspace: {name: other}\ncompute: {name: c}\n";
    let names: Vec<String> =
        read(text).computes.iter().map(|compute| known(&compute.workspace.name).to_owned()).collect();
    assert_eq!(names, ["ml", "ml", "other"]);
    let model = joined(text);
    let workspaces: Vec<bool> = model.attachments().map(|one| one.workspace.is_some()).collect();
    assert_eq!(workspaces, [true, true, true]);
    let unnamed = read("akslint: 1\ncompute: {name: a}\n---\nakslint: 1\ncompute: {name: b}\n");
    let [one, two] = [&unnamed.computes[0].workspace, &unnamed.computes[1].workspace];
    assert_eq!(one.name.same(&two.name), Truth::True);
}

#[test]
fn each_document_attaches_its_own_cluster() {
    let text = "akslint: 1\ncompute: {name: a}\ncluster: {location: eastus}\n---\nakslint: 1\ncompute: {name: b}\ncluster: \
                {location: westus}\n";
    let model = joined(text);
    let pairs: Vec<(&str, &str)> =
        model.attachments().map(|one| (known(&one.compute.name), known(&one.cluster.location))).collect();
    assert_eq!(pairs, [("a", "eastus"), ("b", "westus")]);
}

#[test]
fn a_section_that_says_nothing_declares_nothing() {
    for document in
        ["compute: {}", "compute:", "cluster: {name: null}\nvirtualNetwork: {}\nworkspace: {}", ""]
    {
        let fragment = read(&format!("akslint: 1\n{document}\n"));
        assert!(fragment.is_empty() && fragment.problems.is_empty(), "{document}");
    }
}

#[test]
fn a_wrong_value_is_unknown_and_the_rest_is_known() {
    let text = "akslint: 1\ncompute:\n  name: 12\n  agentCount: \"3\"\n  clusterPurpose: DevTest\n  computeType: AKS\n  \
                agentVMSize: Standard_D2_v2\n  sslConfiguration: 5\ncluster:\n  networkProfile: {loadBalancerSku: basic}\n  \
                agentPoolProfiles: {count: 1}\n  apiServerAccessProfile: {authorizedIPRanges: 1.2.3.4/32}\n";
    let fragment = read(text);
    assert_eq!(fragment.problems.len(), 6);
    let (compute, cluster) = (&fragment.computes[0], &fragment.clusters[0]);
    assert!(compute.name.symbol().is_some() && compute.agent_count.symbol().is_some());
    assert!(compute.tls.status.symbol().is_some() && compute.tls.key.symbol().is_some());
    assert!(compute.agent_vm_size.absent().is_true(), "the case of a name matters");
    assert_eq!((known(&compute.purpose), compute.kind), ("DevTest", ComputeKind::Aks));
    assert_eq!(known(&cluster.network.load_balancer_sku), "basic");
    assert!(!cluster.pools.is_complete() && !cluster.api_server.authorized_ranges.is_complete());
    assert_eq!(read("akslint: 1\ncompute: {computeType: aks}\n").computes[0].kind, ComputeKind::Other);
    assert!(read("akslint: 1\ncompute: [1]\ncluster: a\n").computes.is_empty());
}

#[test]
fn a_number_without_a_fraction_is_a_count_in_any_notation() {
    for (number, expected) in [("3", 3), ("3.0", 3), ("30e-1", 3), ("-2.0", -2), ("0x10", 16), ("+4", 4)] {
        let fragment = read(&format!("akslint: 1\ncompute: {{agentCount: {number}}}\n"));
        assert_eq!(fragment.computes[0].agent_count.known(), Some(&Count::Whole(expected)), "{number}");
        assert!(fragment.problems.is_empty(), "{number}");
    }
}

#[test]
fn status_stays_absent() {
    let fragment = read("akslint: 1\ncompute: {sslConfiguration: {leafDomainLabel: a}}\n");
    assert!(fragment.computes[0].tls.status.absent().is_true());
}
