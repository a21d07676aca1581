// Writes a value as JSON without trusting it: no getter is called twice, nothing is thrown, and work and size have limits.
//
// Plain data gives what JSON.stringify gives. What JSON has no words for becomes a fault with its path, and in its place
// stands a number that no field takes, so that nothing is concluded from it.

/** Longest JSON text of a spec, in characters. */
const MAX_LENGTH = 1 << 20;
/** Objects and arrays within one another; the reader has its own, lower limit. */
const MAX_DEPTH = 130;
const PLACEHOLDER = '0.5';
const SPECIAL = /["\\\u0000-\u001f\ud800-\udfff]/;
const LIMIT = Symbol('limit');

/** `value` as the JSON text of a spec, and what was wrong with it. A spec without the marker `akslint` gets it. */
export function specOf(value) {
  const writer = { left: MAX_LENGTH, keys: [], above: [], faults: [], marked: false };
  let json;
  try {
    json = written(writer, value, 0);
  } catch (thrown) {
    if (thrown !== LIMIT) fault(writer, 'ERR002', 'this value cannot be read');
    else writer.faults = [{ code: 'ERR003', message: 'the spec is larger than 1 MiB', path: [] }];
    return { json: undefined, faults: writer.faults };
  }
  json ??= 'null';
  if (!writer.marked && json.charCodeAt(0) === 123) {
    json = json.length === 2 ? '{"akslint":1}' : `{"akslint":1,${json.slice(1)}`;
  }
  return { json, faults: writer.faults };
}

/** A text without halves of surrogate pairs, which UTF-8 cannot hold. */
export function wellFormed(text) {
  if (text.isWellFormed?.() ?? false) return text;
  return text.toWellFormed?.() ?? text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

function written(writer, value, depth) {
  switch (typeof value) {
    case 'string':
      return quoted(writer, value);
    case 'number':
      // As in JSON.stringify, a number input that is empty (NaN) is left out.
      return Number.isFinite(value) ? String(value) : 'null';
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return BigInt.asIntN(64, value) === value ? String(value) : fault(writer, 'ERR002', 'this number is too large');
    case 'object':
      return value === null ? 'null' : branch(writer, value, depth);
    case 'undefined':
      return undefined;
    default:
      return fault(writer, 'ERR002', `expected data, found a ${typeof value}`);
  }
}

function quoted(writer, text) {
  spend(writer, text.length);
  return SPECIAL.test(text) ? JSON.stringify(wellFormed(text)) : `"${text}"`;
}

function branch(writer, value, depth) {
  if (depth >= MAX_DEPTH) return fault(writer, 'ERR003', `the spec is nested deeper than ${MAX_DEPTH}`);
  const { above } = writer;
  for (let at = 0; at < depth; at += 1) {
    if (above[at] === value) return fault(writer, 'ERR002', 'this value contains itself');
  }
  above[depth] = value;
  let answer;
  try {
    answer = known(writer, value, depth);
  } catch (thrown) {
    if (thrown === LIMIT) throw thrown;
    writer.keys.length = depth;
    answer = fault(writer, 'ERR002', 'this value cannot be read');
  }
  above.length = depth;
  return answer;
}

function known(writer, value, depth) {
  if (Array.isArray(value)) return items(writer, value, depth);
  if (ArrayBuffer.isView(value)) return fault(writer, 'ERR002', 'expected data, found bytes');
  const { toJSON } = value;
  if (typeof toJSON === 'function') {
    const given = toJSON.call(value, depth === 0 ? '' : String(writer.keys[depth - 1]));
    return given === value ? members(writer, value, depth) : written(writer, given, depth + 1);
  }
  if (value instanceof String || value instanceof Number || value instanceof Boolean) {
    return written(writer, value.valueOf(), depth + 1);
  }
  return members(writer, value, depth);
}

function items(writer, list, depth) {
  let text = '[';
  const { length } = list;
  for (let index = 0; index < length; index += 1) {
    spend(writer, 1);
    writer.keys[depth] = index;
    const item = child(writer, list, index, depth);
    text += index === 0 ? (item ?? 'null') : `,${item ?? 'null'}`;
  }
  writer.keys.length = depth;
  return `${text}]`;
}

function members(writer, object, depth) {
  let text = '{';
  const keys = Object.keys(object);
  if (keys.length === 0 && !isPlain(object)) {
    return fault(writer, 'ERR002', `expected data, found a ${Object.prototype.toString.call(object).slice(8, -1)}`);
  }
  for (const key of keys) {
    writer.keys[depth] = key;
    const value = child(writer, object, key, depth);
    if (value === undefined) continue;
    if (depth === 0 && key === 'akslint') writer.marked = true;
    text += text === '{' ? `${quoted(writer, key)}:${value}` : `,${quoted(writer, key)}:${value}`;
  }
  writer.keys.length = depth;
  return `${text}}`;
}

/** Whether it is a plain object, of this realm or another; a promise or a map without fields is none. */
function isPlain(object) {
  const prototype = Object.getPrototypeOf(object);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What stands at a key, read once. */
function child(writer, owner, key, depth) {
  let value;
  try {
    value = owner[key];
  } catch {
    return fault(writer, 'ERR002', 'this value cannot be read');
  }
  return written(writer, value, depth + 1);
}

function spend(writer, characters) {
  writer.left -= characters + 1;
  if (writer.left < 0) throw LIMIT;
}

function fault(writer, code, message) {
  spend(writer, 8);
  writer.faults.push({ code, message, path: [...writer.keys] });
  return PLACEHOLDER;
}
