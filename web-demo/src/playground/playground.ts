// The playground: files to check.

import { h } from '../dom.ts';

export interface PlaygroundPage {
  readonly element: HTMLElement;
  readonly load: (state: unknown) => void;
  readonly state: () => Record<string, unknown>;
}

export interface Surroundings {
  readonly showRule: (code: string) => void;
  readonly announce: (text: string) => void;
  readonly onChange: () => void;
}

export async function playgroundPage(_around: Surroundings): Promise<PlaygroundPage> {
  return { element: h('p', {}, 'soon'), load: () => undefined, state: () => ({}) };
}
