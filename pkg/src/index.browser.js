// For browsers, with a bundler or without: fetches the module that stands beside this file.

import { bytesOf, compile, createEngine } from './engine.js';
import * as glue from './glue.js';
import { createLinter } from './linter.js';

const engine = createEngine(glue);
const linter = createLinter(engine);
let starting;

export function init(source) {
  starting ??= start(source).catch((cause) => {
    starting = undefined;
    throw cause;
  });
  return starting;
}

async function start(source) {
  engine.start(await (source === undefined ? own() : compile(source)));
  return linter;
}

/** The module beside this file; where a bundler did not take it along, the copy within the package's JavaScript. */
async function own() {
  try {
    return await compile(new URL('./akslint_bg.wasm', import.meta.url));
  } catch (first) {
    const { default: text } = await import('./wasm-inline.js').catch(() => Promise.reject(first));
    return compile(bytesOf(text));
  }
}

export function initSync(source) {
  engine.start(source);
  return linter;
}

export const { version, validate, check, format, fix, rules, explain, schema, dataVersions, reporters } = linter;
