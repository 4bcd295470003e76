/** Text under composition: constant pieces, holes, sequences and alternatives. */
import type { Text, ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';

/** A piece of text as a small graph: shared parts stand once. */
export type Piece =
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'hole'; readonly ref: Ref; readonly safe?: string; readonly users: readonly Ref[] }
  | { readonly kind: 'all'; readonly of: readonly Piece[] }
  | { readonly kind: 'any'; readonly of: readonly Piece[] };

export const EMPTY: Piece = { kind: 'constant', text: '' };

export function isNumber(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'literal' && typeof value.value === 'number';
}
export function hole(ref: Ref, safe?: string, users: readonly Ref[] = []): Piece {
  return { kind: 'hole', ref, users, ...(safe !== undefined && { safe }) };
}
export function all(of: readonly Piece[]): Piece {
  const flat = of.flatMap((it) => (it.kind === 'all' ? it.of : [it]));
  const out: Piece[] = [];
  for (const it of flat) {
    const last = out.at(-1);
    if (it.kind === 'constant' && last?.kind === 'constant')
      out[out.length - 1] = { kind: 'constant', text: last.text + it.text };
    else if (it.kind !== 'constant' || it.text !== '') out.push(it);
  }
  return out.length === 0 ? EMPTY : out.length === 1 ? out[0]! : { kind: 'all', of: out };
}
export function any(of: readonly Piece[]): Piece {
  const flat = [...new Set(of.flatMap((it) => (it.kind === 'any' ? it.of : [it])))];
  const seen = new Set<string>();
  const out = flat.filter((it) => {
    if (it.kind !== 'constant') return true;
    if (seen.has(it.text)) return false;
    seen.add(it.text);
    return true;
  });
  return out.length === 0 ? EMPTY : out.length === 1 ? out[0]! : { kind: 'any', of: out };
}
const bringing = new WeakMap<Piece, boolean>();
/** True when there is constant text in it. */
export function brings(piece: Piece): boolean {
  if (piece.kind === 'constant') return piece.text !== '';
  if (piece.kind === 'hole') return false;
  let found = bringing.get(piece);
  if (found === undefined) {
    bringing.set(piece, false);
    bringing.set(piece, (found = piece.of.some(brings)));
  }
  return found;
}
/** Conditions at the place where a part is put in hold for its holes as well. */
export function withUser(piece: Piece, user: Ref): Piece {
  if (piece.kind === 'hole') return { ...piece, users: [...piece.users, user] };
  return piece;
}
export function listOf(piece: Piece): Piece {
  return piece.kind === 'constant' ? { kind: 'constant', text: piece.text.replace(/,\s*$/, '') } : piece;
}
/** The holes of a bound template as placeholders. */
export function bound(value: Text): string {
  return value.chunks.map((chunk, index) => (index === 0 ? chunk : `?${chunk}`)).join('');
}
export function replaced(piece: Piece, pattern: string, by: Piece): Piece {
  if (piece.kind === 'constant')
    return all(
      piece.text
        .split(pattern)
        .flatMap((text, index): Piece[] =>
          index === 0 ? [{ kind: 'constant', text }] : [by, { kind: 'constant', text }],
        ),
    );
  if (piece.kind === 'all') return all(piece.of.map((it) => replaced(it, pattern, by)));
  if (piece.kind === 'any') return any(piece.of.map((it) => replaced(it, pattern, by)));
  return piece;
}
