// Shows Markdown as elements. The parser's tokens are walked and each becomes an element with text nodes: no HTML is
// made, and none in the text is taken for HTML.

import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { h, outside } from './dom.ts';

const parser = new MarkdownIt({ html: false, linkify: true });

const BLOCKS: Readonly<Record<string, keyof HTMLElementTagNameMap>> = {
  p: 'p',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  blockquote: 'blockquote',
  strong: 'strong',
  em: 'em',
  s: 's',
  table: 'table',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
};

/** The elements of a text; its headings begin below `level`. */
export function markdown(text: string, level: number): HTMLElement {
  const root = h('div', { class: 'prose' });
  walk(parser.parse(text, {}), root, level);
  return root;
}

function walk(tokens: readonly Token[], root: HTMLElement, level: number): void {
  const stack: HTMLElement[] = [root];
  for (const token of tokens) {
    const top = stack.at(-1) ?? root;
    if (token.nesting === 1) stack.push(top.appendChild(opened(token, level)));
    else if (token.nesting === -1) stack.pop();
    else if (token.type === 'inline') walk(token.children ?? [], top, level);
    else top.append(leaf(token));
  }
}

function opened(token: Token, level: number): HTMLElement {
  if (token.type === 'link_open') return outside(String(token.attrGet('href') ?? ''));
  if (token.type === 'heading_open') {
    const depth = Math.min(6, Number(token.tag.slice(1)) + level);
    return h(`h${depth}` as 'h2');
  }
  return h(BLOCKS[token.tag] ?? 'span');
}

function leaf(token: Token): Node {
  switch (token.type) {
    case 'fence':
    case 'code_block':
      return h('pre', { tabindex: '0' }, h('code', {}, token.content));
    case 'code_inline':
      return h('code', {}, token.content);
    case 'softbreak':
      return document.createTextNode(' ');
    case 'hardbreak':
      return h('br');
    case 'hr':
      return h('hr');
    default:
      return document.createTextNode(token.content);
  }
}
