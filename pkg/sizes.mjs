// What the modules weigh, raw, gzipped and with Brotli, and which parts of akslint that is. Run by `cargo xtask pkg --sizes`.

import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const DIST = new URL('dist/', import.meta.url);
const FUNCTION_NAMES = 1;
const CODE = 10;
const DATA = 11;

/** The sections of a module: `[id, bytes]`. */
function* sections(bytes) {
  const reader = { bytes, at: 8 };
  while (reader.at < bytes.length) {
    const id = bytes[reader.at++];
    const size = unsigned(reader);
    yield [id, bytes.subarray(reader.at, reader.at + size)];
    reader.at += size;
  }
}

function unsigned(reader) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}

function text(reader) {
  const length = unsigned(reader);
  reader.at += length;
  return reader.bytes.toString('utf8', reader.at - length, reader.at);
}

/** Bytes of code by function name. */
function functions(bytes) {
  const names = new Map();
  const sizes = [];
  let imports = 0;
  let data = 0;
  for (const [id, section] of sections(bytes)) {
    const reader = { bytes: section, at: 0 };
    if (id === 2) imports = countFunctions(reader);
    if (id === DATA) data += section.length;
    if (id === CODE) {
      for (let left = unsigned(reader); left > 0; left -= 1) {
        const size = unsigned(reader);
        sizes.push(size);
        reader.at += size;
      }
    }
    if (id === 0 && text(reader) === 'name') readNames(reader, names);
  }
  return { data, code: sizes.map((size, index) => [names.get(index + imports) ?? '?', size]) };
}

function countFunctions(reader) {
  let count = 0;
  for (let left = unsigned(reader); left > 0; left -= 1) {
    text(reader);
    text(reader);
    const kind = reader.bytes[reader.at++];
    if (kind === 0) {
      unsigned(reader);
      count += 1;
    } else throw new Error('only functions are imported');
  }
  return count;
}

function readNames(reader, names) {
  while (reader.at < reader.bytes.length) {
    const kind = reader.bytes[reader.at++];
    const size = unsigned(reader);
    const end = reader.at + size;
    if (kind === FUNCTION_NAMES) {
      for (let left = unsigned(reader); left > 0; left -= 1) names.set(unsigned(reader), text(reader));
    }
    reader.at = end;
  }
}

/** The crate, and for akslint's own the module, of a function. */
function partOf(name) {
  const path = name.replaceAll(/[<>&\s]+/g, ' ').match(/[a-z_0-9]+(?:\[[0-9a-f]+\])?(?:::[A-Za-z_0-9]+)+/)?.[0] ?? name;
  const [crate, module, inner] = path.replaceAll(/\[[0-9a-f]+\]/g, '').split('::');
  if (!crate.startsWith('akslint')) return crate;
  return process.argv.includes('--deep') ? [crate, module, inner].join('::') : [crate, module].join('::');
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(10);

for (const [path, named] of [
  ['akslint_bg.wasm', '.akslint_named.wasm'],
  ['form/akslint_form_bg.wasm', '.akslint_form_named.wasm'],
]) {
  const bytes = readFileSync(new URL(path, DIST));
  console.log(`${path}: ${kilobytes(bytes.length)} raw, ${kilobytes(gzipSync(bytes, { level: 9 }).length)} gzip, ${kilobytes(brotliCompressSync(bytes).length)} brotli`);
  const { data, code } = functions(readFileSync(new URL(named, DIST)));
  const parts = new Map([['(data: tables and texts)', data]]);
  for (const [name, size] of code) parts.set(partOf(name), (parts.get(partOf(name)) ?? 0) + size);
  const sorted = [...parts].sort((one, two) => two[1] - one[1]).slice(0, 40);
  for (const [part, size] of sorted) console.log(`${kilobytes(size)}  ${part}`);
  if (process.argv.includes('--functions')) {
    for (const [name, size] of code.sort((one, two) => two[1] - one[1]).slice(0, 40)) console.log(`${kilobytes(size)}  ${name.slice(0, 150)}`);
  }
}
