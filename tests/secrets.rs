//! No secret leaves, whatever prints: secrets are planted in documents of every format, in every way of writing, right
//! or broken, and looked for in every report and in everything that the command prints.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

#[path = "support/command.rs"]
mod command;
mod support;

use akslint_diagnostics::LineIndex;
use akslint_diagnostics::secrets::COVER;
use akslint_linter::format_of;
use akslint_readers::READERS;
use akslint_report::{REPORTERS, Style, Verbosity};
use command::Folder;
use support::{Document, documents, report};

/// In every planted secret, and nowhere else.
const MARK: &str = "hunter2";

/// Names and values of secrets; the value holds [`MARK`].
const SECRETS: [(&str, &str); 44] = [
    ("password", "hunter2-x"),
    ("adminPassword", "hunter2-x"),
    ("administratorLoginPassword", "P@ss hunter2 word"),
    ("ADMIN_PASSWORD", "hunter2-x"),
    ("admin-password", "hunter2-x"),
    ("dbPwd", "hunter2-x"),
    ("pwd", "12hunter2"),
    ("passphrase", "a hunter2 b"),
    ("secret", "hunter2-x"),
    ("clientSecret", "abc8Q~hunter2-x"),
    ("client_secret", "hunter2-x"),
    ("servicePrincipalClientSecret", "hunter2-x"),
    ("serverAppSecret", "hunter2.x"),
    ("token", "hunter2-x"),
    ("accessToken", "hunter2-x"),
    ("refresh_token", "hunter2-x"),
    ("authorization", "Bearer hunter2"),
    ("sas", "sv=1&sig=hunter2"),
    ("sasToken", "?sv=2022-11-02&sig=hunter2%2B"),
    ("sasUrl", "https://x.blob.core.windows.net/c?sv=1&sig=hunter2"),
    ("apiKey", "hunter2-x"),
    ("api_key", "hunter2-x"),
    ("accountKey", "hunter2=="),
    ("storageAccountKey", "hunter2=="),
    ("userStorageKey", "hunter2=="),
    ("accessKey", "hunter2=="),
    ("primaryKey", "hunter2=="),
    ("secondary_key", "hunter2=="),
    ("sharedAccessKey", "hunter2=="),
    ("privateKey", "hunter2-x"),
    ("credential", "hunter2-x"),
    ("connectionString", "Endpoint=sb://x;SharedAccessKey=hunter2"),
    ("servicebus-connection-string", "hunter2-x"),
    ("kubeconfig", "YXBp-hunter2"),
    ("userKubeconfig", "hunter2-x"),
    ("client-key-data", "hunter2-x"),
    ("client-certificate-data", "hunter2-x"),
    ("certificateAuthorityData", "hunter2-x"),
    ("instrumentationKey", "hunter2-x"),
    // What looks like a secret, under names that say nothing.
    (
        "AzureWebJobsStorage",
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=hunter2==;EndpointSuffix=b",
    ),
    ("note", "-----BEGIN PRIVATE KEY----- hunter2"),
    ("link", "https://x.blob.core.windows.net/c/t.json?sv=1&sig=hunter2&se=2"),
    ("remark", "eyJhbGciOiJIUzI1NiJ9.eyJodW50ZXIyhunter2.hunter2"),
    ("repository", "https://me:hunter2@example.com/x"),
];

/// Ways in which a name and a value may be written; most of them are wrong in any one format.
const WRITINGS: [(&str, &str, &str); 8] = [
    ("\"", "\": \"", "\","),
    ("\"", "\": {\"value\": \"", "\"},"),
    ("\"", "\": [\"", "\"],"),
    ("\"", "\":\"", ""),
    ("", ": \"", "\""),
    ("", ": '", "'"),
    ("", " = \"", "\""),
    ("- ", ":\n                                        value: \"", "\""),
];

/// Ways without quotes, in which a value may not hold every character.
const BARE: [(&str, &str, &str); 3] = [("\"", "\": ", ","), ("", ": ", ""), ("", ": @", "")];

/// The smallest documents of a format that are reported.
fn reported(path_ends: impl Fn(&Document) -> bool, number: usize) -> Vec<Document> {
    let mut own: Vec<Document> = documents().into_iter().filter(path_ends).collect();
    own.sort_by_key(|one| one.text.len());
    own.retain(|one| !report([(one.path.as_str(), one.text.as_str())]).diagnostics.is_empty());
    own.truncate(number);
    own
}

fn of_each_format(number: usize) -> Vec<Document> {
    READERS
        .iter()
        .flat_map(|reader| {
            let own = reported(|one| format_of(&one.path, &one.text) == Some(reader.format()), number);
            assert_eq!(own.len(), number, "too few documents of {:?} are reported", reader.format());
            own
        })
        .collect()
}

/// The document with `planted` on a line of its own at the line of the first finding, and behind it.
fn with(document: &Document, planted: &str, is_behind: bool) -> String {
    let before = report([(document.path.as_str(), document.text.as_str())]);
    let line = LineIndex::new(&document.text).position(before.diagnostics[0].span.start).line as usize;
    let mut lines: Vec<String> = document.text.lines().map(str::to_owned).collect();
    let at = line - 1;
    let indentation: String = lines[at].chars().take_while(|char| *char == ' ').collect();
    if is_behind {
        lines[at] = format!("{} {planted}", lines[at]);
    } else {
        lines.insert(at, format!("{indentation}{planted}"));
    }
    lines.join("\n") + "\n"
}

fn assert_hidden(written: &str, from: &str) {
    let lines: Vec<&str> = written.lines().filter(|line| line.contains(MARK)).take(5).collect();
    assert!(lines.is_empty(), "a secret is shown by {from}:\n{}", lines.join("\n"));
}

