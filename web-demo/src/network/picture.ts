// The address ranges as a picture: a row for each, side by side on one scale, so that an overlap is seen. The table
// below says the same in words.

import { type Child, fill, h, svg } from '../dom.ts';
import { icon } from '../icons.ts';
import type { FormState } from '../form/state.ts';
import { addressText } from './cidr.ts';
import { type Bar, type Overlap, barsOf, overlapsOf } from './plan.ts';
import { type Scale, scaleOf } from './scale.ts';

const BAR = 20;
const TOP = 6;
const AXIS = 28;
/** Below this width the names stand above the bars, not beside them. */
const NARROW = 460;

interface Layout {
  readonly width: number;
  /** The width of the names, and the height of a row. */
  readonly names: number;
  readonly row: number;
  readonly isNarrow: boolean;
}

function layoutOf(width: number): Layout {
  const isNarrow = width < NARROW;
  return { width, names: isNarrow ? 0 : 150, row: isNarrow ? 50 : 34, isNarrow };
}

export function networkView(): { readonly element: HTMLElement; readonly show: (state: FormState) => void } {
  const head = h('figcaption', { id: 'network-caption' });
  const frame = h('div', { class: 'picture-frame' });
  const words = h('div', {
    class: 'table-frame',
    role: 'region',
    'aria-label': 'Address ranges in words',
    tabindex: '0',
  });
  const element = h('figure', { class: 'network', 'aria-labelledby': 'network-caption' }, head, frame, words);
  let bars: readonly Bar[] = [];

  const draw = () => {
    const width = Math.round(frame.clientWidth);
    if (width > 0) fill(frame, picture(bars, overlapsOf(bars), layoutOf(width)));
  };
  let width = 0;
  new ResizeObserver(() => {
    if (frame.clientWidth === width) return;
    width = frame.clientWidth;
    draw();
  }).observe(frame);

  const show = (state: FormState) => {
    const next = barsOf(state);
    if (JSON.stringify(next) === JSON.stringify(bars)) return;
    bars = next;
    const overlaps = overlapsOf(bars);
    fill(head, ...caption(overlaps));
    head.classList.toggle('overlapping', overlaps.length > 0);
    fill(words, table(bars, overlaps));
    draw();
  };
  return { element, show };
}

function caption(overlaps: readonly Overlap[]): Child[] {
  const words = overlaps.map(({ one, two, range }) => `${one.label} and ${two.label} share ${rangeText(range)}`);
  return words.length === 0
    ? [icon('ok'), 'No two ranges overlap.']
    : [icon('error'), h('strong', {}, 'Overlap: '), `${words.join('; ')}.`];
}

function picture(bars: readonly Bar[], overlaps: readonly Overlap[], layout: Layout): SVGElement {
  const height = TOP + bars.length * layout.row + AXIS;
  const scale = scaleOf(
    bars.map(({ range }) => range),
    layout.width - layout.names - 1,
  );
  return svg(
    'svg',
    {
      viewBox: `0 0 ${layout.width} ${height}`,
      class: 'picture',
      role: 'img',
      'aria-labelledby': 'network-caption',
      'aria-describedby': 'network-table',
    },
    svg('defs', {}, hatch()),
    ...gaps(scale, bars.length, layout),
    ...ticks(scale, bars.length, layout),
    ...bars.flatMap((bar, at) => row(bar, at, scale, layout)),
    ...overlaps.map((overlap) => band(overlap, bars, scale, layout)),
    ...bars.flatMap((bar, at) => names(bar, at, layout)),
  );
}

