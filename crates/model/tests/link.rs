//! How files are joined: what resolves, what stays external, what is folded.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use akslint_diagnostics::{FileId, Place, Span};
use akslint_model::{
    ApiServer, AttachAs, Cluster, Compute, ComputeKind, Declaration, Fragment, Home, Identity, List,
    LoosePool, Model, NetworkProfile, NodePool, Preflight, Provenance, ResourceId, Scope, Symbol, Target,
    Text, Tls, Value, Vocabulary, Workspace, link,
};

static WORDS: Vocabulary = Vocabulary::new("none", &[]);

fn span(file: u32, at: u32) -> Span {
    Span::new(FileId(file), at, at + 1)
}

fn absent<T>() -> Value<T> {
    Value::Absent(Place::literal(span(0, 0)))
}

fn known(text: &str) -> Value<Text> {
    Value::Known(text.into(), Place::literal(span(0, 0)))
}

fn declared(file: u32, part: u32) -> Declaration {
    Declaration {
        provenance: Provenance::Written,
        vocabulary: &WORDS,
        handle: None,
        block: span(file, 0),
        api_version: None,
        condition: None,
        repeated: false,
        scope: Scope::unit(FileId(file), part),
    }
}

fn identity(name: &str, group: Option<&str>) -> Identity {
    Identity { name: known(name), resource_group: group.map_or_else(absent, known), subscription: absent() }
}

fn network() -> NetworkProfile {
    NetworkProfile {
        block: span(0, 0),
        plugin: absent(),
        plugin_mode: absent(),
        pod_cidr: absent(),
        service_cidr: absent(),
        dns_service_ip: absent(),
        docker_bridge_cidr: absent(),
        load_balancer_sku: absent(),
        outbound_type: absent(),
    }
}

fn pool(name: &str) -> NodePool {
    NodePool {
        block: span(0, 0),
        name: known(name),
        mode: absent(),
        count: absent(),
        autoscaling: absent(),
        min_count: absent(),
        max_count: absent(),
        vm_size: absent(),
        subnet: absent(),
        home: Home::Nowhere,
        max_pods: absent(),
        taints: List::empty(Place::literal(span(0, 0))),
        os_type: absent(),
        priority: absent(),
        kind: absent(),
    }
}

fn cluster(name: &str, group: Option<&str>, declared: Declaration) -> Cluster {
    Cluster {
        declared,
        identity: identity(name, group),
        location: absent(),
        kubernetes_version: absent(),
        pools: List::of(vec![pool("system")], Place::literal(span(0, 0))),
        network: network(),
        api_server: ApiServer {
            authorized_ranges: List::empty(Place::literal(span(0, 0))),
            private: absent(),
            public_fqdn: absent(),
            vnet_integration: absent(),
        },
    }
}

fn compute(name: &str, target: Target, declared: Declaration) -> Compute {
    Compute {
        declared,
        kind: ComputeKind::Aks,
        name: known(name),
        workspace: identity("ml", None),
        location: absent(),
        target,
        purpose: absent(),
        agent_count: absent(),
        agent_vm_size: absent(),
        subnet: absent(),
        private_cluster: absent(),
        network: network(),
        load_balancer_type: absent(),
        load_balancer_subnet: absent(),
        tls: Tls {
            block: span(0, 0),
            status: absent(),
            certificate: absent(),
            key: absent(),
            cname: absent(),
            leaf_domain_label: absent(),
            overwrite_existing_domain: absent(),
        },
    }
}

fn attach(group: &str, name: &str) -> Target {
    let id = format!(
        "/subscriptions/s/resourceGroups/{group}/providers/Microsoft.ContainerService/managedClusters/{name}"
    );
    Target::Attached { resource_id: known(&id), resource_group: absent(), cluster_name: absent() }
}

fn joined(fragments: Vec<Fragment>) -> Model {
    link(fragments, None, &|_, _| true)
}

fn only_origin(model: &Model) -> Provenance {
    let origins: Vec<Provenance> = model.attachments().map(|one| one.cluster.declared.provenance).collect();
    assert_eq!(origins.len(), 1);
    origins[0]
}

#[test]
fn a_compute_finds_its_cluster_in_another_file_without_regard_to_case() {
    let model = joined(vec![
        Fragment { clusters: vec![cluster("MyAks", Some("rg"), declared(0, 0))], ..Fragment::default() },
        Fragment {
            computes: vec![compute("c", attach("RG", "myaks"), declared(1, 0))],
            ..Fragment::default()
        },
    ]);
    assert_eq!(only_origin(&model), Provenance::Written);
}

#[test]
fn a_contradicting_group_keeps_them_apart() {
    let model = joined(vec![Fragment {
        clusters: vec![cluster("myaks", Some("other"), declared(0, 0))],
        computes: vec![compute("c", attach("rg", "myaks"), declared(0, 0))],
        ..Fragment::default()
    }]);
    assert_eq!(only_origin(&model), Provenance::External);
    let attachment = model.attachments().next().unwrap();
    assert!(!attachment.cluster.has_basic_load_balancer().is_true());
    assert!(!attachment.cluster.has_basic_load_balancer().is_false(), "everything asked of it is unknown");
}

