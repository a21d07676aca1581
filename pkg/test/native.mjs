// What the native command says of a case.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ROOT } from './fixtures.mjs';

const TARGET = process.env.CARGO_TARGET_DIR ?? `${ROOT}target`;
const COMMAND = `${TARGET}/debug/akslint`;

/** The report that `akslint check` writes for a case. */
function natively({ path, flags }, form) {
  if (!existsSync(COMMAND)) throw new Error('build the command first: cargo build');
  return new Promise((resolve, reject) => {
    execFile(COMMAND, ['check', '--output-format', form, ...flags, path], { cwd: ROOT, maxBuffer: 1 << 26 }, (error, text) => {
      if (error && ![1, 2].includes(error.code)) reject(error);
      else resolve(text);
    });
  });
}

/** The answers for all cases, a few at a time. */
export async function allNatively(cases, form = 'json') {
  const answers = [];
  let next = 0;
  const worker = async () => {
    while (next < cases.length) {
      const at = next++;
      answers[at] = await natively(cases[at], form);
    }
  };
  await Promise.all([worker(), worker()]);
  return answers;
}
