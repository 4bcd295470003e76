/** Which parts of an address decide where it leads: what stands behind a constant beginning does not. */
import type { SinkKind } from '../../libraries/kinds.ts';
import type { Piece } from './pieces.ts';

type Hole = Extract<Piece, { readonly kind: 'hole' }>;

/** Stands for a hole in the text so far. */
const HOLE = '\0';
/** More beginnings than this are not told apart. */
const MAX_BEGINNINGS = 16;
/** A scheme with a host, a path with its first segment, a query or fragment: what follows leads nowhere else. */
const SETTLED =
  /^(?:(?:[a-z][a-z\d+.-]*|\0):\/\/[^/?#\\]+[/?#\\]|[?#]|(?:mailto|tel|data):|\.{1,2}\/|[\w-][\w.%-]*[/?#])/i;
/** As the address of an answer two slashes begin a host; a client that is handed a path has a host already. */
const PATH: Readonly<Partial<Record<SinkKind, RegExp>>> = { redirect: /^\/[^/\\\0]/, request: /^\// };

/** The holes of an address that a caller would have to hold to choose its host. */
export function openParts(piece: Piece, kind: SinkKind): readonly Hole[] {
  const out = new Set<Hole>();
  const isSettled = (text: string): boolean =>
    SETTLED.test(text) ||
    PATH[kind]?.test(text) === true ||
    // Behind somebody else's beginning a segment follows.
    /^\0(?!:\/\/)[^/?#]*[/?#]/.test(text);
  const walk = (it: Piece, before: ReadonlySet<string>): ReadonlySet<string> => {
    switch (it.kind) {
      case 'constant':
        return new Set([...before].map((text) => (isSettled(text) ? text : text + it.text)));
      case 'hole':
        if (![...before].every(isSettled)) out.add(it);
        return new Set([...before].map((text) => (isSettled(text) ? text : text + HOLE)));
      case 'all':
        return it.of.reduce<ReadonlySet<string>>((so, part) => walk(part, so), before);
      default: {
        const after = new Set(it.of.flatMap((part) => [...walk(part, before)]));
        return after.size > MAX_BEGINNINGS ? new Set(['']) : after;
      }
    }
  };
  walk(piece, new Set(['']));
  return [...out];
}
