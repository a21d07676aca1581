// Forms to write texts from: of every kind, and with texts that try to break out of their place.

import { EXAMPLES } from '../src/form/examples.ts';
import { type FormState, type Key, START } from '../src/form/state.ts';
import { OUTPUT_FORMATS } from '../src/generate/index.ts';
import { planOf } from '../src/generate/plan.ts';

/** What the form `state` gives in a format. */
export function write(id: string, state: FormState, everything: boolean): string {
  const format = OUTPUT_FORMATS.find((one) => one.id === id);
  return format?.write({ state, plan: planOf(state), everything }).text ?? '';
}

const TLS: readonly Partial<FormState>[] = [
  { tls: 'none' },
  { tls: 'microsoft', leafLabel: 'contoso' },
  { tls: 'own', hostName: 'scoring.example.com' },
];

/** Forms of every kind: each example, with each kind of TLS, scaled, too small, and by resource id. */
export const STATES: readonly { readonly name: string; readonly state: FormState }[] = EXAMPLES.flatMap(
  ({ label, state }) => [
    ...TLS.map((tls) => ({ name: `${label}, TLS ${tls.tls}`, state: { ...state, ...tls } })),
    { name: `${label}, too small`, state: { ...state, nodes: '1', purpose: 'FastProd' as const } },
    {
      name: `${label}, more pools`,
      state: {
        ...state,
        pools: [
          { name: 'user1', vmSize: 'Standard_D4s_v5', nodes: '2' },
          { name: 'Wrong_Pool', vmSize: 'Standard_A1_v2', nodes: '' },
        ],
      },
    },
    { name: `${label}, scaled`, state: { ...state, autoscale: true, minNodes: '2', maxNodes: '1' } },
    {
      name: `${label}, all dependent`,
      state: { ...state, outboundType: 'userDefinedRouting', loadBalancerSku: 'basic' as const },
    },
  ],
);

export const NASTY = [
  `'"\\\${x}%{y}\`$(z)`,
  "[concat('a')]",
  "'); evil() #",
  '"; evil',
  'JSON\nevil',
  'a\nb: c',
  '${evil}',
  '%{if evil}',
  "\\'",
  '- x',
  'yes',
  '1.30',
  '</script><img src=x onerror=evil()>',
  'é😀\u2028\u0000',
  '\b\f\v\\b',
];

const TEXTS = Object.entries(START)
  .filter(([key, value]) => typeof value === 'string' && !isChoice(key as Key))
  .map(([key]) => key as Key);

function isChoice(key: Key): boolean {
  return [
    'mode',
    'target',
    'purpose',
    'network',
    'plugin',
    'loadBalancerSku',
    'access',
    'loadBalancer',
    'tls',
    'outboundType',
  ].includes(key);
}

/** Every text of the form is nasty, and everything that can be shown is. */
export function nasty(text: string): FormState {
  const worst = Object.fromEntries(TEXTS.map((key) => [key, text]));
  return {
    ...(EXAMPLES[4]?.state ?? START),
    ...worst,
    pools: [{ name: text, vmSize: text, nodes: text }],
    mode: 'attach',
    access: 'ranges',
    tls: 'own',
    loadBalancer: 'InternalLoadBalancer',
    nodes: '3',
  } as FormState;
}
