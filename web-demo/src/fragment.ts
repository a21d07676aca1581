// The state of the page in the fragment of its address: `#page/form/playground`, where the first is the open page and the
// others are the states of both, JSON compressed and in base64url. A browser never sends the fragment to a server.

export const PAGE_NAMES = ['form', 'playground'] as const;
export type Page = (typeof PAGE_NAMES)[number];

/** What was packed of each page; nothing where it is as it begins. */
export type Packed = Readonly<Record<Page, string>>;

export interface Place {
  readonly page: Page;
  readonly packed: Packed;
}

/** The most that is unpacked: a small link can hold a very large text. */
const LARGEST = 8 << 20;

/** An object packed; nothing is left of an empty one. */
export async function pack(value: object): Promise<string> {
  if (Object.keys(value).length === 0) return '';
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export async function unpack(text: string): Promise<unknown> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let json = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > LARGEST) {
      await reader.cancel();
      throw new RangeError('the link holds too much');
    }
    json += decoder.decode(value, { stream: true });
  }
  return JSON.parse(json + decoder.decode());
}

/** What a fragment says; nothing where it is not one of ours but that of an element on the page. */
export function placeOf(hash: string): Place | undefined {
  const [name = '', form = '', playground = ''] = hash.replace(/^#/, '').split('/');
  const page = PAGE_NAMES.find((one) => one === name);
  return page && { page, packed: { form, playground } };
}

export function fragmentOf(page: Page, packed: Packed): string {
  return `#${page}/${packed.form}/${packed.playground}`.replace(/\/+$/, '');
}

/** Puts the state into the address, without a new entry in the history. */
export function setFragment(page: Page, packed: Packed): void {
  const hash = fragmentOf(page, packed);
  if (location.hash !== hash) history.replaceState(history.state, '', hash);
}
