"""Reads akslint's documents with the parsers of the programs that take them, and compares with what was meant."""

import json
import sys
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options
from junitparser import JUnitXml
from lxml import etree, html
from sarif import loader

HIDDEN = {0x7F: "\u2421", **{code: chr(0x2400 + code) for code in range(0x20)}}


def is_hazard(char):
    code = ord(char)
    return (
        0x80 <= code <= 0x9F
        or code in (0x61C, 0x200E, 0x200F, 0xFEFF, 0xFFFE, 0xFFFF)
        or 0x2028 <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
        or 0xFFF9 <= code <= 0xFFFB
        or 0xE0000 <= code <= 0xE007F
    )


def shown(text):
    """What a reader sees of a foreign text."""
    return "".join("\ufffd" if is_hazard(char) else HIDDEN.get(ord(char), char) for char in text)


def in_xml(text):
    """What an XML parser gives back of a foreign text."""
    kept = "".join(char if char in "\t\n\r\x7f" else HIDDEN.get(ord(char), char) for char in text)
    return kept.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def check_xml(folder, meant):
    findings = meant["diagnostics"]
    suites = JUnitXml.fromfile(str(folder / "junit"))
    known = [one for one in findings if one["path"] in meant["paths"]]
    clean = set(meant["paths"]) - {one["path"] for one in findings}
    assert suites.tests == len(known) + len(clean), folder
    assert suites.failures == sum(not one["problem"] for one in known), folder
    assert suites.errors == sum(one["problem"] for one in known), folder
    passed_over = [path for path in clean if not (folder / meant["texts"][path]).stat().st_size]
    assert suites.skipped == len(passed_over), folder
    cases = [case for suite in suites for case in suite if case.result and not case.is_skipped]
    assert sorted(case.result[0].message for case in cases) == sorted(in_xml(one["message"]) for one in known), folder

    tree = etree.parse(str(folder / "checkstyle"), etree.XMLParser(resolve_entities=False, no_network=True))
    errors = tree.findall("file/error")
    assert len(errors) == len(findings)
    for error, one in zip(errors, findings):
        assert error.getparent().get("name") == in_xml(one["path"])
        assert error.get("severity") == one["severity"]
        assert error.get("message").startswith(in_xml(one["message"]))
        assert error.get("line") == str(one["range"]["start"]["line"])


def squeezed(text):
    return "".join(text.split())


def check_markdown(folder, meant):
    text = (folder / "markdown").read_text(encoding="utf-8")
    rendered = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    page = html.document_fromstring(rendered)
    allowed = {"html", "body", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "a"}
    tags = {node.tag for node in page.iter() if isinstance(node.tag, str)}
    assert tags <= allowed, (folder, tags - allowed)
    for link in page.iter("a"):
        assert set(link.attrib) == {"href"}, folder
        assert link.get("href") == "" or link.get("href").startswith(("https://", "http://")), folder
        assert link.text_content() in {one["code"] for one in meant["diagnostics"]}, (folder, link.text_content())
    rows = page.findall(".//table[1]/tbody/tr") if meant["diagnostics"] else []
    assert len(rows) == len(meant["diagnostics"]), folder
    order = {"error": 0, "warning": 1, "info": 2}
    findings = sorted(meant["diagnostics"], key=lambda one: order[one["severity"]])
    for row, one in zip(rows, findings):
        cells = row.findall("td")
        assert len(cells) == 4, folder
        at = one["range"]["start"]
        assert squeezed(cells[2].text_content()).startswith(squeezed(shown(one["path"]))), folder
        message = squeezed(cells[3].text_content())
        assert message.startswith(squeezed(shown(one["message"]))), (folder, message)
        assert f":{at['line']}:" in cells[2].text_content()


def check_gitlab(folder, meant):
    issues = json.loads((folder / "gitlab").read_text(encoding="utf-8"))
    assert len(issues) == len(meant["diagnostics"])
    assert len({issue["fingerprint"] for issue in issues}) == len(issues), folder
    for issue, one in zip(issues, meant["diagnostics"]):
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["description"] == one["message"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        path, lines = issue["location"]["path"], issue["location"]["lines"]
        assert not path.startswith(("/", "./")) and ".." not in path.split("/"), path
        assert 1 <= lines["begin"] <= lines["end"]


# The fields of Reviewdog's messages; its parser drops any other.
RDF = {
    "document": {"source", "severity", "diagnostics"},
    "diagnostic": {"message", "location", "severity", "source", "code", "suggestions", "related_locations"},
    "location": {"path", "range"},
    "range": {"start", "end"},
    "position": {"line", "column"},
    "suggestion": {"range", "text"},
    "related": {"message", "location"},
    "code": {"value", "url"},
    "source": {"name", "url"},
}


def check_rdjson(folder, meant):
    def fields(value, kind):
        assert set(value) <= RDF[kind], (folder, kind, set(value) - RDF[kind])
        return value

    def check_range(value):
        for end in ("start", "end"):
            position = fields(fields(value, "range")[end], "position")
            assert position["line"] >= 1 and position["column"] >= 1

    document = fields(json.loads((folder / "rdjson").read_text(encoding="utf-8")), "document")
    lines = [json.loads(line) for line in (folder / "rdjsonl").read_text(encoding="utf-8").splitlines()]
    assert lines == document["diagnostics"]
    assert len(lines) == len(meant["diagnostics"])
    for one, expected in zip(lines, meant["diagnostics"]):
        fields(one, "diagnostic")
        fields(one["code"], "code")
        fields(one["source"], "source")
        check_range(fields(one["location"], "location")["range"])
        assert one["message"].startswith(expected["message"])
        assert one["severity"] == expected["severity"].upper()
        for suggestion in one.get("suggestions", []):
            check_range(fields(suggestion, "suggestion")["range"])
        for related in one.get("related_locations", []):
            check_range(fields(fields(related, "related")["location"], "location")["range"])


def check_sarif(folder, meant):
    found = loader.load_sarif_file(str(folder / "sarif"))
    findings = [one for one in meant["diagnostics"] if not one["problem"]]
    findings += [one["diagnostic"] for one in meant["suppressed"]]
    assert found.get_result_count() == len(findings), folder
    codes = sorted(record["Code"] for record in found.get_records())
    assert codes == sorted(one["code"] for one in findings), folder
    run = json.loads((folder / "sarif").read_text(encoding="utf-8"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def main():
    folders = sorted(Path(sys.argv[1]).iterdir())
    assert len(folders) > 40
    for folder in folders:
        meant = json.loads((folder / "meant").read_text(encoding="utf-8"))
        for check in (check_xml, check_markdown, check_gitlab, check_rdjson, check_sarif):
            check(folder, meant)
    print(f"{len(folders)} reports read in each format")


main()
