// The budgets of the package. Who must raise one says why in the commit; `cargo xtask pkg --sizes` says what costs what.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url);
const KB = 1000;

/** Bytes, gzipped, of what is downloaded. */
const BUDGETS = {
  'akslint_bg.wasm': 412 * KB,
  'form/akslint_form_bg.wasm': 216 * KB,
};

for (const [path, budget] of Object.entries(BUDGETS)) {
  test(`${path} keeps within ${budget / KB} KB gzipped`, () => {
    const size = gzipSync(readFileSync(new URL(path, DIST)), { level: 9 }).length;
    assert.ok(size <= budget, `${size} bytes`);
  });
}

test('the JavaScript around a module keeps within 8.5 KB with Brotli', () => {
  const files = ['index.browser.js', 'start.js', 'engine.js', 'glue.js', 'linter.js', 'input.js', 'settings.js', 'validate.js', 'version.js'];
  const text = files.map((path) => readFileSync(new URL(path, DIST), 'utf8')).join('');
  const size = brotliCompressSync(text).length;
  assert.ok(size <= 8.5 * KB, `${size} bytes`);
});
