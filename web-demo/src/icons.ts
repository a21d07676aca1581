// The few signs of the page. Each stands beside a word that says the same.

import { svg } from './dom.ts';
import type { Severity } from 'akslint';

export type Sign = Severity | 'ok';

const SHAPES: Readonly<Record<Sign, readonly string[]>> = {
  error: ['M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z', 'M5.5 5.5l5 5m0-5l-5 5'],
  warning: ['M8 1.5L15.2 14.5H.8z', 'M8 6v4m0 1.8v.4'],
  info: ['M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1z', 'M8 7.2v4m0-6.9v.4'],
  ok: ['M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1z', 'M4.8 8.2l2.3 2.3 4.2-4.6'],
};

export function icon(sign: Sign): SVGSVGElement {
  const [outline = '', mark = ''] = SHAPES[sign];
  return svg(
    'svg',
    { class: `icon icon-${sign}`, viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { class: 'icon-outline', d: outline }),
    svg('path', { class: 'icon-mark', d: mark }),
  );
}
