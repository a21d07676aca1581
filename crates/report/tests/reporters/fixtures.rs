//! Reports built by hand. Spans are given by the characters they cover, so that nothing is counted twice the same
//! wrong way.

use akslint_diagnostics::{
    Because, Category, Diagnostic, Edit, FileId, Fix, Label, Levels, PathSegment, Profile, Reference, Report,
    RuleMeta, Safety, Severity, SourceFile, Sources, Span, Summary, Suppressed, Undetermined,
};
use akslint_report::{RuleDoc, Style};
use std::sync::LazyLock;

/// What all of the rules below say of themselves.
const RULE: RuleMeta = RuleMeta {
    code: "",
    name: "",
    covers: &[],
    summary: "",
    consequence: "",
    severity: Levels { v1_2020: None, current: None },
    category: Category::Name,
    since: "0.1.0",
    formats: &["arm", "azure", "spec"],
    references: &[Reference {
        title: "A page",
        url: "https://learn.microsoft.com/azure/machine-learning/",
        date: Some("2020-10-02"),
    }],
};

/// What the rules of the reports below say of themselves.
static RULES: [RuleMeta; 4] = [
    RuleMeta {
        code: "AML001",
        name: "compute-name-length",
        covers: &["AML001"],
        summary: "a compute's name has 3 to 24 characters",
        consequence: "Azure Machine Learning refuses the name",
        severity: Levels { v1_2020: Some(Severity::Info), current: Some(Severity::Info) },
        category: Category::Name,
        ..RULE
    },
    RuleMeta {
        code: "AML102",
        name: "production-vcpu-minimum",
        covers: &["AML102"],
        summary: "production needs at least 12 virtual CPUs",
        consequence: "Azure Machine Learning refuses to attach the cluster",
        severity: Levels { v1_2020: Some(Severity::Error), current: Some(Severity::Error) },
        category: Category::Size,
        ..RULE
    },
    RuleMeta {
        code: "AML302",
        name: "private-cluster-needs-endpoint",
        covers: &["AML302"],
        summary: "a cluster names its load balancer's kind",
        consequence: "the platform's default of the day decides",
        severity: Levels { v1_2020: Some(Severity::Warning), current: Some(Severity::Warning) },
        category: Category::Exposure,
        ..RULE
    },
    RuleMeta {
        code: "AML404",
        name: "not-in-this-profile",
        covers: &["AML404"],
        summary: "a rule that the profile leaves out",
        consequence: "nothing",
        severity: Levels { v1_2020: Some(Severity::Error), current: None },
        category: Category::Tls,
        ..RULE
    },
];

/// The rules' table.
static TABLE: LazyLock<Vec<RuleDoc<'static>>> = LazyLock::new(|| {
    let markdown = "# A rule\n\nWhy it matters, and **how to fix** it.\n";
    RULES.iter().map(|meta| RuleDoc::new(meta, markdown, Profile::Current)).collect()
});

/// The usual style, with the rules' table.
pub(crate) fn style() -> Style<'static> {
    Style { rules: &TABLE, ..Style::default() }
}

/// The span of the `nth` (from 0) occurrence of `needle` in `file`.
pub(crate) fn nth(sources: &Sources, file: FileId, needle: &str, nth: usize) -> Span {
    let text = sources.get(file).unwrap().text.raw();
    let (start, _) = text.match_indices(needle).nth(nth).unwrap_or_else(|| panic!("no {needle:?}"));
    Span::new(file, start as u32, (start + needle.len()) as u32)
}

/// The span of the only occurrence of `needle`.
pub(crate) fn span(sources: &Sources, file: FileId, needle: &str) -> Span {
    assert_eq!(sources.get(file).unwrap().text.raw().matches(needle).count(), 1, "{needle:?} is not unique");
    nth(sources, file, needle, 0)
}

/// The span from the first `from` up to and with the first `to` after it.
pub(crate) fn from_to(sources: &Sources, file: FileId, from: &str, to: &str) -> Span {
    let text = sources.get(file).unwrap().text.raw();
    let start = text.find(from).unwrap();
    let end = start + text[start..].find(to).unwrap() + to.len();
    Span::new(file, start as u32, end as u32)
}

/// A bare finding.
pub(crate) fn finding(
    severity: Severity,
    code: &'static str,
    name: &'static str,
    span: Span,
    message: &str,
) -> Diagnostic {
    Diagnostic {
        code: code.into(),
        name: name.into(),
        severity,
        is_problem: code.starts_with("ERR"),
        message: message.to_owned(),
        consequence: None,
        help: None,
        span,
        data_path: Vec::new(),
        related: Vec::new(),
        url: None,
        fix: None,
        fingerprint: format!("{code}:{}:{}", span.file.0, span.start),
    }
}

