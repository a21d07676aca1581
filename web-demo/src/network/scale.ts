// A scale for address ranges: where there is something to see it is wide, where there is nothing it is narrow.

import { type Range, sizeOf } from './cidr.ts';

export interface Piece {
  readonly range: Range;
  readonly isGap: boolean;
  readonly left: number;
  readonly width: number;
}

export interface Scale {
  readonly pieces: readonly Piece[];
  /** From the first address of a range to one past its last, in pixels. */
  readonly span: (range: Range) => { readonly left: number; readonly width: number };
}

const GAP = 26;
/** The weight of a piece beside the logarithm of its size, so that small ones stay visible. */
const BASE = 5;

/** The scale over a width, made of the pieces between the bounds of the ranges. */
export function scaleOf(ranges: readonly Range[], width: number): Scale {
  const bounds = [...new Set(ranges.flatMap(({ first, last }) => [first, last + 1]))].sort((one, two) => one - two);
  const parts = bounds.slice(0, -1).map((first, at) => {
    const range = { first, last: (bounds[at + 1] ?? first) - 1 };
    const isGap = !ranges.some((one) => one.first <= range.first && range.last <= one.last);
    return { range, isGap, weight: isGap ? 0 : BASE + Math.log2(sizeOf(range)) };
  });
  const gaps = parts.filter(({ isGap }) => isGap).length;
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const unit = (width - gaps * GAP) / (weights || 1);
  let left = 0;
  const pieces = parts.map(({ range, isGap, weight }) => {
    const piece = { range, isGap, left, width: isGap ? GAP : weight * unit };
    left += piece.width;
    return piece;
  });
  const at = (address: number) => {
    const piece = pieces.find(({ range }) => range.first >= address);
    return piece ? piece.left : width;
  };
  return {
    pieces,
    span: ({ first, last }) => ({ left: at(first), width: at(last + 1) - at(first) }),
  };
}