function hatch(): SVGElement {
  return svg(
    'pattern',
    { id: 'hatch', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('rect', { class: 'hatch-ground', width: 7, height: 7 }),
    svg('rect', { class: 'hatch-line', width: 3, height: 7 }),
  );
}

/** The vertical middle of a bar. */
function middleOf(at: number, { row, isNarrow }: Layout): number {
  return TOP + at * row + (isNarrow ? row - BAR / 2 - 6 : row / 2);
}

function row(bar: Bar, at: number, scale: Scale, layout: Layout): SVGElement[] {
  const { left, width } = scale.span(bar.range);
  const y = middleOf(at, layout);
  return [
    svg('line', { class: 'lane', x1: layout.names, x2: layout.width, y1: y, y2: y }),
    svg('rect', { class: `bar bar-${bar.role}`, x: layout.names + left, y: y - BAR / 2, width, height: BAR, rx: 3 }),
  ];
}

function names(bar: Bar, at: number, layout: Layout): SVGElement[] {
  const cidr = bar.isDefault ? `${bar.text} (default)` : bar.text;
  const middle = middleOf(at, layout);
  if (layout.isNarrow) {
    const y = middle - BAR / 2 - 6;
    return [
      svg('text', { class: 'name', x: 0, y }, shortened(bar.label), svg('tspan', { class: 'cidr', dx: 8 }, cidr)),
    ];
  }
  const x = layout.names - 10;
  return [
    svg('text', { class: 'name', x, y: middle - 2, 'text-anchor': 'end' }, shortened(bar.label)),
    svg('text', { class: 'cidr', x, y: middle + 10, 'text-anchor': 'end' }, cidr),
  ];
}

/** The shared addresses, from the upper to the lower of the two rows. */
function band({ one, two, range }: Overlap, bars: readonly Bar[], scale: Scale, layout: Layout): SVGElement {
  const { left, width } = scale.span(range);
  const [upper, lower] = [bars.indexOf(one), bars.indexOf(two)].sort((a, b) => a - b) as [number, number];
  const y = middleOf(upper, layout) - BAR / 2;
  const place = { x: layout.names + left, y, width, height: middleOf(lower, layout) + BAR / 2 - y };
  return svg(
    'g',
    { class: 'band' },
    svg('rect', { ...place, class: 'band-fill', fill: 'url(#hatch)' }),
    svg('rect', { ...place, class: 'band-edge' }),
  );
}

/** Where addresses are left out of the scale. */
function gaps(scale: Scale, rows: number, layout: Layout): SVGElement[] {
  return scale.pieces
    .filter(({ isGap }) => isGap)
    .map(({ left, width }) =>
      svg('rect', { class: 'gap', x: layout.names + left + 4, y: TOP, width: width - 8, height: rows * layout.row }),
    );
}

/** The first address of each run, below the rows, as far as they fit beside one another. */
function ticks(scale: Scale, rows: number, { names, row, width }: Layout): SVGElement[] {
  const bottom = TOP + rows * row;
  let free = -Infinity;
  return scale.pieces
    .filter(({ isGap }) => !isGap)
    .flatMap(({ range, left }) => {
      const x = names + left;
      const line = svg('line', { class: 'tick', x1: x, x2: x, y1: TOP, y2: bottom + 5 });
      const text = addressText(range.first);
      const length = text.length * 6.2;
      if (left < free || x + length > width) return [line];
      free = left + length + 10;
      return [line, svg('text', { class: 'address', x, y: bottom + 18 }, text)];
    });
}

function table(bars: readonly Bar[], overlaps: readonly Overlap[]): HTMLElement {
  const rows = bars.map((bar) => {
    const met = overlaps.flatMap(({ one, two }) => (one === bar ? [two.label] : two === bar ? [one.label] : []));
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, h('span', { class: `swatch bar-${bar.role}`, 'aria-hidden': 'true' }), bar.label),
      h('td', { class: 'mono' }, bar.text, bar.isDefault && h('span', { class: 'muted' }, ' (default)')),
      h('td', { class: 'mono' }, rangeText(bar.range)),
      h('td', {}, met.length === 0 ? h('span', { class: 'muted' }, 'nothing') : h('strong', {}, met.join(', '))),
    );
  });
  const heads = ['Range of', 'CIDR', 'Addresses', 'Overlaps'].map((text) => h('th', { scope: 'col' }, text));
  return h('table', { id: 'network-table' }, h('thead', {}, h('tr', {}, ...heads)), h('tbody', {}, ...rows));
}

function rangeText({ first, last }: { readonly first: number; readonly last: number }): string {
  return first === last ? addressText(first) : `${addressText(first)} – ${addressText(last)}`;
}

function shortened(text: string): string {
  return text.length <= 20 ? text : `${text.slice(0, 19)}…`;
}
