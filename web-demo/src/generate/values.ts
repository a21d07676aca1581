// Writes a text as a literal of each language, so that no text can end its literal.

/** A string of an ARM template: what begins with `[` would be an expression. */
export function armText(text: string): string {
  return text.startsWith('[') ? `[${text}` : text;
}

/** A string within an ARM expression. */
export function armQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function bicepText(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('${', '\\${')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
  return `'${escaped}'`;
}

export function hclText(text: string): string {
  return JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');
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