/// A data path of keys; figures are indexes.
pub(crate) fn path(parts: &[&str]) -> Vec<PathSegment> {
    parts
        .iter()
        .map(|part| part.parse().map_or_else(|_| PathSegment::Key((*part).to_owned()), PathSegment::Index))
        .collect()
}

/// What a run over a small deployment could say.
pub(crate) fn deployment() -> Report {
    let mut sources = Sources::new();
    let template =
        sources.add(SourceFile::new("infra/azuredeploy.json", include_str!("data/azuredeploy.json")));
    let parameters = sources.add(SourceFile::new(
        "infra/azuredeploy.parameters.json",
        include_str!("data/azuredeploy.parameters.json"),
    ));
    let spec = sources.add(SourceFile::new("clusters/scoring.yaml", include_str!("data/scoring.yaml")));
    sources.add(SourceFile::new("infra/clean.json", "{}\n"));
    let url = |code: &str| Some(format!("https://akslint.example/rules/{code}"));

    let mut private = finding(
        Severity::Warning,
        "AML302",
        "private-cluster-needs-endpoint",
        from_to(&sources, template, "{\n      \"type\": \"Microsoft.ContainerService", "\n    }"),
        "this cluster has no \"loadBalancerSku\"",
    );
    private.consequence =
        Some("the load balancer's kind is left to the platform's default of the day".into());
    private.data_path = path(&["resources", "0", "properties", "networkProfile", "loadBalancerSku"]);
    private.url = url("AML302");

    let mut size = finding(
        Severity::Error,
        "AML102",
        "production-vcpu-minimum",
        span(&sources, parameters, "2"),
        "production needs at least 12 vCPUs, this cluster has 8 (2 nodes of Standard_D4s_v3)",
    );
    size.related = vec![
        Label {
            span: span(&sources, template, "\"[parameters('nodes')]\""),
            message: "used here".to_owned(),
        },
        Label {
            span: span(&sources, template, "\"FastProd\""),
            message: "production is asked for here".to_owned(),
        },
    ];
    size.help = Some("use 3 nodes, or set the purpose to DevTest".to_owned());
    size.consequence = Some("Azure Machine Learning refuses to attach the cluster".into());
    size.url = url("AML102");
    size.data_path = path(&["resources", "0", "properties", "agentPoolProfiles", "0", "count"]);
    size.fix = Some(Fix {
        message: "use 3 nodes".to_owned(),
        edits: vec![Edit { span: span(&sources, parameters, "2"), text: "3".to_owned() }],
        safety: Safety::Unsafe,
    });

    let mut name = finding(
        Severity::Info,
        "AML001",
        "compute-name-length",
        span(&sources, spec, "é😀-scoring"),
        "'é😀-scoring' holds characters other than letters, digits and hyphens",
    );
    name.help = Some("rename the compute".to_owned());
    name.data_path = path(&["compute", "name"]);

    let mut unknown = finding(
        Severity::Error,
        "ERR002",
        "invalid-document",
        span(&sources, spec, "agentCuont"),
        "unknown field 'agentCuont'",
    );
    unknown.help = Some("did you mean 'agentCount'?".to_owned());
    unknown.data_path = path(&["compute", "agentCuont"]);
    unknown.fix = Some(Fix {
        message: "rename the field".to_owned(),
        edits: vec![Edit { span: span(&sources, spec, "agentCuont"), text: "agentCount".to_owned() }],
        safety: Safety::Safe,
    });

    let undetermined = vec![
        Undetermined {
            symbol: "parameters('subnetId')".to_owned(),
            span: Some(span(&sources, template, "\"subnetId\"")),
            rules: vec!["AML503".to_owned(), "AML505".to_owned()],
            checks: 3,
        },
        Undetermined {
            symbol: "reference('plan').sku".to_owned(),
            span: None,
            rules: vec!["AML601".to_owned()],
            checks: 1,
        },
    ];
    let summary =
        Summary { files: 4, recognized: 3, resources: 5, checks: 96, undetermined: 4, not_analysed: 1 };
    let suppressed = vec![Suppressed {
        because: Because::InSource(Some("the old name, see \u{1b}[2J".to_owned())),
        diagnostic: Diagnostic { fingerprint: "set-aside".to_owned(), ..name.clone() },
    }];
    Report {
        diagnostics: vec![name, unknown, private, size],
        suppressed,
        undetermined,
        summary,
        sources,
        ..Report::default()
    }
}