#[test]
fn no_report_shows_a_secret_in_any_format_and_any_writing() {
    let mut shown = 0;
    for document in of_each_format(2) {
        for (name, value) in SECRETS {
            let is_word = !value.contains([' ', ',', ';', '&']);
            let bare = BARE.iter().filter(|_| is_word);
            for (open, between, close) in WRITINGS.iter().chain(bare) {
                let planted = format!("{open}{name}{between}{value}{close}");
                let text = with(&document, &planted, false);
                let report = report([(document.path.as_str(), text.as_str())]);
                for reporter in REPORTERS {
                    let style = Style { verbosity: Verbosity::Verbose, ..Style::default() };
                    let written = (reporter.render)(&report, &style);
                    let from = || format!("{} of {} with {planted}", reporter.name, document.path);
                    shown += usize::from(written.contains("•••"));
                    if written.contains(MARK) {
                        assert_hidden(&written, &from());
                    }
                }
            }
        }
    }
    assert!(shown > 500, "only {shown} reports showed a line with a secret");
}

#[test]
fn a_secret_on_the_line_of_a_finding_is_covered() {
    for document in of_each_format(3) {
        for (name, value) in SECRETS {
            for planted in [
                format!("\"{name}\": \"{value}\","),
                format!("# {name}: {value}"),
                format!("// {name}: '{value}'"),
            ] {
                let text = with(&document, &planted, true);
                let report = report([(document.path.as_str(), text.as_str())]);
                for reporter in REPORTERS {
                    let written = (reporter.render)(&report, &Style::default());
                    assert_hidden(
                        &written,
                        &format!("{} of {} with {planted}", reporter.name, document.path),
                    );
                }
            }
        }
    }
}

/// Everything that the command prints, for each way in which it is called.
#[test]
fn nothing_that_the_command_prints_shows_a_secret() {
    let folder = Folder::repository();
    let mut planted = Vec::new();
    for (number, document) in of_each_format(2).iter().enumerate() {
        let name = document.path.rsplit('/').next().unwrap();
        for (kind, (open, between, close)) in WRITINGS.iter().chain(&BARE).enumerate() {
            let all: Vec<String> =
                SECRETS.iter().map(|(name, value)| format!("{open}{name}{between}{value}{close}")).collect();
            let path = format!("{number}-{kind}/{name}");
            folder.put(&path, with(document, &all.join("\n"), false));
            planted.push(path);
        }
    }
    let assumed: Vec<String> =
        SECRETS.iter().map(|(name, value)| format!("\"{name}\" = \"{value}\"\n")).collect();
    folder.put("settings/akslint.toml", format!("[assume]\n{}", assumed.concat()));
    folder.put("broken/akslint.toml", "[assume]\nadminPassword = hunter2\n");
    folder.put(".env", "hunter2\nPASSWORD=hunter2\n");
    folder.put("word.json", "\"hunter2\"");
    folder.put("list.json", r#"{"version": "hunter2", "findings": ["hunter2"], "changeNumber": "hunter2"}"#);
    let mut calls: Vec<Vec<String>> = Vec::new();
    let call = |arguments: &[&str]| arguments.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    for reporter in REPORTERS {
        calls.push(call(&["check", "-v", "--output-format", reporter.name, "."]));
    }
    for arguments in [
        &["check", "--diff", "--unsafe-fixes", "."][..],
        &["check", "--show-settings", "settings"],
        &["check", "--show-settings", "--output-format", "json", "settings"],
        &["check", "--show-settings", "broken"],
        &["check", "--set", "hunter2", "."],
        &["check", "--set=hunter2", "."],
        &["check", "--set", "=hunter2", "."],
        &["check", "--set", "adminPassword=hunter2", "--nonsense", "."],
        &["check", "--set", "adminPassword=hunter2", "."],
        &["check", "--write-baseline", "--baseline", "known.json", "."],
        &["check", "--baseline", "known.json", "."],
        &["check", "--fix", "--unsafe-fixes", "."],
    ] {
        calls.push(call(arguments));
    }
    for wrong in [".env", "word.json", "list.json"] {
        for option in ["--parameters", "--service-tags", "--baseline"] {
            calls.push(call(&["check", option, wrong, "."]));
        }
    }
    for arguments in &calls {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let run = folder.run(&arguments);
        assert_hidden(&run.out, &arguments.join(" "));
        assert_hidden(&run.err, &arguments.join(" "));
    }
    assert_hidden(&folder.read("known.json"), "the baseline");
    for path in planted.iter().take(12) {
        let run = folder.run_with(&["check", "-v", "-"], folder.read(path).as_bytes());
        assert_hidden(&run.out, path);
    }
}

/// The value of a secure parameter is not known; that of one with the name of a secret is computed with, and not told.
#[test]
fn values_of_secure_parameters_are_hidden_wherever_they_flow() {
    let template = command::template(
        "3",
        r#"{"hidden": {"type": "securestring", "defaultValue": "ml/hunter2_x"}, "storageKey": {"type": "string", "defaultValue": "Standard_hunter2"}}"#,
    );
    let mut shown = 0;
    for value in [
        "[parameters('hidden')]",
        "[concat('ml/a_', split(parameters('hidden'), '/')[1])]",
        "[format('ml/{0}', parameters('storageKey'))]",
    ] {
        let text = template.replace("ml/scoring", value);
        let text = text.replace("Standard_D4s_v5", "[parameters('storageKey')]");
        let report = report([("azuredeploy.json", text.as_str())]);
        shown += report.diagnostics.iter().filter(|one| one.message.contains(COVER)).count();
        for reporter in REPORTERS {
            assert_hidden(&(reporter.render)(&report, &Style::default()), reporter.name);
        }
    }
    assert!(shown > 0, "no message had a value to hide");
}
