//! What the model gets: names, loops, conditions.

use super::{at, clean, cluster, compute, names, read, shown, template};
use akslint_model::{ComputeKind, Count, Target, Value};

#[test]
fn names_are_split_at_their_slashes() {
    let parameters = r#""parameters": {"ws": {"type": "string"}, "name": {"type": "string", "defaultValue": "scoring_1"}, "both": {"type": "string"}}"#;
    let name_of = |name: &str| {
        let text = template(&format!(
            "{parameters}, \"variables\": {{\"full\": \"[concat(parameters('ws'), '/', parameters('name'))]\"}}, \"resources\": [{}]",
            compute(name, "\"computeType\": \"AKS\"")
        ));
        let fragment = clean(&text);
        let compute = &fragment.computes[0];
        let place = at(&text, compute.name.span()).to_owned();
        (shown(&compute.workspace.name), shown(&compute.name), place)
    };
    let triple = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    assert_eq!(name_of("\"ml/a\""), triple("ml", "a", "a"));
    for name in [
        "\"[concat(parameters('ws'), '/', parameters('name'))]\"",
        "\"[format('{0}/{1}', parameters('ws'), parameters('name'))]\"",
        "\"[variables('full')]\"",
        "\"[concat(concat(parameters('ws'), '/'), parameters('name'))]\"",
    ] {
        assert_eq!(name_of(name), triple("«parameters('ws')»", "scoring_1", "\"scoring_1\""), "{name}");
    }
    let place = "\"[concat('ml-', parameters('ws'), '/a', parameters('ws'))]\"";
    assert_eq!(name_of(place), triple("«ml-{parameters('ws')}»", "«a{parameters('ws')}»", place));
    assert_eq!(name_of("\"[parameters('both')]\"").1, "«split(parameters('both'), '/')[1]»");
    // A name without its workspace is wrong in Azure, but it is the compute's name all the same.
    assert_eq!(name_of("\"alone\"").1, "alone");
}

#[test]
fn children_stand_within_their_parent_or_beside_it() {
    let text = template(
        r#""resources": [
        {"type": "Microsoft.ContainerService/managedClusters", "name": "aks", "apiVersion": "2023-01-01", "properties": {},
         "resources": [{"type": "agentPools", "name": "inner", "apiVersion": "2023-01-01", "properties": {"count": 1}}]},
        {"type": "microsoft.containerservice/managedclusters/AGENTPOOLS", "name": "aks/outer", "apiVersion": "2023-01-01", "properties": {"count": 2}},
        {"type": "Microsoft.Network/virtualNetworks", "name": "net", "apiVersion": "2023-01-01", "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/8"]}},
         "resources": [{"type": "subnets", "name": "one", "apiVersion": "2023-01-01", "properties": {"addressPrefix": "10.0.0.0/24"}}]},
        {"type": "Microsoft.Network/virtualNetworks/subnets", "name": "net/two", "apiVersion": "2023-01-01", "properties": {"addressPrefixes": ["10.0.1.0/24"]}},
        {"type": "Microsoft.MachineLearningServices/workspaces", "name": "ml", "apiVersion": "2023-01-01", "location": "westeurope",
         "resources": [{"type": "computes", "name": "gpu", "apiVersion": "2023-01-01", "properties": {"computeType": "AmlCompute"}}]},
        {"type": "Microsoft.Network/routeTables", "name": "routes", "apiVersion": "2023-01-01", "properties": {"routes": [{"name": "r", "properties": {"addressPrefix": "0.0.0.0/0", "nextHopType": "VirtualAppliance"}}]}}]"#,
    );
    let fragment = clean(&text);
    let pools: Vec<(String, String)> = fragment
        .pools
        .iter()
        .map(|pool| (shown(pool.cluster.id.as_ref().unwrap().name().unwrap()), shown(&pool.pool.name)))
        .collect();
    assert_eq!(pools, [("aks".into(), "inner".into()), ("aks".into(), "outer".into())]);
    let subnets: Vec<(String, String)> = fragment
        .subnets
        .iter()
        .map(|subnet| {
            (shown(subnet.network.id.as_ref().unwrap().name().unwrap()), shown(&subnet.subnet.name))
        })
        .collect();
    assert_eq!(subnets, [("net".into(), "one".into()), ("net".into(), "two".into())]);
    let compute = &fragment.computes[0];
    assert_eq!((shown(&compute.workspace.name), shown(&compute.name)), ("ml".into(), "gpu".into()));
    assert_eq!(compute.kind, ComputeKind::Other);
    assert_eq!(fragment.route_tables[0].routes.items.len(), 1);
    let labels: Vec<&str> = fragment.resources.iter().map(|resource| resource.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "managedClusters/aks",
            "managedClusters/agentPools/aks/inner",
            "managedClusters/agentPools/aks/outer",
            "virtualNetworks/net",
            "virtualNetworks/subnets/net/one",
            "virtualNetworks/subnets/net/two",
            "workspaces/ml",
            "workspaces/computes/ml/gpu",
            "routeTables/routes",
        ]
    );
}