/// A run that found nothing, in a file that it read and in one of another kind.
pub(crate) fn clean() -> Report {
    let mut sources = Sources::new();
    sources.add(SourceFile::new("main.json", "{}\n"));
    sources.add(SourceFile::new("package.json", ""));
    let summary = Summary { files: 2, recognized: 1, resources: 1, checks: 40, ..Summary::default() };
    Report { sources, summary, ..Report::default() }
}

/// Every sort of character and line end before, in and after the characters found.
pub(crate) fn characters() -> Report {
    let mut sources = Sources::new();
    let warn = |span, message| finding(Severity::Warning, "AML900", "test-rule", span, message);
    let mut diagnostics = Vec::new();

    let bom = sources
        .add(SourceFile::new("bom-crlf.json", "\u{feff}{\"a\": 1,\r\n\t\"é\":\t\"😀x\", \"k\": 12\r\n}\r\n"));
    diagnostics.push(warn(Span::new(bom, 0, 4), "the mark and the brace"));
    diagnostics.push(warn(span(&sources, bom, "1,\r\n"), "up to the line end"));
    diagnostics.push(warn(span(&sources, bom, "12"), "behind é, a tab and an emoji"));
    diagnostics.push(warn(span(&sources, bom, "😀"), "an emoji"));
    diagnostics.push(warn(from_to(&sources, bom, "{", "}"), "all of it"));

    let wide = sources.add(SourceFile::new("wide.yaml", "a: 漢字 e\u{301} 👩\u{200d}💻 x\rb: 2\n\nlast"));
    diagnostics.push(warn(span(&sources, wide, "x"), "behind wide characters"));
    diagnostics.push(warn(span(&sources, wide, "字"), "a wide character"));
    diagnostics.push(warn(span(&sources, wide, "2"), "after a bare CR"));
    let end = sources.get(wide).unwrap().text.len() as u32;
    diagnostics.push(warn(Span::new(wide, end, end), "the end of the file"));
    diagnostics.push(warn(span(&sources, wide, "\n\n"), "only line ends"));

    let odd = sources
        .add(SourceFile::new("odd.sh", "az aks\u{1b}[2J --name x\u{202e}y\0 ##vso[task.x]zz\n## fine\n"));
    diagnostics.push(warn(span(&sources, odd, "x\u{202e}y\0"), "control characters"));
    diagnostics.push(warn(span(&sources, odd, "zz"), "behind a command"));

    let empty = sources.add(SourceFile::new("empty.json", ""));
    diagnostics.push(warn(Span::new(empty, 0, 0), "nothing at all"));
    diagnostics.push(warn(Span::new(empty, 7, 9), "past the end"));
    diagnostics.push(warn(Span::new(FileId(99), 0, 0), "no such file"));
    Report { diagnostics, sources, ..Report::default() }
}

/// Lines that are too long to be shown, and labels over many lines.
pub(crate) fn long() -> Report {
    let mut sources = Sources::new();
    let row = |number: usize| format!("{{\"name\":\"pool{number}\",\"count\":{number}}},");
    let minified: String = (0..2000).map(row).collect();
    let minified = sources.add(SourceFile::new("min.json", format!("[{minified}{{}}]")));
    let mut far = finding(
        Severity::Error,
        "AML900",
        "test-rule",
        span(&sources, minified, "\"pool1000\""),
        "one of many in one line",
    );
    far.related = vec![
        Label { span: nth(&sources, minified, "\"pool3\"", 0), message: "far before".to_owned() },
        Label { span: nth(&sources, minified, "\"count\":1000", 0), message: "near".to_owned() },
        Label { span: span(&sources, minified, "\"pool1999\""), message: "far after".to_owned() },
    ];
    let whole = finding(
        Severity::Error,
        "AML901",
        "test-rule",
        from_to(&sources, minified, "[", "{}]"),
        "all of a long line",
    );
    let lines: String = (0..5000).map(|number| format!("  line: {number}\n")).collect();
    let lines = sources.add(SourceFile::new("lines.yaml", format!("all:\n{lines}")));
    let mut block = finding(
        Severity::Warning,
        "AML902",
        "test-rule",
        from_to(&sources, lines, "line: 10\n", "line: 4000\n"),
        "a long block",
    );
    block.related = vec![
        Label { span: span(&sources, lines, "line: 2000"), message: "within".to_owned() },
        Label { span: from_to(&sources, lines, "line: 12\n", "line: 13\n"), message: "two lines".to_owned() },
    ];
    Report { diagnostics: vec![far, whole, block], sources, ..Report::default() }
}
