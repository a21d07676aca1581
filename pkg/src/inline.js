// Works wherever JavaScript does: the module is part of the JavaScript, and ready when it is first asked.

import { bytesOf } from './engine.js';
import * as glue from './glue.js';
import { createLinter } from './linter.js';
import { atHand } from './start.js';
import text from './wasm-inline.js';

export const { init, initSync, version, validate, check, format, fix, rules, explain, schema, dataVersions, reporters } =
  atHand(glue, createLinter, () => bytesOf(text));
