// For Workers, where modules of WebAssembly are imported.

import module from './akslint_bg.wasm';
import { documents } from './documents.js';
import * as glue from './glue.js';
import { createLinter } from './linter.js';
import { atHand } from './start.js';

export const { init, initSync, version, validate, check, format, fix, rules, explain, schema, dataVersions, reporters } =
  atHand(glue, (engine) => createLinter(engine, documents), () => module);