#[test]
fn two_that_fit_equally_well_are_none() {
    let far =
        |file| Fragment { clusters: vec![cluster("aks", None, declared(file, 0))], ..Fragment::default() };
    let asking =
        Fragment { computes: vec![compute("c", attach("rg", "aks"), declared(9, 0))], ..Fragment::default() };
    assert_eq!(only_origin(&joined(vec![far(0), far(1), asking])), Provenance::External);
}

#[test]
fn the_nearest_declaration_goes_first() {
    let far = Fragment { clusters: vec![cluster("aks", None, declared(0, 0))], ..Fragment::default() };
    let near = Fragment {
        clusters: vec![cluster("aks", None, declared(1, 0))],
        computes: vec![compute("c", attach("rg", "aks"), declared(1, 0))],
        ..Fragment::default()
    };
    let model = joined(vec![far, near]);
    assert_eq!(model.attachments().next().unwrap().cluster.declared.scope.file(), FileId(1));
}

#[test]
fn a_pool_declared_apart_joins_its_cluster_once() {
    let id = ResourceId {
        subscription: absent(),
        resource_group: absent(),
        kind: Some("Microsoft.ContainerService/managedClusters".to_owned()),
        names: vec![known("aks")],
    };
    let loose =
        |name: &str| LoosePool { declared: declared(0, 0), cluster: id.clone().into(), pool: pool(name) };
    let model = joined(vec![Fragment {
        clusters: vec![cluster("aks", None, declared(0, 0))],
        pools: vec![loose("gpu"), loose("SYSTEM")],
        ..Fragment::default()
    }]);
    let names: Vec<&str> = model
        .clusters()
        .next()
        .unwrap()
        .pools
        .items
        .iter()
        .map(|pool| pool.name.known().unwrap().as_ref())
        .collect();
    assert_eq!(names, ["system", "gpu"], "the second is the pool that the cluster lists already");
}

#[test]
fn a_created_cluster_has_the_defaults_of_azure_ml() {
    let model = joined(vec![Fragment {
        computes: vec![compute("c", Target::Created, declared(0, 0))],
        ..Fragment::default()
    }]);
    let attachment = model.attachments().next().unwrap();
    let pool = &attachment.cluster.pools.items[0];
    assert_eq!(pool.nodes().exact(), Some(3));
    assert_eq!(pool.vm_size.known().map(AsRef::as_ref), Some("Standard_D3_v2"));
    assert!(attachment.compute.is_production().is_true());
}

#[test]
fn without_a_purpose_that_is_known_one_to_three_nodes_are_created() {
    let mut asking = compute("c", Target::Created, declared(0, 0));
    asking.purpose = Value::Unknown(
        Symbol::new(asking.declared.scope, "parameters('purpose')"),
        Place::literal(span(0, 0)),
    );
    let model = joined(vec![Fragment { computes: vec![asking], ..Fragment::default() }]);
    let nodes = model.attachments().next().unwrap().cluster.pools.items[0].nodes();
    assert_eq!((nodes.min, nodes.max), (1, Some(3)));
}

#[test]
fn a_preflight_asks_for_clusters_that_nobody_attaches() {
    let preflight = Preflight {
        attach_as: AttachAs::DevTest,
        workspace_location: Some("westeurope".into()),
        workspace_subscription: None,
    };
    let fragment = Fragment {
        clusters: vec![
            cluster("attached", Some("rg"), declared(0, 0)),
            cluster("free", Some("rg"), declared(0, 0)),
        ],
        computes: vec![compute("c", attach("rg", "attached"), declared(0, 0))],
        ..Fragment::default()
    };
    let model = link(vec![fragment], Some(&preflight), &|_, _| true);
    let asked: Vec<_> = model.attachments().filter(|one| one.compute.declared.is_asked()).collect();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].cluster.identity.name.known().map(AsRef::as_ref), Some("free"));
    assert!(asked[0].compute.is_dev_test().is_true());
    assert_eq!(asked[0].workspace_location().known().map(AsRef::as_ref), Some("westeurope"));
    assert_eq!(model.computes().count(), 1, "the asking compute is nobody's");
}

#[test]
fn a_compute_knows_its_workspace() {
    let workspace =
        Workspace { declared: declared(0, 0), identity: identity("ML", None), location: known("westus2") };
    let model = joined(vec![Fragment {
        workspaces: vec![workspace],
        computes: vec![compute("c", Target::Created, declared(0, 0))],
        ..Fragment::default()
    }]);
    assert_eq!(
        model.attachments().next().unwrap().workspace_location().known().map(AsRef::as_ref),
        Some("westus2")
    );
}

