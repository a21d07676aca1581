"""Compares akslint's line hashes with those that the SARIF Multitool computes from the files themselves."""

import json
import sys
from pathlib import Path
from urllib.parse import unquote

NAMES = ("deployment", "characters", "long")
HASH = "primaryLocationLineHash"


def load(path):
    return json.loads(path.read_text(encoding="utf-8-sig"))


def silent(findings):
    """Fails if the Multitool found anything."""
    results = load(findings)["runs"][0].get("results", [])
    for result in results:
        print(json.dumps(result, indent=1), file=sys.stderr)
    assert not results, f"{len(results)} findings of the Multitool"


def prepare(reports, work):
    """Writes each log without hashes, and the files where it says that they are."""
    for name in NAMES:
        log, meant = load(reports / name / "sarif"), load(reports / name / "meant")
        run = log["runs"][0]
        root = work / name
        for path, text in meant["texts"].items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes((reports / name / text).read_bytes())
        run["originalUriBaseIds"]["%SRCROOT%"]["uri"] = root.resolve().as_uri() + "/"
        run["results"] = [one for one in run["results"] if place(one)]
        for result in run["results"]:
            del result["partialFingerprints"]
        (work / f"{name}.sarif").write_text(json.dumps(log), encoding="utf-8")


def starts_with_mark(root, result):
    """Whether a byte order mark is in the hash: GitHub counts it as a character, the Multitool drops it."""
    line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
    return line == 1 and (root / place(result)).read_bytes().startswith(b"\xef\xbb\xbf")


def place(result):
    return unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def compare(reports, work):
    count = 0
    for name in NAMES:
        ours = [one for one in load(reports / name / "sarif")["runs"][0]["results"] if place(one)]
        theirs = load(work / f"{name}.hashed")["runs"][0]["results"]
        assert len(ours) == len(theirs)
        for mine, other in zip(ours, theirs):
            if starts_with_mark(work / name, mine):
                continue
            found = [one["partialFingerprints"][HASH] for one in (mine, other)]
            assert found[0] == found[1], (name, place(mine), found)
            count += 1
    print(f"{count} line hashes agree")


if __name__ == "__main__":
    {"silent": silent, "prepare": prepare, "compare": compare}[sys.argv[1]](*map(Path, sys.argv[2:]))
