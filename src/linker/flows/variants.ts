/** One text out of many: the alternatives of a composed statement, spelled out. */
import type { Piece } from './pieces.ts';
import { valueKey } from '../things.ts';

export type Leaf = Extract<Piece, { kind: 'constant' | 'hole' }>;
export type HolePiece = Extract<Piece, { kind: 'hole' }>;

const MAX_LEAVES = 300;
const MAX_VARIANTS = 5;
const weights = new WeakMap<Piece, number>();

/** The fullest text first, then the others where they differ. */
export function variantsOf(piece: Piece): readonly (readonly Leaf[])[] {
  const out: Leaf[][] = [];
  const seen = new Set<string>();
  const widest = width(piece, new Set());
  for (let turn = -1; turn < Math.min(widest, MAX_VARIANTS); turn++) {
    const leaves: Leaf[] = [];
    spell(piece, turn, leaves, 0);
    const key = leaves.map((it) => (it.kind === 'constant' ? it.text : `\u0001${valueKey(it.ref)}`)).join('');
    if (seen.has(key)) continue;
    seen.add(key);
    out.push(leaves);
  }
  return out;
}
/** Every hole, in any alternative. */
export function holesOf(piece: Piece, seen = new Set<Piece>()): readonly HolePiece[] {
  if (seen.has(piece)) return [];
  seen.add(piece);
  if (piece.kind === 'hole') return [piece];
  return piece.kind === 'constant' ? [] : piece.of.flatMap((it) => holesOf(it, seen));
}
/** `turn` -1 takes the fullest alternative everywhere. */
function spell(piece: Piece, turn: number, out: Leaf[], depth: number): void {
  if (out.length > MAX_LEAVES || depth > 200) return;
  switch (piece.kind) {
    case 'all':
      for (const it of piece.of) spell(it, turn, out, depth + 1);
      break;
    case 'any': {
      const chosen = turn < 0 ? heaviest(piece.of) : piece.of[turn % piece.of.length]!;
      spell(chosen, turn, out, depth + 1);
      break;
    }
    default:
      out.push(piece);
  }
}
function heaviest(of: readonly Piece[]): Piece {
  return of.reduce((a, b) => (weight(b) > weight(a) ? b : a));
}
function weight(piece: Piece): number {
  let found = weights.get(piece);
  if (found !== undefined) return found;
  weights.set(piece, 0);
  switch (piece.kind) {
    case 'constant':
      found = piece.text.trim() === '' ? 0 : 1;
      break;
    case 'hole':
      found = 1;
      break;
    case 'all':
      found = Math.min(
        1e6,
        piece.of.reduce((sum, it) => sum + weight(it), 0),
      );
      break;
    case 'any':
      found = Math.max(...piece.of.map(weight));
  }
  weights.set(piece, found);
  return found;
}
function width(piece: Piece, seen: Set<Piece>): number {
  if (piece.kind === 'constant' || piece.kind === 'hole' || seen.has(piece)) return 0;
  seen.add(piece);
  const inner = Math.max(0, ...piece.of.map((it) => width(it, seen)));
  return piece.kind === 'any' ? Math.max(piece.of.length, inner) : inner;
}