#[test]
fn the_subnet_of_a_pool_is_the_last_part_of_its_id() {
    let name = |subnet: Value<Text>| NodePool { subnet, ..pool("system") }.subnet_name();
    let id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/aks";
    assert_eq!(name(known(id)).known().unwrap().as_ref(), "aks");
    assert_eq!(name(known("subnets/aks")).known().unwrap().as_ref(), "aks");
    assert!(name(absent()).absent().is_true());
}

#[test]
fn an_empty_text_is_no_authorized_range_and_an_expression_is_one() {
    let symbol = Symbol::new(Scope::unit(FileId(0), 0), "parameters('office')");
    let place = Place::literal(span(0, 0));
    let restricted = |items: Vec<Value<Text>>| {
        let mut cluster = cluster("aks", None, declared(0, 0));
        cluster.api_server.authorized_ranges = List::of(items, place);
        cluster.has_authorized_ranges()
    };
    assert!(restricted(vec![known("")]).is_false());
    assert!(restricted(vec![known(""), Value::Unknown(symbol, place)]).is_true());
    assert!(restricted(vec![known("73.140.245.0/24")]).is_true());
}

#[test]
fn a_cluster_that_azure_showed_twice_is_one_cluster() {
    let shown = |file: u32, subscription: Value<Text>, provenance: Provenance| {
        let mut cluster = cluster("aks", Some("rg"), Declaration { provenance, ..declared(file, 1) });
        cluster.identity.subscription = subscription;
        cluster
    };
    let attached = |clusters: Vec<Cluster>| {
        let computes = vec![compute("c", attach("rg", "aks"), declared(9, 0))];
        let model = joined(vec![Fragment { clusters, computes, ..Fragment::default() }]);
        model
            .attachments()
            .next()
            .map(|one| (one.cluster.is_in_inputs(), one.cluster.declared.scope.file()))
            .unwrap()
    };
    let azure = Provenance::Printed;
    assert_eq!(attached(vec![shown(0, known("s"), azure), shown(1, known("S"), azure)]), (true, FileId(0)));
    for (subscription, provenance) in [(known("s"), Provenance::Written), (absent(), azure)] {
        let clusters = vec![shown(0, known("s"), azure), shown(1, subscription, provenance)];
        assert!(!attached(clusters).0, "which of the two is meant is not known");
    }
}

#[test]
fn an_equal_name_in_another_folder_is_not_enough() {
    let apart = |group: Option<&str>| {
        let far = Fragment { clusters: vec![cluster("aks", group, declared(0, 0))], ..Fragment::default() };
        let computes = vec![compute("c", attach("rg", "aks"), declared(1, 0))];
        link(vec![far, Fragment { computes, ..Fragment::default() }], None, &|one, two| one == two)
    };
    assert_eq!(only_origin(&apart(None)), Provenance::External, "another team's cluster may have that name");
    assert_eq!(only_origin(&apart(Some("RG"))), Provenance::Written, "the group tells that it is this one");
}

#[test]
fn a_reference_may_mean_a_declaration_whatever_its_name() {
    let handle = |name: &'static str| Symbol::new(Scope::unit(FileId(0), 0), name);
    let called = |name, address| {
        let declared = Declaration { handle: Some(handle(address)), ..declared(0, 0) };
        cluster(name, None, declared)
    };
    let target = Target::Attached {
        resource_id: Value::Unknown(handle("aks[1]"), Place::literal(span(0, 0))),
        resource_group: absent(),
        cluster_name: absent(),
    };
    let model = joined(vec![Fragment {
        clusters: vec![called("same", "aks[0]"), called("same", "aks[1]")],
        computes: vec![compute("c", target, declared(0, 0))],
        ..Fragment::default()
    }]);
    let attachment = model.attachments().next().unwrap();
    assert_eq!(attachment.cluster.declared.handle, Some(handle("aks[1]")));
}

#[test]
fn a_pool_without_its_cluster_is_asked_what_it_can_answer() {
    let id = ResourceId {
        subscription: absent(),
        resource_group: absent(),
        kind: Some("Microsoft.ContainerService/managedClusters".to_owned()),
        names: vec![known("aks")],
    };
    let loose = LoosePool { declared: declared(0, 0), cluster: id.into(), pool: pool("work") };
    let model = joined(vec![Fragment { pools: vec![loose], ..Fragment::default() }]);
    assert_eq!(model.clusters().count(), 0);
    let [stray] = model.clusters_with_pools().collect::<Vec<_>>()[..] else { panic!("one") };
    assert_eq!(stray.pools.items.len(), 1);
    assert!(!stray.pools.is_complete() && !stray.has_basic_load_balancer().is_false());
}

#[test]
fn questions_asked_of_a_cluster_that_no_input_shows_have_answers_of_their_own() {
    let computes = vec![compute("c", attach("rg", "aks"), declared(0, 0))];
    let model = joined(vec![Fragment { computes, ..Fragment::default() }]);
    let network = &model.attachments().next().unwrap().cluster.network;
    assert!(!network.service_cidr.same(&network.pod_cidr).is_true());
    assert!(network.service_cidr.same(&network.service_cidr).is_true());
}
