// Works wherever JavaScript does: module and documents are part of the JavaScript, and ready when they are first asked.

import { documents } from './documents-inline.js';
import { bytesOf } from './engine.js';
import * as glue from './glue.js';
import { createLinter } from './linter.js';
import { atHand } from './start.js';
import text from './wasm-inline.js';

export const { init, initSync, version, validate, check, format, fix, rules, explain, schema, dataVersions, reporters } =
  atHand(glue, (engine) => createLinter(engine, documents), () => bytesOf(text));
