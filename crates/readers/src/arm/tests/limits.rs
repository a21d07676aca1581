//! Whatever stands in a template: no panic, bounded work, one positioned problem.

use super::{ArmReader, FILE, at, read, template};
use crate::{Inputs, Reader};
use akslint_diagnostics::{FileId, ProblemKind, Span};
use akslint_model::{Fragment, Value};
use std::fmt::Write;

/// One cluster whose pool has this count, with these sections before it.
fn with_count(sections: &str, count: &str) -> String {
    let count = serde_json::to_string(count).unwrap();
    template(&format!(
        r#"{sections} "resources": [{{"type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2020-09-01", "name": "aks",
            "properties": {{"agentPoolProfiles": [{{"name": "np", "count": {count}}}]}}}}]"#
    ))
}

/// `v0` and, on it, `v1` to `v{count}`.
fn chain(first: &str, count: usize, next: impl Fn(usize) -> String) -> String {
    let mut variables = format!("\"variables\": {{\"v0\": {first}");
    for index in 1..=count {
        write!(variables, ", \"v{index}\": {}", next(index)).unwrap();
    }
    variables + "},"
}

/// Reads on the stack that threads of Windows and WebAssembly have.
fn read_on_small_stack(text: String) -> Fragment {
    std::thread::Builder::new().stack_size(1 << 20).spawn(move || read(&text)).unwrap().join().unwrap()
}

fn check_one_limit(what: &str, text: String) {
    let fragment = read_on_small_stack(text.clone());
    let kinds: Vec<ProblemKind> = fragment.problems.iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::Limit], "{what}: {:?}", fragment.problems);
    assert!(!at(&text, fragment.problems[0].span).is_empty(), "{what}");
}

#[test]
fn expressions_that_explode_meet_a_limit() {
    let ten = |index: usize, name: &str| {
        let one = format!("variables('v{}')", index - 1);
        format!("\"[{name}({})]\"", vec![one; 10].join(", "))
    };
    let object = |index: usize| {
        let members: Vec<String> =
            (0..10).map(|i| format!("\"x{i}\": \"[variables('v{}')]\"", index - 1)).collect();
        format!("{{{}}}", members.join(", "))
    };
    let wrap = |index: usize| format!("\"[createArray(variables('v{}'))]\"", index - 1);
    let call = |index: usize| format!("\"[c.o(variables('v{}'))]\"", index - 1);
    let cases = [
        ("calls", with_count("", &format!("[{}1{}]", "add(1,".repeat(200), ")".repeat(200)))),
        ("characters", with_count("", &format!("[concat('{}')]", "x".repeat(132_000)))),
        ("accesses", with_count("", &format!("[variables('a'){}]", "[0]".repeat(300)))),
        (
            "strings",
            with_count(&chain("\"aaaaaaaaaa\"", 9, |index| ten(index, "concat")), "[variables('v9')]"),
        ),
        ("arrays", with_count(&chain("[1]", 9, |index| ten(index, "concat")), "[length(variables('v9'))]")),
        ("objects", with_count(&chain("{\"a\": 1}", 9, object), "[length(string(variables('v9')))]")),
        (
            "comparison",
            with_count(&chain("{\"a\": 1}", 9, object), "[equals(variables('v9'), variables('v9'))]"),
        ),
        ("range", with_count("", "[length(range(0, 2147483647))]")),
        ("padLeft", with_count("", "[padLeft('x', 2147483647)]")),
        (
            "variables",
            with_count(
                &chain("3", 5000, |index| format!("\"[variables('v{}')]\"", index - 1)),
                "[variables('v5000')]",
            ),
        ),
        (
            "depth of values",
            with_count(
                &format!("{} \"outputs\": {{}},", chain("1", 150, wrap)),
                "[first(variables('v150'))]",
            ),
        ),
        (
            "depth of arguments",
            with_count(
                &format!(
                    r#""functions": [{{"namespace": "c", "members": {{"o": {{"parameters": [{{"name": "x", "type": "object"}}],
                       "output": {{"type": "object", "value": {{"x": "[parameters('x')]"}}}}}}}}}}], {}"#,
                    chain("{}", 150, call)
                ),
                "[length(variables('v150'))]",
            ),
        ),
        (
            "lambdas",
            with_count(
                "",
                "[length(map(range(0,10000),lambda('a',map(range(0,10000),lambda('b',map(range(0,10000),lambda('c',1)))))))]",
            ),
        ),
        (
            "functions",
            with_count(
                r#""functions": [{"namespace": "c", "members": {"f": {"parameters": [{"name": "x", "type": "int"}],
                   "output": {"type": "int", "value": "[c.f(parameters('x'))]"}}}}],"#,
                "[c.f(1)]",
            ),
        ),
        (
            "loops over resources",
            template(
                r#""resources": [{"type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2020-09-01", "name": "aks",
                   "copy": {"name": "c", "count": 2147483647}}]"#,
            ),
        ),
        (
            "loops over properties",
            template(
                r#""resources": [{"type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2020-09-01", "name": "aks",
                   "properties": {"copy": [{"name": "agentPoolProfiles", "count": 801, "input": {}}]}}]"#,
            ),
        ),
        (
            "deployments within themselves",
            template(
                r#""variables": {"t": {"resources": [{"type": "Microsoft.Resources/deployments", "name": "d", "properties": {"template": "[variables('t')]"}}]}},
                   "resources": [{"type": "Microsoft.Resources/deployments", "name": "d", "properties": {"template": "[variables('t')]"}}]"#,
            ),
        ),
        (
            "a long list again and again",
            template(&format!(
                r#""variables": {{"l": [{}]}},
                   "resources": [{{"type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2020-09-01", "name": "aks", "copy": {{"name": "c", "count": 800}},
                   "properties": {{"apiServerAccessProfile": {{"authorizedIPRanges": "[variables('l')]"}}}}}}]"#,
                vec!["1"; 9_000].join(",")
            )),
        ),
    ];
    for (what, text) in cases {
        check_one_limit(what, text);
    }
}

