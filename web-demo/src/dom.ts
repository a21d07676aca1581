// Builds elements. Texts become text nodes, and only these attributes are ever set: no text can become markup.

export type Child = Node | string | number | null | undefined | false;

export interface Attributes {
  readonly class?: string | undefined;
  readonly on?: { readonly [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };
  readonly [attribute: string]: unknown;
}

/** An element with attributes, listeners and children. `false`, null and undefined leave an attribute or child out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  const { on = {}, ...rest } = attributes;
  for (const [name, value] of Object.entries(rest)) setAttribute(element, name, value);
  for (const [type, listener] of Object.entries(on)) element.addEventListener(type, listener as EventListener);
  append(element, children);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The same for SVG. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  append(element, children);
  return element;
}

/** Replaces what an element holds. */
export function fill(element: Element | ShadowRoot, ...children: readonly Child[]): void {
  element.replaceChildren();
  append(element, children);
}

/** A link that opens in a new tab; only addresses of the web become links. */
export function outside(url: string, ...children: readonly Child[]): HTMLElement {
  if (!/^https?:\/\//i.test(url)) return h('span', {}, ...children);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

let last = 0;

/** An id that no other element has. */
export function freshId(prefix: string): string {
  last += 1;
  return `${prefix}-${last}`;
}

function setAttribute(element: Element, name: string, value: unknown): void {
  if (value === undefined || value === null || value === false) return;
  if (/^on/i.test(name) || /^(style|srcdoc)$/i.test(name)) throw new Error(`the attribute ${name} is not set this way`);
  element.setAttribute(name, value === true ? '' : String(value));
}

function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}
