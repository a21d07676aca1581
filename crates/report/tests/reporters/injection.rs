//! Whatever stands in a file, a file name or a message: no agent, terminal or parser takes it for anything but text.

use crate::{agents, fixtures, xml};
use akslint_diagnostics::{
    Diagnostic, Edit, Fix, Label, PathSegment, Report, Safety, Severity, SourceFile, Sources, Span,
    Undetermined,
};
use akslint_report::{AzureBuild, CiEnvironment, REPORTERS, Revision, Style, Verbosity, find};
use proptest::prelude::*;

pub(crate) const PAYLOADS: &[&str] = &[
    "plain",
    "::error file=x::boo",
    "  ::error::boo",
    "\n::error::boo",
    "\r::error::boo",
    "x\r\n::set-env name=A::b",
    "\u{85}::error::x",
    "\u{2028}::error::x",
    "\u{b}::error::x",
    "\u{feff}::error::x",
    ":",
    "::",
    "::stop-commands::x",
    "##[error]x",
    "x ##[set-env name=A;]b",
    "###[add-mask]x",
    "##vso[task.setvariable variable=x]y",
    "x ##VSO[task.complete result=Succeeded;]",
    "\n##vso[task.complete result=Succeeded;]",
    "]##vso[task.logissue type=error]x",
    "##",
    "##vso",
    "[",
    "%0A::error::x%0D%25%AZP25",
    ";code=X;type=y]z",
    ",title=x,line=9::z",
    "\u{1b}[2J\u{1b}]0;x\u{7}",
    "\u{9b}31m\u{8}\u{7f}",
    "\u{202e}\u{2066}\u{200f}x\u{2069}",
    "\u{e0041}\u{fff9}\u{ffff}\u{fffe}",
    "<script>alert(1)</script>",
    "]]><!--x--><![CDATA[",
    "\"/><x a=\"&#10;&lt;&nbsp;",
    "' onload='x",
    "| a | b |\n# h\n- [ ] x",
    "[x](javascript:alert(1)) ![y](http://x) <http://x> https://x www.x.y",
    "**b** `c` ~~d~~ $e$ \\| @user #1",
    "\0",
    "{0} {{",
    "../../etc/passwd",
    "C:\\x\\y",
    "a b/é😀?#%.json",
];

/// The payload wherever foreign text can stand.
pub(crate) fn hostile(payload: &str) -> Report {
    let mut sources = Sources::new();
    let text = format!("{payload}\n{payload}{payload} 12 {payload}\n\t{payload}");
    let file = sources.add(SourceFile::new(payload, text));
    let other = sources.add(SourceFile::new(format!("dir/{payload}.json"), payload));
    let whole = Span::new(other, 0, payload.len() as u32);
    let middle = fixtures::nth(&sources, file, "12", 0);
    let at = |severity, code: &'static str, span| Diagnostic {
        name: "test-rule".into(),
        consequence: Some(payload.to_owned().into()),
        help: Some(payload.to_owned()),
        data_path: vec![PathSegment::Key(payload.to_owned()), PathSegment::Index(0)],
        related: vec![
            Label { span: whole, message: payload.to_owned() },
            Label { span: Span::new(file, 0, payload.len() as u32), message: payload.to_owned() },
        ],
        url: Some(payload.to_owned()),
        fix: Some(Fix {
            message: payload.to_owned(),
            edits: vec![Edit { span, text: payload.to_owned() }],
            safety: Safety::Safe,
        }),
        fingerprint: payload.to_owned(),
        ..fixtures::finding(severity, code, "", span, payload)
    };
    let mut coded = at(Severity::Info, "AML003", whole);
    coded.code = payload.to_owned().into();
    coded.name = payload.to_owned().into();
    Report {
        diagnostics: vec![
            at(Severity::Error, "AML001", middle),
            at(Severity::Warning, "AML002", Span::new(file, 0, middle.end)),
            at(Severity::Error, "ERR001", whole),
            coded,
        ],
        undetermined: vec![Undetermined {
            symbol: payload.to_owned(),
            span: Some(whole),
            rules: vec![payload.to_owned()],
            checks: 1,
        }],
        sources,
        ..Report::default()
    }
}

fn styles(payload: &str) -> Vec<Style<'_>> {
    let environment = CiEnvironment {
        azure: Some(AzureBuild {
            id: payload,
            definition_id: payload,
            definition_name: payload,
            phase_id: payload,
            phase_name: payload,
        }),
        revision: Some(Revision { repository: payload, commit: payload, branch: Some(payload) }),
        ..CiEnvironment::default()
    };
    let plain = Style { environment, ..Style::default() };
    vec![
        plain,
        Style { color: true, statistics: true, verbosity: Verbosity::Verbose, width: Some(60), ..plain },
        Style { unicode: false, width: Some(1), root: Some("/r"), directory: Some("/r"), ..plain },
    ]
}

/// A text without the colours that akslint writes itself.
fn without_colors(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        out.push_str(before);
        let (code, after) = after.split_once('m').unwrap();
        assert!(code.chars().all(|char| char.is_ascii_digit() || char == ';'), "{code:?}");
        rest = after;
    }
    out.push_str(rest);
    out
}

