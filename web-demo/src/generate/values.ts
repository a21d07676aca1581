// Writes a text as a literal of each language, so that no text can end its literal.

/** A string of an ARM template: what begins with `[` would be an expression. */
export function armText(text: string): string {
  return text.startsWith('[') ? `[${text}` : text;
}

/** A string within an ARM expression. */
export function armQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Bicep's strings stand on one line and show what is in them; `${` would start an expression. */
export function bicepText(text: string): string {
  const named: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t' };
  const escaped = text
    .replace(/[\\']|\$(?=\{)/g, (sign) => `\\${sign}`)
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, (sign) => named[sign] ?? `\\u{${sign.charCodeAt(0).toString(16)}}`);
  return `'${escaped}'`;
}

/** HCL has JSON's escapes but two, and starts templates in strings: a `$` or `%` before a brace is doubled. */
export function hclText(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '\\b': '\\u0008', '\\f': '\\u000c' };
  return JSON.stringify(text)
    .replace(/\\./g, (escape) => escapes[escape] ?? escape)
    .replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/** JSON's escapes are Python's too. */
export function pythonText(text: string): string {
  return JSON.stringify(text);
}

export function shellText(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A plain scalar where YAML reads it as this string, else a quoted one. */
export function yamlText(text: string): string {
  const isPlain = /^[A-Za-z_/][\w./-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n|_)$/i.test(text);
  const isAddress = /^\d+\.\d+\.\d+\.\d+(\/\d+)?$/.test(text);
  return isPlain || isAddress ? text : JSON.stringify(text);
}
