/** What is done with tokens: how they are issued, what verifying them looks at, and what is read without verifying. */
import type { CryptoRow } from '../../libraries/kinds.ts';
import type { Answer, TokenClaim, TokenUse } from '../../model/model.ts';
import type { Site } from '../flows/sites.ts';
import { placeInCall, placeOf } from '../places.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { given, homesOf, namesOf, numberOf, stated, textOf } from './options.ts';
import { secondsOf } from './lifetimes.ts';
import { claimHolds } from './names.ts';
import { isHandedByIssuer, reachOf, type Verifications } from './unverified.ts';

/** Where a package is told how long tokens live, for all that it signs. */
export type Lifetimes = ReadonlyMap<string, readonly Answer[]>;
type Row = CryptoRow;

/** The lifetimes that the sites set for whole packages. */
export function lifetimesOf(values: Values, sites: readonly Site[]): Lifetimes {
  const out = new Map<string, Answer[]>();
  for (const site of sites)
    for (const callee of site.callees)
      for (const { row, library } of values.apis.rows(callee.nodes, 'crypto'))
        if (row.does === 'set-lifetime')
          out.set(library.package, [...(out.get(library.package) ?? []), expiryAt(values, site.ref, row)]);
  return out;
}
/** What a call does with a token, by a row of library data. */
export function tokenUse(
  values: Values,
  ref: Ref,
  { row, name }: { readonly row: Row; readonly name: string },
  { lifetimes, verifications }: { readonly lifetimes: Lifetimes; readonly verifications: Verifications },
): TokenUse | undefined {
  const not: Answer = { is: 'not-applicable' };
  const base = {
    at: placeOf(ref),
    package: name,
    expires: not,
    algorithms: not,
    checks: { issuer: not, audience: not, expiry: not },
    key: keyOf(values, ref, row),
    use: purposeOf(ref),
    reaches: [],
  } satisfies Omit<TokenUse, 'does'>;
  if (row.does === 'sign-token') {
    if (row.expires === undefined) return undefined;
    const claims = claimsOf(values, ref, row);
    return {
      ...base,
      does: 'issue',
      expires: expiryOf(values, ref, row, lifetimes.get(name)),
      ...(claims && { claims }),
    };
  }
  if (row.does === 'set-lifetime')
    return {
      ...base,
      does: 'default',
      expires: expiryAt(values, ref, row),
      use: base.use === 'unknown' ? 'access' : base.use,
    };
  if (row.does === 'verify-token' || row.does === 'accept-tokens') {
    if (row.algorithms === undefined && row.issuer === undefined && row.ignoresExpiry === undefined) return undefined;
    return {
      ...base,
      does: 'verify',
      algorithms: algorithmsOf(values, ref, row),
      checks: {
        issuer: row.issuer === undefined ? not : stated(values, ref, [row.issuer]),
        audience: row.audience === undefined ? not : stated(values, ref, [row.audience]),
        expiry: expiryChecked(values, ref, row),
      },
    };
  }
  if (isHandedByIssuer(ref, row.input === undefined ? [] : values.argument(ref, row.input))) return undefined;
  const verifiedAt = verifications.of(ref);
  return { ...base, does: 'decode', ...(verifiedAt && { verifiedAt }), reaches: reachOf(values, ref) };
}
function expiryOf(values: Values, ref: Ref, row: Row, defaults: readonly Answer[] | undefined): TokenUse['expires'] {
  const own = row.chained === undefined ? expiryAt(values, ref, row) : chainedExpiry(values, ref, row);
  if (own.is !== 'no' || defaults === undefined) return own;
  return defaults.find((it) => it.is === 'yes') ?? defaults.find((it) => it.is === 'unknown') ?? own;
}
function expiryAt(values: Values, ref: Ref, row: Row): TokenUse['expires'] {
  let open = false;
  for (const { value: path, unit } of row.expires ?? []) {
    const found = given(values, ref, path);
    open ||= found.open;
    const [first] = found.refs;
    if (first === undefined) continue;
    const seconds = path.endsWith('.exp') ? spanFromNow(values, first) : lifetimeOf(values, first, unit);
    return { is: 'yes', at: placeInCall(first, ref), ...(seconds !== undefined && { seconds }) };
  }
  return open ? { is: 'unknown', by: 'its options could not be seen' } : { is: 'no', at: placeOf(ref) };
}
function lifetimeOf(values: Values, ref: Ref, unit: 's' | 'ms'): number | undefined {
  const number = numberOf(values, ref);
  if (number !== undefined) return unit === 's' ? number : number / 1000;
  const text = textOf(values, ref);
  return text === undefined ? undefined : secondsOf(text);
}
/** What is added to the present time: `Math.floor(Date.now() / 1000) + 60 * 60`. */
function spanFromNow(values: Values, ref: Ref): number | undefined {
  const value = ref.unit.value(ref.id);
  return value.kind === 'op' && value.operator === '+' && value.right !== undefined
    ? numberOf(values, { ...ref, id: value.right })
    : undefined;
}
/** The calls of the chain that a token is made by, by name, and whether its beginning was seen. */
function chainOf(ref: Ref): { readonly calls: ReadonlyMap<string, Ref>; readonly made?: Ref } {
  const calls = new Map<string, Ref>();
  const { unit } = ref;
  let id: number | undefined = ref.id;
  for (let depth = 0; id !== undefined && depth < 24; depth++) {
    const value = unit.value(id);
    if (value.kind !== 'call') break;
    if (value.new === true) {
      for (const user of unit.usersOf(id))
        for (const call of unit.usersOf(user))
          if (unit.value(call).kind === 'call') calls.set(unit.calledName(call), { ...ref, id: call });
      return { calls, made: { ...ref, id } };
    }
    calls.set(unit.calledName(id), { ...ref, id });
    id = value.receiver;
  }
  return { calls };
}
function chainedExpiry(values: Values, ref: Ref, row: Row): TokenUse['expires'] {
  const { calls, made } = chainOf(ref);
  const call = calls.get(row.chained?.expires ?? '');
  if (call !== undefined) {
    const [argument] = values.argument(call, '[0]');
    const text = argument && textOf(values, argument);
    const seconds = text === undefined ? undefined : secondsOf(text);
    return { is: 'yes', at: placeOf(call), ...(seconds !== undefined && { seconds }) };
  }
  if (made === undefined) return { is: 'unknown', by: 'how the token is made could not be seen' };
  const { refs, open } = given(values, made, '[0] .exp');
  if (refs[0]) return { is: 'yes', at: placeOf(refs[0]) };
  return open ? { is: 'unknown', by: 'its claims could not be seen' } : { is: 'no', at: placeOf(ref) };
}
function claimsOf(values: Values, ref: Ref, row: Row): readonly TokenClaim[] | undefined {
  const { calls, made } = row.chained === undefined ? { calls: new Map<string, Ref>(), made: ref } : chainOf(ref);
  if (made === undefined) return undefined;
  const out: TokenClaim[] = [];
  for (const path of row.chained === undefined ? [row.input ?? '[0]'] : ['[0]']) {
    const given = values.argument(made, path);
    for (const payload of given) {
      // All of a row, or a value that nobody can see into.
      const stored = claimHolds(values, payload, '');
      if (stored === 'row') out.push({ name: '', at: placeInCall(payload, ref), holds: 'row' });
      const entries = values.entriesOf(payload);
      const things = values.things(payload);
      if (
        stored !== 'row' &&
        (things.length === 0 || !things.every((it) => it.kind === 'object' || it.kind === 'constant'))
      )
        return out.length > 0 ? out : undefined;
      if (things.some((it) => it.kind === 'constant')) out.push({ name: 'sub', at: placeOf(payload), holds: 'id' });
      for (const { key, value } of entries) {
        const holds = claimHolds(values, value, key);
        out.push({ name: key, at: placeInCall(value, ref), ...(holds && { holds }) });
      }
      for (const thing of things) {
        const value = thing.kind === 'object' ? thing.ref.unit.value(thing.ref.id) : undefined;
        if (value?.kind !== 'object') continue;
        if (value.entries.some((it) => it.key === null || typeof it.key === 'number')) {
          const told = out.filter((it) => it.holds === 'password' || it.holds === 'row');
          return told.length > 0 ? [...told, { name: '...', at: placeOf(payload) }] : undefined;
        }
      }
    }
  }
  for (const [name, what] of [
    ['sub', row.chained?.subject],
    ['jti', row.chained?.id],
  ] as const) {
    const call = what === undefined ? undefined : calls.get(what);
    if (call) out.push({ name, at: placeOf(call) });
  }
  const options = row.options === undefined ? [] : values.argument(ref, row.options);
  for (const option of options)
    for (const { key, value } of values.entriesOf(option)) {
      if (key === 'subject') out.push({ name: 'sub', at: placeInCall(value, ref) });
      if (key === 'jwtid' || key === 'jti') out.push({ name: 'jti', at: placeInCall(value, ref) });
    }
  if (row.options !== undefined && stated(values, ref, [`${row.options} .subject|sub`]).is === 'unknown')
    return out.some((it) => it.holds) ? [...out, { name: '...', at: placeOf(ref) }] : undefined;
  return out;
}
function algorithmsOf(values: Values, ref: Ref, row: Row): TokenUse['algorithms'] {
  if (row.algorithms === undefined) return { is: 'not-applicable' };
  const answer = stated(values, ref, row.algorithms);
  if (answer.is !== 'yes') return answer;
  const names = row.algorithms.flatMap((path) =>
    given(values, ref, path).refs.flatMap((it) => values.flatConstants(it)),
  );
  return names.length === 0 ? answer : { ...answer, names };
}
function expiryChecked(values: Values, ref: Ref, row: Row): Answer {
  for (const [path, off] of [
    [row.ignoresExpiry, true],
    [row.checksExpiry, false],
  ] as const) {
    if (path === undefined) continue;
    for (const it of given(values, ref, path).refs) {
      const things = values.things(it);
      if (things.some((thing) => thing.kind === 'constant' && thing.value === off))
        return { is: things.length > 1 ? 'conditional' : 'no', at: placeInCall(it, ref) };
    }
  }
  return { is: 'yes' };
}
/** Whose key it is, by what it says and the names on its way. */
function keyOf(values: Values, ref: Ref, row: Row): TokenUse['key'] {
  const refs = row.secret === undefined ? [] : given(values, ref, row.secret).refs;
  for (const it of refs) {
    const text = textOf(values, it);
    if (text !== undefined)
      return /PUBLIC KEY|CERTIFICATE/.test(text) ? 'public' : text.includes('PRIVATE KEY') ? 'private' : 'symmetric';
    const things = values.things(it);
    const names = [...namesOf(it), ...things.flatMap((thing) => (thing.kind === 'api' ? [thing.path] : []))].join(' ');
    if (/jwks/i.test(names) || (things.length > 0 && things.every((thing) => thing.kind === 'function')))
      return 'foreign';
    if (/public|cert|\bpem\b/i.test(names)) return 'public';
    if (/private/i.test(names)) return 'private';
    if (/secret/i.test(names)) return 'symmetric';
  }
  return 'unknown';
}
/** What a token is for, by the names around it and of what it is signed with. */
function purposeOf(ref: Ref): TokenUse['use'] {
  const call = ref.unit.value(ref.id);
  const texts = call.kind === 'call' ? (call.texts ?? []) : [];
  const literals = (call.kind === 'call' ? call.args : []).flatMap((id) => literalClaims(ref, id));
  const names = [...homesOf(ref).slice(0, 2), ...texts, ...literals].join(' ');
  if (/refresh/i.test(names)) return 'refresh';
  if (
    /invit|reset|forgot|recover|confirm|verif|activat|unsubscribe|magic|download|share|email|link|otp|preview|state|upload/i.test(
      names,
    )
  )
    return 'link';
  return /access|auth|login|sign_?in|session|user|jwt|token/i.test(names) ? 'access' : 'unknown';
}
function literalClaims(ref: Ref, id: number): readonly string[] {
  const value = ref.unit.value(id);
  if (value.kind !== 'object') return [];
  return value.entries.flatMap(({ key, value: to }) => {
    const literal = ref.unit.value(to);
    return typeof key === 'string' && /^(type|purpose|use|kind|action)$/i.test(key) && literal.kind === 'literal'
      ? [String(literal.value)]
      : [];
  });
}
