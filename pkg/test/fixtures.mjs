// The examples of the rules and of the repository, each with the options under which it is judged.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The day for which examples are judged unless `options.json` says otherwise. */
const DAY = '2026-11-25';

/** Every case: its files as `{path, text}`, the options of the API, and the arguments of the command. */
export function cases() {
  const found = [];
  for (const rule of readdirSync(`${ROOT}rules`).sort()) {
    for (const kind of ['bad', 'good']) {
      const folder = `rules/${rule}/${kind}`;
      for (const name of list(folder)) found.push(caseOf(`${folder}/${name}`, optionsOf(rule)[name] ?? {}));
    }
  }
  for (const kind of ['bad', 'good']) {
    for (const name of list(`examples/${kind}`)) found.push(caseOf(`examples/${kind}/${name}`, {}));
  }
  if (found.length < 500) throw new Error(`only ${found.length} cases`);
  return found;
}

function caseOf(path, { as_of, profile, attach_as, workspace_region, workspace_subscription }) {
  const given = { asOf: as_of ?? DAY, profile, attachAs: attach_as, workspaceRegion: workspace_region, workspaceSubscription: workspace_subscription };
  const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const flag = (name) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return {
    path,
    files: [...new Set(filesIn(path))].map((file) => ({ path: file, text: readFileSync(`${ROOT}${file}`, 'utf8') })),
    options,
    flags: Object.entries(options).flatMap(([name, value]) => [flag(name), value]),
  };
}

/** The files of a case; with a template goes the parameter file beside it, and the other way round. */
function filesIn(path) {
  if (statSync(`${ROOT}${path}`).isDirectory()) return list(path).flatMap((name) => filesIn(`${path}/${name}`));
  const beside = path.endsWith('.parameters.json') ? path.replace('.parameters.json', '.json') : path.replace(/\.json$/, '.parameters.json');
  return beside !== path && existsSync(`${ROOT}${beside}`) ? [path, beside] : [path];
}

function list(folder) {
  return existsSync(`${ROOT}${folder}`) ? readdirSync(`${ROOT}${folder}`).sort() : [];
}

function optionsOf(rule) {
  const path = `rules/${rule}/options.json`;
  return existsSync(`${ROOT}${path}`) ? JSON.parse(readFileSync(`${ROOT}${path}`, 'utf8')) : {};
}