fn forbidden(char: char) -> bool {
    matches!(char, '\0'..='\u{9}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}')
        || matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(char, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Checks every reporter's text of a hostile report.
fn check(payload: &str) {
    let report = hostile(payload);
    for style in styles(payload) {
        for reporter in REPORTERS {
            let raw = (reporter.render)(&report, &style);
            let text = if style.color { without_colors(&raw) } else { raw.clone() };
            let bad = text.chars().find(|char| forbidden(*char));
            assert_eq!(bad, None, "{} writes {bad:?} for {payload:?}:\n{text}", reporter.name);
            for text in [&raw, &text] {
                let (github, azure) = (agents::github(text), agents::azure(text));
                let meant = match reporter.name {
                    "github" => (4, 0),
                    "azure" => (0, 3),
                    _ => (0, 0),
                };
                // The runner looks for `##[` too, but never in our own commands.
                assert_eq!((github.len(), azure.len()), meant, "{} for {payload:?}:\n{text}", reporter.name);
            }
        }
    }
}

#[test]
fn no_payload_becomes_a_command_or_a_control_sequence() {
    for payload in PAYLOADS {
        check(payload);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_random_text_becomes_a_command_or_a_control_sequence(
        parts in prop::collection::vec(
            prop_oneof![prop::sample::select(PAYLOADS.to_vec()).prop_map(str::to_owned), "\\PC{0,3}", any::<char>().prop_map(String::from)],
            0..5,
        ),
    ) {
        check(&parts.concat());
    }
}

/// What a person sees instead of characters that must not be written.
fn visible(text: &str, keeps_line_ends: bool) -> String {
    text.chars()
        .map(|char| match char {
            '\r' | '\n' if keeps_line_ends => char,
            '\0'..='\u{1f}' => char::from_u32(0x2400 + char as u32).unwrap(),
            '\u{7f}' => '␡',
            _ if forbidden(char)
                || matches!(char, '\u{e0000}'..='\u{e007f}' | '\u{fff9}' | '\u{fffe}' | '\u{ffff}') =>
            {
                '\u{fffd}'
            }
            _ => char,
        })
        .collect::<String>()
        .replace("##[", "## [")
        .replace("##vso[", "##vso [")
        .replace("##VSO[", "##VSO [")
}

#[test]
fn agents_get_back_what_was_meant() {
    for payload in PAYLOADS {
        let report = hostile(payload);
        let style = Style::default();
        let text = (find("github").unwrap().render)(&report, &style);
        for (command, name) in agents::github(&text).iter().zip(["error", "error", "warning", "notice"]) {
            assert_eq!(command.name, name);
            let file = command.properties.get("file").map_or("", String::as_str);
            let path = if command.data.contains("dir/") {
                format!("dir/{payload}.json")
            } else {
                (*payload).to_owned()
            };
            // The runner drops what is empty.
            assert_eq!(file, visible(&path, true), "{text}");
            assert!(command.data.contains(&visible(payload, true)), "{payload:?}\n{text}");
        }
        let text = (find("azure").unwrap().render)(&report, &style);
        for (command, level) in agents::azure(&text).iter().zip(["error", "error", "warning"]) {
            assert_eq!(
                (command.name.as_str(), command.properties["type"].as_str()),
                ("task.logissue", level)
            );
            let path = &command.properties["sourcepath"];
            assert!([visible(payload, true), visible(&format!("dir/{payload}.json"), true)].contains(path));
            assert!(command.data.contains(&visible(payload, true)), "{payload:?}\n{text}");
        }
    }
}

#[test]
fn xml_is_well_formed_and_keeps_the_messages() {
    for payload in PAYLOADS {
        let report = hostile(payload);
        for (name, element, count) in [("junit", "failure", 3), ("checkstyle", "error", 4)] {
            let text = (find(name).unwrap().render)(&report, &Style::default());
            let elements = xml::elements(&text).unwrap_or_else(|error| panic!("{error}:\n{text}"));
            let found: Vec<_> = elements.iter().filter(|one| one.name == element).collect();
            assert_eq!(found.len(), count, "{text}");
            for one in found {
                let kept: String = payload
                    .chars()
                    .map(|char| match char {
                        '\t' | '\n' | '\r' => char,
                        '\0'..='\u{1f}' => char::from_u32(0x2400 + char as u32).unwrap(),
                        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
                        _ => char,
                    })
                    .collect();
                assert!(one.attributes["message"].starts_with(&kept), "{text}");
            }
        }
    }
}

#[test]
fn json_keeps_every_character() {
    for payload in PAYLOADS {
        let report = hostile(payload);
        for (name, pointer) in [
            ("json", "/diagnostics/0/message"),
            ("sarif", "/runs/0/tool/driver/rules/2/id"),
            ("gitlab", "/0/description"),
            ("rdjson", "/diagnostics/0/suggestions/0/text"),
        ] {
            let text = (find(name).unwrap().render)(&report, &Style::default());
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(value.pointer(pointer).and_then(|value| value.as_str()), Some(*payload), "{name}");
        }
        for name in ["ndjson", "rdjsonl"] {
            let text = (find(name).unwrap().render)(&report, &Style::default());
            for line in text.lines() {
                serde_json::from_str::<serde_json::Value>(line).unwrap();
            }
        }
    }
}

#[test]
fn markdown_rows_have_their_cells_and_no_markup() {
    for payload in PAYLOADS {
        let text = (find("markdown").unwrap().render)(&hostile(payload), &Style::default());
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| ")).collect();
        assert_eq!(rows.len(), 4 + 2 + 1 + 2, "{text}");
        for row in rows {
            let bare = row.replace("\\\\", "").replace("\\|", "");
            assert!([4, 5].contains(&bare.matches('|').count()), "{row}");
            let tags = bare.replace("<br>", "").replace("<!-- -->", "");
            assert!(!tags.contains(['<', '>']), "{row}");
        }
    }
}
