// The state of the page in the fragment of its address: `#form/…` and `#playground/…`, JSON compressed and in base64url.
// A browser never sends the fragment to a server.

export type Page = 'form' | 'playground';

export interface Place {
  readonly page: Page;
  /** What was packed; nothing where the page is as it begins, or the fragment is damaged. */
  readonly data: unknown;
  /** Whether there was something that could not be unpacked. */
  readonly isDamaged: boolean;
}

/** The most that is unpacked: a small link can hold a very large text. */
const LARGEST = 8 << 20;

export async function pack(value: unknown): Promise<string> {
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

export async function placeOf(hash: string): Promise<Place> {
  const [name = '', packed = ''] = hash.replace(/^#/, '').split('/');
  const page: Page = name === 'playground' ? 'playground' : 'form';
  if (packed === '') return { page, data: undefined, isDamaged: false };
  try {
    return { page, data: await unpack(packed), isDamaged: false };
  } catch {
    return { page, data: undefined, isDamaged: true };
  }
}

/** Puts the state into the address, without a new entry in the history. */
export function setFragment(page: Page, packed: string): void {
  const hash = packed === '' ? `#${page}` : `#${page}/${packed}`;
  if (location.hash !== hash) history.replaceState(history.state, '', hash);
}
