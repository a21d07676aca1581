// GitHub's and Azure's own toolkits against the commands that akslint writes: decoded and written again by the
// toolkit, each command must give the same bytes. A validator of reviewdog's format reads that.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, reports] = process.argv.slice(2);
const require = createRequire(join(tools, "package.json"));
const { TaskCommand, commandFromString } = require("azure-pipelines-task-lib/taskcommand");
const { RDFormatValidator } = require("@umbrelladocs/rdformat-validator");
const core = await import(pathToFileURL(join(tools, "node_modules/@actions/core/lib/core.js")));

/** What `write` prints to standard output. */
function printed(write) {
  const original = process.stdout.write;
  let text = "";
  process.stdout.write = (chunk) => ((text += chunk), true);
  try {
    write();
  } finally {
    process.stdout.write = original;
  }
  return text.replace(/\n$/, "");
}

const data = (text) => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
const property = (text) => data(text.replaceAll("%3A", ":").replaceAll("%2C", ","));

/** Checks one annotation and returns its level. */
function annotation(line) {
  const [, level, properties, message] = /^::(error|warning|notice) (.*?)::(.*)$/.exec(line);
  const pairs = properties.split(",").map((pair) => /^(.*?)=(.*)$/.exec(pair).slice(1));
  const values = Object.fromEntries(pairs.map(([key, value]) => [key, property(value)]));
  const again = printed(() =>
    core[level](data(message), {
      title: values.title,
      file: values.file,
      startLine: values.line,
      endLine: values.endLine,
      startColumn: values.col,
      endColumn: values.endColumn,
    }),
  );
  assert.equal(line, again);
  return level;
}

const matchers = JSON.parse(readFileSync(new URL("../../../../.github/akslint-matcher.json", import.meta.url), "utf8"))
  .problemMatcher.map(({ pattern: [{ regexp }] }) => new RegExp(regexp));
const match = (line) => matchers.map((matcher) => matcher.exec(line)).find(Boolean);
const rdformat = new RDFormatValidator({ strictMode: true, allowExtraFields: false });
// What is meant: a finding in no file, and no finding at all.
const expected = ["EMPTY_ARRAY", "EMPTY_STRING"];
const refused = await rdformat.validateString('{"diagnostics": [{"message": "x", "location": {"lines": 1}}]}');
assert.ok(refused.errors.length > 0);
let commands = 0;
for (const name of readdirSync(reports)) {
  const read = (file) => readFileSync(join(reports, name, file), "utf8");
  const meant = JSON.parse(read("meant"));
  const findings = meant.diagnostics;

  const seen = read("github").split("\n").filter((line) => line.startsWith("::"));
  const overflow = seen.findIndex((line) => line.startsWith("::warning title=akslint::"));
  const annotations = overflow < 0 ? seen : seen.slice(0, overflow);
  const levels = annotations.map(annotation);
  assert.ok(overflow >= 0 || levels.length === findings.length, name);

  const issues = read("azure").split("\n").filter((line) => line.includes("##vso["));
  assert.equal(issues.length, findings.filter((one) => one.severity !== "info").length, name);
  for (const line of issues) {
    const command = commandFromString(line);
    assert.equal(command.command, "task.logissue");
    assert.equal(new TaskCommand(command.command, command.properties, command.message).toString(), line);
    assert.ok(findings.some((one) => one.code === command.properties.code), line);
  }

  const matched = read("concise").split("\n").map(match).filter(Boolean);
  const named = findings.filter((one) => one.path !== "");
  assert.equal(matched.length, named.length, name);
  named.forEach((one, at) => assert.equal(matched[at][4], one.code));

  for (const error of (await rdformat.validateString(read("rdjson"))).errors) {
    assert.ok(expected.includes(error.code) && !findings.every((one) => one.path), `${name}: ${JSON.stringify(error)}`);
  }

  for (const line of read("ndjson").trimEnd().split("\n")) JSON.parse(line);
  commands += annotations.length + issues.length;
}
assert.ok(commands > 100);
console.log(`${commands} commands read back and written again`);
