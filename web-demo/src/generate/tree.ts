// Values of a deployment before they are written in one of the languages.

import { bicepText, hclText } from './values.ts';

/** An expression of the language that is written. */
export class Code {
  constructor(readonly text: string) {}
}

export const code = (text: string): Code => new Code(text);

export type Tree = string | number | boolean | Code | readonly Tree[] | TreeObject;
export interface TreeObject {
  readonly [key: string]: Tree;
}

/** The members that are there: undefined and empty texts, lists and objects are left out. */
export function members(given: Readonly<Record<string, Tree | undefined>>): TreeObject {
  const kept = Object.entries(given).filter((member): member is [string, Tree] => !isEmpty(member[1]));
  return Object.fromEntries(kept);
}

function isEmpty(tree: Tree | undefined): boolean {
  if (tree === undefined || tree === '') return true;
  return typeof tree === 'object' && !(tree instanceof Code) && Object.keys(tree).length === 0;
}

/** Writes JSON; `leaf` writes texts and expressions. */
export function jsonOf(tree: Tree, leaf: (value: string | Code) => string, indent = ''): string {
  if (typeof tree === 'string' || tree instanceof Code) return leaf(tree);
  if (typeof tree !== 'object') return String(tree);
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(tree) ? '[]' : '{}';
  const parts = Array.isArray(tree)
    ? tree.map((item: Tree) => `${deeper}${jsonOf(item, leaf, deeper)}`)
    : Object.entries(tree).map(([key, value]) => `${deeper}${JSON.stringify(key)}: ${jsonOf(value, leaf, deeper)}`);
  return parts.length === 0 ? `${open}${close}` : `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

export function bicepOf(tree: Tree, indent = ''): string {
  if (tree instanceof Code) return tree.text;
  if (typeof tree === 'string') return bicepText(tree);
  if (typeof tree !== 'object') return String(tree);
  const deeper = `${indent}  `;
  if (Array.isArray(tree)) {
    return `[\n${tree.map((item: Tree) => `${deeper}${bicepOf(item, deeper)}\n`).join('')}${indent}]`;
  }
  const lines = Object.entries(tree).map(([key, value]) => `${deeper}${key}: ${bicepOf(value, deeper)}\n`);
  return `{\n${lines.join('')}${indent}}`;
}

export function hclOf(tree: Tree, indent = ''): string {
  if (tree instanceof Code) return tree.text;
  if (typeof tree === 'string') return hclText(tree);
  if (typeof tree !== 'object') return String(tree);
  if (Array.isArray(tree)) return hclList(tree, indent);
  return `{\n${hclAttributes(tree as TreeObject, `${indent}  `)}${indent}}`;
}

function hclList(list: readonly Tree[], indent: string): string {
  const deeper = `${indent}  `;
  const items = list.map((item) => hclOf(item, deeper));
  const line = `[${items.join(', ')}]`;
  return line.length <= 80 ? line : `[\n${items.map((item) => `${deeper}${item},\n`).join('')}${indent}]`;
}

/** `key = value` lines, the signs of neighbouring one-line values below one another. */
export function hclAttributes(tree: TreeObject, indent: string): string {
  const lines = Object.entries(tree).map(([key, value]) => ({ key, text: hclOf(value, indent) }));
  const isShort = (at: number) => lines[at] !== undefined && !lines[at].text.includes('\n');
  const widthAt = (at: number): number => {
    let [from, to] = [at, at];
    while (isShort(from - 1)) from -= 1;
    while (isShort(to + 1)) to += 1;
    return Math.max(...lines.slice(from, to + 1).map(({ key }) => key.length));
  };
  return lines
    .map(({ key, text }, at) => `${indent}${isShort(at) ? key.padEnd(widthAt(at)) : key} = ${text}\n`)
    .join('');
}
