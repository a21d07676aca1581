//! What the reader says about documents of the wrong shape, and where.

use super::{SAMPLE, SAMPLE_JSON, read, slice};
use akslint_diagnostics::ProblemKind;

/// Reads a text in which `«…»` mark the characters that are complained about, and compares the complaints:
/// the marked characters, the message, and the help.
fn complains(marked: &str, expected: &[(&str, &str)]) {
    let mut text = String::new();
    let (mut starts, mut spans) = (Vec::new(), Vec::new());
    for char in marked.chars() {
        match char {
            '«' => starts.push(text.len()),
            '»' => spans.push((starts.pop().unwrap(), text.len())),
            char => text.push(char),
        }
    }
    spans.sort_unstable();
    let mut problems = read(&text).problems;
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    let found: Vec<(&str, &str)> = problems
        .iter()
        .map(|problem| (problem.message.as_str(), problem.help.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(found, expected, "{text}");
    let places: Vec<(usize, usize)> = problems
        .iter()
        .map(|problem| {
            (usize::try_from(problem.span.start).unwrap(), usize::try_from(problem.span.end).unwrap())
        })
        .collect();
    assert_eq!(places, spans, "{text}");
}

#[test]
fn nothing_about_the_samples() {
    complains(SAMPLE, &[]);
    complains(SAMPLE_JSON, &[]);
}

#[test]
fn unknown_fields_with_the_nearest_name() {
    complains(
        "akslint: 1\n«computes»: {}\ncompute:\n  «agentCont»: 3\n  sslConfiguration: {«leafLabel»: a}\n",
        &[
            ("unknown field `computes`", "did you mean `compute`?"),
            ("unknown field `agentCont` in `compute`", "did you mean `agentCount`?"),
            (
                "unknown field `leafLabel` in `compute.sslConfiguration`",
                "remove it, or use one of status, cert, key, cname, leafDomainLabel, overwriteExistingDomain",
            ),
        ],
    );
    complains(
        "{\"akslint\": 1, \"cluster\": {\"agentPoolProfiles\": [{}, {«\"VmSize\"»: \"a\"}]}, «\"name\"»: \"a\"}",
        &[
            ("unknown field `VmSize` in `cluster.agentPoolProfiles`", "did you mean `vmSize`?"),
            ("unknown field `name`", "`name` belongs in `workspace`"),
        ],
    );
}

#[test]
fn wrong_types_with_what_was_found() {
    complains(
        "akslint: 1\ncompute:\n  name: «123»\n  mode: «Attach»\n  computeType: «aks»\n  agentCount: «\"3\"»\n  \
         sslConfiguration: {overwriteExistingDomain: «'yes'»}\n",
        &[
            ("expected a string, found the number 123", "put it in quotes: \"123\""),
            ("expected \"create\" or \"attach\", found the string \"Attach\"", "did you mean \"attach\"?"),
            ("expected \"AKS\" or \"Kubernetes\", found the string \"aks\"", "did you mean \"AKS\"?"),
            ("expected an integer, found the string \"3\"", "write 3 without quotes"),
            ("expected true or false, found the string \"yes\"", ""),
        ],
    );
    complains(
        "akslint: 1\ncompute: «[1]»\ncluster:\n  kubernetesVersion: «1.30»\n  agentPoolProfiles:\n    «name: a»\n  \
         networkProfile: «standard»\n  apiServerAccessProfile:\n    authorizedIPRanges: «203.0.113.0/24»\n    \
         enablePrivateCluster: «\"True\"»\n",
        &[
            ("expected an object, found an array", ""),
            ("expected a string, found the number 1.30", "put it in quotes: \"1.30\""),
            (
                "expected an array of objects, found an object",
                "`agentPoolProfiles` takes several values; write them in brackets or as a list",
            ),
            ("expected an object, found a string", ""),
            (
                "expected an array of strings, found a string",
                "`authorizedIPRanges` takes several values; write them in brackets or as a list",
            ),
            ("expected true or false, found the string \"True\"", "write true without quotes"),
        ],
    );
    complains(
        "{\"akslint\": 1, \"compute\": {\"agentCount\": «2.5»}, \"virtualNetwork\": {\"addressPrefixes\": [«null», «4»], \
         \"subnets\": [«\"a\"», {\"name\": «true»}]}}",
        &[
            ("expected an integer, found the number 2.5", ""),
            ("expected a string, found null", ""),
            ("expected a string, found the number 4", "put it in quotes: \"4\""),
            ("expected an object, found a string", ""),
            ("expected a string, found true", "put it in quotes: \"true\""),
        ],
    );
}

#[test]
fn the_marker() {
    let help = "write `akslint: 1`, the version of the format that this akslint reads";
    complains("akslint: «2»\n", &[("expected 1, found the number 2", help)]);
    complains("akslint: «\"1\"»\n", &[("expected 1, found the string \"1\"", help)]);
    complains("{\"akslint\": «null»}", &[("expected 1, found null", help)]);
    complains(
        "«{\"compute\": {}}»",
        &[("the field `akslint` is missing", "add `akslint: 1`, the version of the format")],
    );
    assert_eq!(read("{\"compute\": {}}").problems[0].missing.as_deref(), Some("akslint"));
}

#[test]
fn every_document_of_a_file_is_compared() {
    complains(
        "---\nakslint: 1\n«a»: 1\n---\n«compute:\n  name: b»\n---\n# nothing\n",
        &[
            (
                "unknown field `a`",
                "remove it, or use one of akslint, $schema, workspace, compute, cluster, virtualNetwork",
            ),
            ("the field `akslint` is missing", "add `akslint: 1`, the version of the format"),
        ],
    );
}

#[test]
fn a_document_that_is_no_object_or_empty() {
    complains("«- akslint: 1»\n", &[("expected an object, found an array", "")]);
    complains("«akslint»", &[("expected an object, found a string", "")]);
    complains("«»", &[("the document is empty", "begin with `akslint: 1`")]);
    complains("«# nothing\n---\n»", &[("the document is empty", "begin with `akslint: 1`")]);
}

#[test]
fn fields_that_stand_twice() {
    for text in [
        "akslint: 1\ncompute:\n  name: a\n  «name»: b\n",
        "{\"akslint\": 1, \"compute\": {\"name\": \"a\", «\"name\"»: \"b\"}}",
    ] {
        complains(text, &[("duplicate field `name`", "")]);
        let plain = text.replace(['«', '»'], "");
        let problems = read(&plain).problems;
        let first = &problems[0].related[0];
        assert_eq!(slice(&plain, first.span).trim_matches('"'), "name");
        assert!(first.span.end < problems[0].span.start);
    }
}

#[test]
fn null_is_the_same_as_to_leave_out() {
    complains(
        "akslint: 1\n$schema:\nworkspace:\ncompute: {name: null, mode: ~, sslConfiguration: }\ncluster: null\n",
        &[],
    );
}

#[test]
fn merged_and_repeated_blocks_are_compared_where_they_stand() {
    complains(
        "akslint: 1\ncluster:\n  agentPoolProfiles:\n    - &pool {name: a, count: 3}\n    - <<: *pool\n      name: b\n",
        &[],
    );
    complains("akslint: 1\nworkspace: &a {name: b}\ncompute: «*c»\n".replace("«*c»", "*a").as_str(), &[]);
    complains(
        "akslint: 1\nworkspace: {name: &n 3}\n".replace("&n 3", "&n «3»").as_str(),
        &[("expected a string, found the number 3", "put it in quotes: \"3\"")],
    );
}

#[test]
fn in_a_broken_text_nothing_is_called_missing() {
    let problems = read("{\"compute\": {\"name\": }").problems;
    assert!(!problems.is_empty());
    assert!(problems.iter().all(|problem| problem.kind == ProblemKind::Syntax), "{problems:?}");
}

#[test]
fn the_list_ends_after_a_hundred() {
    let fields: String = (0..500).map(|index| format!("\"unknown{index}\": 1, ")).collect();
    let problems = read(&format!("{{{fields}\"akslint\": 1}}")).problems;
    assert_eq!(problems.len(), 101);
    assert_eq!(problems.last().map(|problem| problem.kind), Some(ProblemKind::Limit));
}

#[test]
fn secrets_are_marked_and_never_told() {
    const KEY: &str = "hunter2-hunter2";
    for text in [
        format!("akslint: 1\ncompute: {{sslConfiguration: {{key: {KEY}, cert: '{KEY}'}}}}\n"),
        format!("akslint: 1\ncompute:\n  sslConfiguration:\n    key: |\n      {KEY}\n    cert: 12{KEY}\n"),
        format!(
            "akslint: 1\ncompute: {{sslConfiguration: {{Key: {KEY}, keys: [{KEY}], pem: {{a: {KEY}}}}}}}\n"
        ),
        format!("akslint: 1\ncompute: {{sslConfiguration: {KEY}}}\n"),
        format!("akslint: 1\ncompute: {{sslConfiguration: [{KEY}]}}\n"),
        format!("akslint: 1\ncompute: {{sslConfiguration: {{key: [{KEY}], cert: {{x: {KEY}}}}}}}\n"),
        format!("akslint: 1\nworkspace: {{name: \"-----BEGIN PRIVATE KEY----- {KEY}\"}}\n"),
        format!("akslint: 1\ntls: {{a: [\"-----BEGIN PRIVATE KEY----- {KEY}\"]}}\n"),
        format!("akslint: 1\nworkspace: {{name: &k {KEY}}}\ncompute: {{sslConfiguration: {{key: *k}}}}\n"),
        format!(
            "{{\"akslint\": 1, \"workspace\": {{\"name\": \"\\u002d----BEGIN PRIVATE KEY----- {KEY}\"}}}}"
        ),
        format!("{{\"akslint\": 1, \"compute\": {{\"sslConfiguration\": {{\"key\": \"{KEY}\"}}}}}}"),
    ] {
        let fragment = read(&text);
        let mut masked = text.clone();
        for range in &fragment.secrets {
            let range = usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap();
            masked.replace_range(range.clone(), &"*".repeat(range.len()));
        }
        assert!(!masked.contains(KEY), "{masked}");
        assert!(!format!("{:?}", fragment.problems).contains(KEY), "{fragment:?}");
    }
    let wrong = "akslint: 1\ncompute: {sslConfiguration: {key: 12345, cert: true}}\n";
    let told = format!("{:?}", read(wrong).problems);
    assert!(told.contains("expected a string, found a number") && !told.contains("12345"), "{told}");
}

#[test]
fn messages_stay_on_one_short_line() {
    let long = "x".repeat(5000);
    for text in [
        format!("{{\"akslint\": 1, \"{long}\": 1, \"a\\nb\\u202e\": 2}}"),
        format!(
            "{{\"akslint\": 1, \"compute\": {{\"mode\": \"{long}\", \"agentCount\": \"a\\nb\", \"name\": 1{}}}}}",
            "0".repeat(500)
        ),
    ] {
        let problems = read(&text).problems;
        assert!(problems.len() >= 2);
        for problem in problems {
            assert!(
                problem.message.len() < 150 && !problem.message.contains(char::is_control),
                "{problem:?}"
            );
            assert!(!problem.message.contains('\u{202e}'));
        }
    }
}
