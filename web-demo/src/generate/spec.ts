// The cluster spec in YAML.

import { type Plain, type Section, specOf } from '../form/spec.ts';
import type { OutputFormat } from './format.ts';
import { yamlText } from './values.ts';

const SCHEMA = 'https://raw.githubusercontent.com/akslint/akslint/main/schemas/cluster-spec.schema.json';

export const SPEC: OutputFormat = {
  id: 'spec',
  label: 'Cluster spec',
  file: 'cluster.akslint.yaml',
  write: ({ state }) => ({
    text: `# yaml-language-server: $schema=${SCHEMA}\n${lines(specOf(state), '')}`,
    notes: [],
  }),
};

function lines(section: Section, indent: string): string {
  return Object.entries(section)
    .map(([key, value]) => (value === undefined ? '' : member(key, value, indent)))
    .join('');
}

function member(key: string, value: Plain, indent: string): string {
  if (!isNested(value)) return `${indent}${key}: ${inline(value)}\n`;
  if (!Array.isArray(value)) return `${indent}${key}:\n${lines(value as Section, `${indent}  `)}`;
  return `${indent}${key}:\n${value.map((item: Plain) => entry(item, `${indent}  `)).join('')}`;
}

function entry(item: Plain, indent: string): string {
  if (!isNested(item)) return `${indent}- ${inline(item)}\n`;
  return lines(item as Section, `${indent}  `).replace(`${indent}  `, `${indent}- `);
}

/** Whether the value takes lines of its own. */
function isNested(value: Plain): value is readonly Plain[] | Section {
  return typeof value === 'object' && Object.keys(value).length > 0;
}

function inline(value: Plain): string {
  if (typeof value === 'string') return yamlText(value);
  return typeof value === 'object' ? (Array.isArray(value) ? '[]' : '{}') : String(value);
}