#[test]
fn what_depends_on_itself_is_told_once() {
    let cases = [
        (r#""variables": {"a": "[variables('b')]", "b": "[variables('a')]"},"#, "[variables('a')]", "\"a\""),
        (r#""variables": {"a": "[concat(variables('A'), 'x')]"},"#, "[variables('a')]", "\"a\""),
        (
            r#""parameters": {"a": {"type": "int", "defaultValue": "[parameters('b')]"}, "b": {"type": "int", "defaultValue": "[parameters('a')]"}},"#,
            "[parameters('b')]",
            "\"b\"",
        ),
    ];
    for (sections, count, place) in cases {
        let text = with_count(sections, count);
        let fragment = read(&text);
        let problems = &fragment.problems;
        assert_eq!(problems.len(), 1, "{sections}: {problems:?}");
        assert_eq!((problems[0].kind, at(&text, problems[0].span)), (ProblemKind::Syntax, place));
        assert!(problems[0].message.contains("depends on itself"));
    }
}

#[test]
fn broken_expressions_are_told_where_they_break() {
    let cases = [
        ("[add(1, 2]", "]"),
        ("[add(1 2)]", "2"),
        ("[parameters('a]", "'"),
        ("[add(1,", ""),
        ("[.]", "."),
        ("[f(1)x]", "x"),
        ("[a.b.c()]", "."),
        ("[if(true, 1, 2)]", ","),
        ("[f(§)]", "§"),
        ("[]", "]"),
    ];
    for (count, place) in cases {
        let text = with_count("", count);
        let fragment = read(&text);
        let problems = &fragment.problems;
        assert_eq!(problems.len(), 1, "{count}: {problems:?}");
        assert_eq!((problems[0].kind, at(&text, problems[0].span)), (ProblemKind::Syntax, place), "{count}");
        assert_eq!(fragment.clusters.len(), 1);
    }
    for literal in ["[[add(1,", "[a] b", "[[literal]", "x[add(1,2)]", "[1.2.3.4/32"] {
        assert!(read(&with_count("", literal)).problems.is_empty(), "{literal}");
    }
}

const SAMPLE: &str = r##"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", // comment
 "languageVersion": "2.0", "definitions": {"d": {"type": "int", "minValue": 1}},
 "functions": [{"namespace": "n", "members": {"f": {"parameters": [{"name": "x", "type": "int"}], "output": {"type": "int", "value": "[add(parameters('x'), 1)]"}}}}],
 "parameters": {"c": {"$ref": "#/definitions/d"}, "s": {"type": "securestring", "defaultValue": "x"}, "a": {"type": "array", "defaultValue": ["p", "q"]}, "n": {"type": "string", "allowedValues": ["v", "w"]}},
 "variables": {"copy": [{"name": "l", "count": 2, "input": "[copyIndex('l')]"}], "o": {"v": {"k": "\u0041é"}, "w": {"k": "b"}}, "e": "[concat('it''s', uniqueString(resourceGroup().id))]"},
 "resources": {"net": {"type": "Microsoft.Network/virtualNetworks", "name": "net", "properties": {"subnets": [{"name": "s", "properties": {"addressPrefix": "10.0.0.0/24"}}]}},
  "aks": {"type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2020-09-01", "name": "[format('aks-{0}', variables('e'))]", "condition": "[not(empty(parameters('n')))]",
   "properties": {"copy": [{"name": "agentPoolProfiles", "count": "[length(parameters('a'))]", "input": {"name": "[parameters('a')[copyIndex('agentPoolProfiles')]]", "count": "[n.f(2)]", "vmSize": "[variables('o')[parameters('n')].k]"}}],
    "apiServerAccessProfile": "[if(equals(parameters('n'), 'v'), createObject('authorizedIPRanges', map(range(0, 2), lambda('i', format('10.0.{0}.0/24', lambdaVariables('i'))))), json('null'))]"},
   "resources": [{"type": "agentPools", "name": "x", "properties": {"count": "[parameters('c')]"}}]},
  "d": {"type": "Microsoft.Resources/deployments", "name": "d", "resourceGroup": "rg", "copy": {"name": "z", "count": 2}, "properties": {"expressionEvaluationOptions": {"scope": "inner"}, "parameters": {"p": {"value": "[parameters('c')]"}},
   "template": {"parameters": {"p": {"type": "int"}}, "resources": [{"type": "Microsoft.MachineLearningServices/workspaces/computes", "name": "[concat('ml/', resourceGroup().name)]",
    "properties": {"computeType": "AKS", "resourceId": "[resourceId('Microsoft.ContainerService/managedClusters', 'aks')]", "properties": {"agentCount": "[parameters('p')]", "sslConfiguration": {"key": "k", "cert": "[base64ToString('eA==')]"}}}}],
    "outputs": {"o": {"type": "string", "value": "x"}}}}}}}
"##;

/// Whether all that the fragment points at lies within the texts.
fn check_spans(text: &str, fragment: &Fragment) {
    let check = |span: Span| {
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(span.file == FILE && text.get(start..end).is_some(), "{span:?} of {}", text.len());
    };
    fragment.problems.iter().for_each(|problem| check(problem.span));
    fragment.resources.iter().for_each(|resource| check(resource.block));
    for secret in &fragment.secrets {
        check(Span::new(FILE, secret.start, secret.end));
    }
    for pool in fragment.clusters.iter().flat_map(|cluster| &cluster.pools.items) {
        check(pool.count.span());
        check(pool.count.place().used);
        check(pool.vm_size.span());
        check(pool.block);
    }
    for compute in &fragment.computes {
        check(compute.name.span());
        check(compute.tls.block);
        if let Value::Unknown(symbol, _) = &compute.agent_count {
            symbol.declared().into_iter().for_each(check);
        }
    }
}

#[test]
fn the_sample_is_whole() {
    let fragment = read(SAMPLE);
    assert!(fragment.problems.is_empty(), "{:?}", fragment.problems);
    assert_eq!((fragment.clusters.len(), fragment.computes.len(), fragment.pools.len()), (1, 2, 1));
    assert_eq!(fragment.clusters[0].pools.items.len(), 2);
}

#[test]
fn no_prefix_and_no_missing_byte_makes_the_reader_panic() {
    for end in (0..SAMPLE.len()).filter(|end| SAMPLE.is_char_boundary(*end)) {
        let text = SAMPLE.get(..end).unwrap();
        check_spans(text, &read(text));
    }
    let chars: Vec<char> = SAMPLE.chars().collect();
    for missing in 0..chars.len() {
        let text: String =
            chars.iter().enumerate().filter(|(index, _)| *index != missing).map(|(_, char)| char).collect();
        check_spans(&text, &read(&text));
    }
}

#[test]
fn no_replaced_byte_makes_the_reader_panic() {
    let chars: Vec<char> = SAMPLE.chars().collect();
    for (index, replacement) in (0..chars.len()).zip("[]{}()'\",.:0-?\\é\n".chars().cycle()) {
        let mut changed = chars.clone();
        changed[index] = replacement;
        let text: String = changed.into_iter().collect();
        check_spans(&text, &read(&text));
    }
}

#[test]
fn parameter_files_may_hold_anything() {
    let template = with_count(r#""parameters": {"n": {"type": "int"}},"#, "[parameters('n')]");
    for parameters in [
        "",
        "[]",
        "{",
        "{\"parameters\": 1}",
        "{\"parameters\": {\"n\": 1}}",
        "{\"parameters\": {\"n\": {\"value\": \"[x(\"}}}",
    ] {
        let inputs = Inputs { parameters: Some((FileId(1), parameters)), ..Inputs::default() };
        let fragment = ArmReader.read(FILE, &template, &inputs);
        assert_eq!(fragment.clusters.len(), 1, "{parameters}");
    }
}
