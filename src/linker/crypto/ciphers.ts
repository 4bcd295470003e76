/** Ciphers: which one in which mode, where the nonce comes from, and whether what is decrypted was authenticated. */
import type { ValueId } from '../../facts/facts.ts';
import type { CryptoRow } from '../../libraries/kinds.ts';
import type { Answer, CipherUse } from '../../model/model.ts';
import type { Site } from '../flows/sites.ts';
import { originsIn, SAME } from '../origins.ts';
import { placeInCall, placeOf } from '../places.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { given, textOf } from './options.ts';
import { fixedText } from './passwords.ts';

const AUTHENTICATED = /gcm|ccm|ocb|poly1305/;

/** Files with codes over texts; by file, what tags are handed to. */
export interface Seals {
  readonly codes: ReadonlySet<FileUnit>;
  readonly tags: ReadonlyMap<FileUnit, readonly ValueId[]>;
}
/** Where messages are authenticated by hand. */
export function sealsOf(values: Values, sites: readonly Site[]): Seals {
  const codes = new Set<FileUnit>();
  const tags = new Map<FileUnit, ValueId[]>();
  for (const { ref, unit, callees } of sites)
    for (const callee of callees)
      for (const { row } of values.apis.rows(callee.nodes, 'crypto')) {
        if (row.does === 'hash' && row.secret !== undefined) codes.add(unit);
        if (row.does === 'authenticate-cipher') {
          const call = unit.value(ref.id);
          const to = call.kind === 'call' ? call.receiver : undefined;
          tags.set(unit, [...(tags.get(unit) ?? []), ...(to === undefined ? [ref.id] : originsIn(unit, to, SAME))]);
        }
      }
  return { codes, tags };
}
/** What a call does, by a row of library data. */
export function cipherUse(
  values: Values,
  ref: Ref,
  { row, name }: { readonly row: CryptoRow; readonly name: string },
  seals: Seals,
): CipherUse | undefined {
  if ((row.does !== 'encrypt' && row.does !== 'decrypt') || row.key === undefined) return undefined;
  const algorithm = algorithmOf(values, ref, row);
  const iv = nonceOf(values, ref, row);
  return {
    at: placeOf(ref),
    package: name,
    does: row.does,
    ...(algorithm !== undefined && { algorithm }),
    iv: iv.is,
    ivAt: iv.at === undefined ? placeOf(ref) : placeInCall(iv.at, ref),
    authenticated: authenticated(ref, row, algorithm, seals),
  };
}
function algorithmOf(values: Values, ref: Ref, row: CryptoRow): string | undefined {
  if (row.algorithm !== undefined) {
    const mode = row.mode === undefined ? undefined : given(values, ref, row.mode);
    if (mode === undefined || /rc4|rabbit/.test(row.algorithm)) return row.algorithm;
    if (mode.refs[0] === undefined) return mode.open ? undefined : `${row.algorithm}-cbc`;
    const at = mode.refs[0];
    const chosen = at.unit.value(at.id);
    return chosen.kind === 'get' && typeof chosen.key === 'string'
      ? `${row.algorithm}-${chosen.key.toLowerCase()}`
      : undefined;
  }
  const texts = (row.algorithms ?? []).flatMap((path) => given(values, ref, path).refs.map((it) => textOf(values, it)));
  return texts[0]?.toLowerCase();
}
function nonceOf(values: Values, ref: Ref, row: CryptoRow): { readonly is: CipherUse['iv']; readonly at?: Ref } {
  if (row.iv === undefined) return { is: 'none' };
  const [iv] = given(values, ref, row.iv).refs;
  if (iv === undefined) return { is: 'unknown' };
  if (fixedText(values, iv) !== undefined || isZeros(values, iv)) return { is: 'constant', at: iv };
  const key = new Set(row.key === undefined ? [] : values.argument(ref, row.key).flatMap((it) => [...namedRoots(it)]));
  for (const id of originsIn(iv.unit, iv.id, [...SAME, 'get', 'receiver', 'arguments'])) {
    const value = iv.unit.value(id);
    if (value.kind === 'call') {
      const things = values.things({ ...iv, id: value.callee });
      const does = things.flatMap((it) =>
        it.kind === 'api' ? values.apis.rows(it.nodes, 'crypto').map(({ row: each }) => each.does) : [],
      );
      // Made once, when the file is loaded, for all texts.
      if (does.includes('random'))
        return iv.unit.ownerOf(id) < 0 && ref.unit.ownerOf(ref.id) >= 0
          ? { is: 'constant', at: iv }
          : { is: 'fresh', at: iv };
      if (does.includes('hash') || does.includes('hash-password')) return { is: 'derived', at: iv };
    }
    if (id !== iv.id && value.kind !== 'literal' && key.has(id) && iv.unit === ref.unit && isSliced(iv))
      return { is: 'derived', at: iv };
  }
  return { is: 'unknown', at: iv };
}
function namedRoots(ref: Ref): Iterable<number> {
  return originsIn(ref.unit, ref.id, [...SAME]);
}
function isSliced({ unit, id }: Ref): boolean {
  for (const it of originsIn(unit, id, [...SAME]))
    if (/^(?:slice|subarray|substring|substr)$/.test(unit.calledName(it))) return true;
  return false;
}
/** `Buffer.alloc(16)`, `Buffer.alloc(16, 0)`, wherever it was made, and nothing was put into it. */
function isZeros(values: Values, ref: Ref): boolean {
  for (const id of originsIn(ref.unit, ref.id, SAME)) {
    const value = ref.unit.value(id);
    if (value.kind !== 'call') continue;
    const isAlloc =
      ref.unit.calledName(id) === 'alloc' &&
      values.things({ ...ref, id: value.callee }).some((it) => it.kind === 'api');
    if (isAlloc) return ref.unit.usersOf(id).every((user) => ref.unit.value(user).kind !== 'get');
  }
  return false;
}
function authenticated({ unit, id }: Ref, row: CryptoRow, algorithm: string | undefined, seals: Seals): Answer {
  if (algorithm === undefined) return { is: 'unknown', by: 'the algorithm could not be seen' };
  if (AUTHENTICATED.test(algorithm)) {
    const tagged = seals.tags.get(unit) ?? [];
    if (row.does === 'encrypt' || tagged.includes(id)) return { is: 'yes', by: algorithm };
    // Another cipher's tag, or that of one that is handed in.
    const apart = tagged.every((it) => unit.value(it).kind === 'call');
    return apart ? { is: 'no' } : { is: 'unknown', by: 'a tag is handed over in the same file' };
  }
  return seals.codes.has(unit) ? { is: 'unknown', by: 'a code is made in the same file' } : { is: 'no' };
}