#[test]
fn computes_are_told_apart_by_type_and_target() {
    let kinds = |properties: &str| {
        let fragment = clean(&template(&format!("\"resources\": [{}]", compute("\"ml/a\"", properties))));
        let compute = fragment.computes[0].clone();
        (compute.kind, compute.target)
    };
    assert_eq!(kinds(r#""computeType": "aks""#), (ComputeKind::Aks, Target::Created));
    assert_eq!(kinds(r#""computeType": "AKS", "resourceId": """#).1, Target::Created);
    assert_eq!(kinds(r#""computeType": "AKS", "resourceId": null"#).1, Target::Created);
    let (kind, target) = kinds(r#""computeType": "AKS", "resourceId": "/subscriptions/x""#);
    assert!(
        kind == ComputeKind::Aks && matches!(target, Target::Attached { resource_id: Value::Known(..), .. })
    );
    let (kind, target) = kinds(r#""computeType": "kubernetes""#);
    assert!(
        kind == ComputeKind::Kubernetes
            && matches!(target, Target::Attached { resource_id: Value::Absent(_), .. })
    );
    assert_eq!(kinds(r#""computeType": "[parameters('nothing')]""#).0, ComputeKind::Other);
    assert_eq!(kinds("").0, ComputeKind::Other);
}

#[test]
fn conditions_decide_which_resources_there_are() {
    let with = |condition: &str| {
        let resource = cluster("\"aks\"", &format!(", \"condition\": {condition}"));
        let text = template(&format!(
            r#""parameters": {{"f": {{"type": "bool", "defaultValue": false}}, "u": {{"type": "bool"}}}}, "resources": [{resource}]"#
        ));
        let fragment = clean(&text);
        fragment
            .clusters
            .first()
            .map(|cluster| cluster.declared.condition.as_ref().map(|symbol| symbol.text().to_owned()))
    };
    assert_eq!(with("true"), Some(None));
    assert_eq!(with("false"), None);
    assert_eq!(with("\"[parameters('f')]\""), None);
    assert_eq!(with("\"[not(parameters('f'))]\""), Some(None));
    assert_eq!(with("\"[parameters('u')]\""), Some(Some("parameters('u')".into())));
    assert_eq!(with("\"[and(parameters('u'), parameters('f'))]\""), None);
}

#[test]
fn loops_over_resources_are_unrolled() {
    let text = template(&format!(
        r#""parameters": {{"names": {{"type": "array", "defaultValue": ["a", "b"]}}}}, "resources": [{}]"#,
        cluster(
            "\"[concat('aks-', parameters('names')[copyIndex()], copyIndex('loop', 1))]\"",
            r#", "copy": {"name": "loop", "count": "[length(parameters('names'))]"}"#
        )
    ));
    let fragment = clean(&text);
    assert_eq!(names(&fragment), ["aks-a1", "aks-b2"]);
    assert!(fragment.clusters.iter().all(|cluster| !cluster.declared.repeated));
    let none = clean(&template(&format!(
        "\"resources\": [{}]",
        cluster("\"aks\"", r#", "copy": {"name": "loop", "count": 0}"#)
    )));
    assert!(none.is_empty());
}

#[test]
fn a_loop_of_unknown_length_stands_for_several_resources() {
    let text = template(&format!(
        r#""parameters": {{"n": {{"type": "int"}}}}, "resources": [{}]"#,
        cluster(
            "\"[concat('aks-', copyIndex())]\"",
            r#", "copy": {"name": "loop", "count": "[parameters('n')]"}"#
        )
    ));
    let fragment = clean(&text);
    assert_eq!(names(&fragment), ["«aks-{copyIndex('loop')}»"]);
    assert!(fragment.clusters[0].declared.repeated);
}

#[test]
fn loops_make_properties() {
    let text = template(&format!(
        r#""parameters": {{"pools": {{"type": "array", "defaultValue": [{{"n": "one", "c": 1}}, {{"n": "two", "c": 2}}]}}, "k": {{"type": "int"}}}},
        "resources": [{}, {}]"#,
        cluster(
            "\"aks\"",
            r#", "properties": {"copy": [{"name": "agentPoolProfiles", "count": "[length(parameters('pools'))]",
               "input": {"name": "[parameters('pools')[copyIndex('agentPoolProfiles')].n]", "count": "[parameters('pools')[copyIndex('agentPoolProfiles')].c]"}}]}"#
        ),
        cluster(
            "\"other\"",
            r#", "properties": {"copy": [{"name": "agentPoolProfiles", "count": "[parameters('k')]", "input": {"name": "x"}}]}"#
        )
    ));
    let fragment = clean(&text);
    let pools = &fragment.clusters[0].pools;
    let found: Vec<(String, Option<Count>)> =
        pools.items.iter().map(|pool| (shown(&pool.name), pool.count.known().cloned())).collect();
    assert_eq!(found, [("one".into(), Some(Count::Whole(1))), ("two".into(), Some(Count::Whole(2)))]);
    assert!(pools.is_complete());
    let open = &fragment.clusters[1].pools;
    assert_eq!(open.more.as_ref().map(|symbol| symbol.text()), Some("parameters('k')"));
}

#[test]
fn arrays_and_objects_may_come_from_parameters_and_variables() {
    let text = template(&format!(
        r#""parameters": {{"ranges": {{"type": "array", "defaultValue": []}}, "more": {{"type": "array"}}, "on": {{"type": "bool"}}}},
        "variables": {{
            "none": {{"authorizedIPRanges": "[parameters('ranges')]"}},
            "some": {{"authorizedIPRanges": "[concat(createArray('1.2.3.4/32'), parameters('more'))]"}},
            "off": {{"authorizedIPRanges": "[if(false(), createArray('x'), parameters('ranges'))]"}},
            "maybe": {{"authorizedIPRanges": "[if(parameters('on'), createArray('5.6.7.8/32'), parameters('ranges'))]"}}}},
        "resources": [{}]"#,
        ["none", "some", "off", "maybe"]
            .map(|name| cluster(
                &format!("\"{name}\""),
                &format!(", \"properties\": {{\"apiServerAccessProfile\": \"[variables('{name}')]\"}}")
            ))
            .join(", ")
    ));
    let fragment = clean(&text);
    let ranges: Vec<(usize, bool)> = fragment
        .clusters
        .iter()
        .map(|cluster| &cluster.api_server.authorized_ranges)
        .map(|ranges| (ranges.items.len(), ranges.is_complete()))
        .collect();
    assert_eq!(ranges, [(0, true), (1, false), (0, true), (1, true)]);
    let maybe = &fragment.clusters[3].api_server.authorized_ranges.items[0];
    assert!(!maybe.given().is_true() && !maybe.given().is_false(), "{maybe:?}");
}

#[test]
fn comments_line_breaks_and_duplicate_keys() {
    let text = template(&format!(
        "// a comment\n\"resources\": [{}, /* another */ {},]",
        cluster("\"[concat('a',\r\n 'b')]\"", ""),
        cluster("\"c\", \"Name\": \"d\"", "")
    ));
    let fragment = read(&text);
    assert_eq!(names(&fragment), ["ab", "d"]);
    let told: Vec<&str> = fragment.problems.iter().map(|problem| at(&text, problem.span)).collect();
    assert_eq!(told, ["\"Name\""]);
}

#[test]
fn keys_that_differ_in_their_case_may_be_someone_elses() {
    let told = |value: &str| {
        let text = template(&format!(
            r#""resources": [{{"type": "Microsoft.Logic/workflows", "name": "w", "properties": {value}}}]"#
        ));
        read(&text).problems.len()
    };
    assert_eq!(told(r#"{"Accept": 1, "accept": 2}"#), 0);
    assert_eq!(told(r#"{"accept": 1, "accept": 2}"#), 1);
}

#[test]
fn a_child_within_its_parent_may_repeat_the_parents_name() {
    let text = template(&format!(
        r#""parameters": {{"aks": {{"type": "string"}}}}, "resources": [{}]"#,
        cluster(
            "\"[parameters('aks')]\"",
            r#", "resources": [{"type": "Microsoft.ContainerService/managedClusters/agentPools", "name": "[concat(parameters('aks'), '/one')]"},
               {"type": "agentPools", "name": "aks/two"}, {"type": "agentPools", "name": "three"}]"#
        )
    ));
    let fragment = clean(&text);
    let pools: Vec<String> = fragment.pools.iter().map(|pool| shown(&pool.pool.name)).collect();
    assert_eq!(pools, ["one", "two", "three"]);
    let owners = fragment.pools.iter().filter_map(|pool| pool.cluster.id.as_ref()?.name());
    assert!(owners.into_iter().all(|name| name.same(&fragment.clusters[0].identity.name).is_true()));
}
