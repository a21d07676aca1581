// IPv4 addresses and ranges, as numbers.

/** The addresses from `first` to `last`, both included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** The number of an address, or nothing if the text is none. */
export function parseAddress(text: string): number | undefined {
  const parts = text.trim().split('.');
  if (parts.length !== 4) return undefined;
  let number = 0;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    number = number * 256 + Number(part);
  }
  return number;
}

/** The range that the text is: `10.0.0.0/16`, also with host bits, or one address. */
export function parseRange(text: string): Range | undefined {
  const [address = '', length, ...more] = text.trim().split('/');
  const number = parseAddress(address);
  if (number === undefined || more.length > 0) return undefined;
  if (length === undefined) return { first: number, last: number };
  if (!/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  const size = 2 ** (32 - Number(length));
  const first = number - (number % size);
  return { first, last: first + size - 1 };
}

export function addressText(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

export function sizeOf(range: Range): number {
  return range.last - range.first + 1;
}

/** The addresses that both have. */
export function shared(one: Range, two: Range): Range | undefined {
  const first = Math.max(one.first, two.first);
  const last = Math.min(one.last, two.last);
  return first <= last ? { first, last } : undefined;
}

/** The ranges in order, with those that touch or overlap made one. */
export function merged(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((one, two) => one.first - two.first);
  const result: Range[] = [];
  for (const range of sorted) {
    const before = result.at(-1);
    if (before && range.first <= before.last + 1) {
      result[result.length - 1] = { first: before.first, last: Math.max(before.last, range.last) };
    } else {
      result.push(range);
    }
  }
  return result;
}

/** Whether merged ranges hold every address of the range. */
export function isCovered(range: Range, by: readonly Range[]): boolean {
  return by.some((one) => one.first <= range.first && range.last <= one.last);
}
