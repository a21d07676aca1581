// The Bicep and the Terraform that the form writes, by the grammars of these languages.

import { expect, test } from '@playwright/test';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { NASTY, STATES, nasty, write } from './forms.ts';

const GRAMMARS = {
  bicep: 'tree-sitter-bicep/tree-sitter-bicep.wasm',
  terraform: '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
};
/** Where a text stands, in either grammar. What is within one is compared by nobody: an escape is a node as well. */
const TEXT = /^(string|string_lit|quoted_template|template_expr)$/;
const IN_TEXT = /^(string_content|escape_sequence|template_literal|quoted_template_start|quoted_template_end)$/;

async function parser(format: keyof typeof GRAMMARS): Promise<(text: string) => Node> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(createRequire(import.meta.url).resolve(GRAMMARS[format])));
  return (text) => {
    const tree = parser.parse(text);
    if (!tree) throw new Error('no tree');
    return tree.rootNode;
  };
}

/** The tree without the characters of texts; a text that holds more than characters is shown whole. */
function shape(node: Node): string {
  const children = node.namedChildren.filter((child) => child !== null);
  if (TEXT.test(node.type) && children.every((child) => IN_TEXT.test(child.type))) return '"…"';
  return `(${[node.type, ...children.map(shape)].join(' ')})`;
}

for (const format of ['bicep', 'terraform'] as const) {
  for (const everything of [false, true]) {
    const what = everything ? 'everything' : 'the compute alone';

    test(`${format}, ${what}: each form gives a text without an error`, async () => {
      const parse = await parser(format);
      for (const { name, state } of STATES) {
        const text = write(format, state, everything);
        expect([name, parse(text).hasError, text]).toEqual([name, false, text]);
      }
    });

    test(`${format}, ${what}: a nasty text stands where a plain one would`, async () => {
      const parse = await parser(format);
      for (const mode of ['attach', 'create'] as const) {
        const written = (text: string) => shape(parse(write(format, { ...nasty(text), mode }, everything)));
        for (const text of NASTY) {
          // A field of ranges takes several, so the plain text has as many words.
          const plain = written(text.replace(/[^\n,;]+/g, 'plain'));
          expect(plain).toContain('"…"');
          expect(plain).not.toContain('ERROR');
          expect([text, written(text)]).toEqual([text, plain]);
        }
      }
    });
  }
}
