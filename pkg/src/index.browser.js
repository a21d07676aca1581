// For browsers, with a bundler or without: fetches the module that stands beside this file.

import { documents } from './documents.js';
import * as glue from './glue.js';
import { createLinter } from './linter.js';
import { fetched } from './start.js';

const address = () => new URL('./akslint_bg.wasm', import.meta.url);
const inline = () => import('./wasm-inline.js');

export const { init, initSync, version, validate, check, format, fix, rules, explain, schema, dataVersions, reporters } =
  fetched(glue, (engine) => createLinter(engine, documents), address, inline);
