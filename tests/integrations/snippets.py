"""Takes the YAML examples out of pages, by the file that their first line names: snippets.py FOLDER PAGE..."""

import re
import sys
from pathlib import Path

# What an example's first line says, and the folder into which it goes.
KINDS = {
    "# .github/workflows/akslint.yml": "github",
    "# azure-pipelines.yml": "azure",
    "# .gitlab-ci.yml": "gitlab",
    "# .pre-commit-config.yaml": "pre-commit",
}


def main():
    folder, *pages = map(Path, sys.argv[1:])
    found = {kind: 0 for kind in KINDS.values()}
    for page in pages:
        blocks = re.findall(r"^```yaml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
        for block in blocks:
            kind = KINDS.get(block.splitlines()[0])
            if kind:
                found[kind] += 1
                target = folder / kind / f"{page.stem}-{found[kind]}.yml"
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(block, encoding="utf-8")
                if page.name == "README.md":
                    assert len(block.splitlines()) <= 6, f"more than five lines below the file's name:\n{block}"
    for kind, count in found.items():
        assert count >= 2, f"{count} examples for {kind}"
    print(f"{sum(found.values())} examples in {', '.join(page.name for page in pages)}")


main()
