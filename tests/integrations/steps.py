"""Runs the steps of action.yml and of the Azure Pipelines template as their agents do: steps.py ROOT PROJECT

No agent can be had from a package registry. This one knows what the two files use: inputs in `env`, bash steps, and the
ways in which a step hands a folder for the PATH, an output and a summary on.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

root, project = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()


def substituted(text, inputs):
    return re.sub(r"\$\{\{ (?:inputs|parameters)\.([\w-]+) \}\}", lambda match: inputs[match[1]], text)


def run(script, folder, variables, programs):
    """The exit code and the log of one step."""
    path = os.pathsep.join([*programs, os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, **variables, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode, done.stdout


class Run:
    """What came of all steps."""

    def __init__(self, temporary, **inputs):
        self.temporary = Path(temporary)
        self.log, self.code, self.programs = "", 0, []
        self.steps(inputs)

    def take(self, script, folder, variables):
        self.code, log = run(script, folder, variables, self.programs)
        self.log += log


class GitHub(Run):
    def steps(self, inputs):
        action = yaml.safe_load((root / "action.yml").read_text())
        inputs = {**{name: one["default"] for name, one in action["inputs"].items()}, **inputs}
        files = {name: self.temporary / name for name in ("GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        agent = {name: str(path) for name, path in files.items()}
        agent |= {"GITHUB_ACTIONS": "true", "RUNNER_TEMP": str(self.temporary), "GITHUB_ACTION_PATH": str(root)}
        for step in action["runs"]["steps"]:
            assert step["shell"] == "bash" and "${{" not in step["run"]
            given = {name: substituted(value, inputs) for name, value in step["env"].items()}
            folder = project / substituted(step.get("working-directory", "."), inputs)
            self.take(step["run"], folder, agent | given)
            self.programs = files["GITHUB_PATH"].read_text().split() if files["GITHUB_PATH"].exists() else []
            if self.code:
                break
        read = {name: path.read_text() if path.exists() else "" for name, path in files.items()}
        self.outputs = dict(line.split("=", 1) for line in read["GITHUB_OUTPUT"].splitlines())
        self.summary = read["GITHUB_STEP_SUMMARY"]


class Azure(Run):
    def steps(self, inputs):
        template = yaml.safe_load((root / "templates/akslint.azure-pipelines.yml").read_text())
        inputs = {**{one["name"]: one["default"] for one in template["parameters"]}, **inputs}
        agent = {"TF_BUILD": "True", "AGENT_TEMPDIRECTORY": str(self.temporary)}
        agent |= {"BUILD_BUILDID": "12", "SYSTEM_DEFINITIONID": "3", "BUILD_DEFINITIONNAME": "infra"}
        for step in (step for step in template["steps"] if "bash" in step):
            assert "${{" not in step["bash"]
            given = {name: substituted(value, inputs) for name, value in step["env"].items()}
            self.take(step["bash"], project, agent | given)
            self.programs += re.findall(r"^##vso\[task\.prependpath\](.*)$", self.log, re.MULTILINE)
            if self.code:
                break


def check(kind, verify, **inputs):
    with tempfile.TemporaryDirectory() as temporary:
        done = kind(temporary, **inputs)
        try:
            verify(done)
        except AssertionError:
            print(f"{kind.__name__} {inputs}: exit code {done.code}\n{done.log}", file=sys.stderr)
            raise


def github_default(done):
    assert done.code == 1 and done.outputs == {"exit-code": "1"}
    assert "file=infra/azuredeploy.json,line=18," in done.log and "vendor" not in done.log
    assert done.summary.startswith("## akslint\n") and "AML102" in done.summary


def github_sarif(done):
    assert done.code == 0 and done.outputs["exit-code"] == "0"
    log = json.loads(Path(done.outputs["sarif"]).read_text())
    results = log["runs"][0]["results"]
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    assert uris == {"infra/azuredeploy.json"}


def nothing_is_run(done):
    assert done.code == 2
    assert not list(project.rglob("injected"))


def azure_default(done):
    assert done.code == 1
    assert "##vso[task.logissue type=error;sourcepath=infra/azuredeploy.json;linenumber=18;" in done.log
    [summary] = re.findall(r"^##vso\[task\.uploadsummary\](.*)$", done.log, re.MULTILINE)
    assert "AML102" in Path(summary).read_text()
    log = json.loads((done.temporary / "akslint-logs/akslint.sarif").read_text())
    assert log["runs"][0]["automationDetails"]["id"] == "azuredevops/pipeline/build/3/12"


INJECTION = "infra $(touch injected) `touch injected`; touch injected"

check(GitHub, github_default)
check(
    GitHub,
    github_sarif,
    **{"args": ".\n--select AML102", "fail-on": "never", "sarif": "log.sarif", "working-directory": "infra"},
)
check(GitHub, nothing_is_run, args=INJECTION)
check(GitHub, nothing_is_run, version="0.1.0; touch injected")
check(Azure, azure_default)
check(Azure, nothing_is_run, args=INJECTION)
check(Azure, lambda done: None if done.code == 0 else sys.exit("package.json is clean"), args="package.json")
print("the steps of action.yml and of the Azure Pipelines template do as they say")
