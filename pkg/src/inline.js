// Works wherever JavaScript does: the module is part of the JavaScript, and ready when it is first asked.

import { bytesOf, createEngine } from './engine.js';
import * as glue from './glue.js';
import { createLinter } from './linter.js';
import text from './wasm-inline.js';

const engine = createEngine(glue, () => bytesOf(text));
const linter = createLinter(engine);

export const init = async () => linter;

export const initSync = () => linter;

export const { version, validate, check, format, fix, rules, explain, schema, dataVersions, reporters } = linter;
