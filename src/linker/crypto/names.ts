/** Which values are passwords, rows and contact data, by where they come from. The one list of such names. */
import type { TokenClaim } from '../../model/model.ts';
import { partsOf, SAME } from '../origins.ts';
import { type Ref, valueKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { handedTo } from './options.ts';

const PASSWORD =
  /^(?:(?:new|old|current|plain|plain_?text|clear|raw|user|account|input|entered)_?)?(?:password|passwd|passphrase|pwd)$/i;
const HASH =
  /^(?:hashed?|encrypted|stored|saved|db)_?(?:password|passwd|pwd)$|^(?:password|passwd|pwd)_?(?:hash|digest)$/i;
const CONTACT = /^(?:e_?mail|email_?address|phone|phone_?number|mobile|address|birth_?da(?:te|y)|dob|ssn)$/i;
/** Forms of a text that are the same text. */
const TEXTS = /^(?:toString|trim|normalize|concat|valueOf|String|from|encode|stringify)$/;
/** Settings are no user's password. */
const SETTINGS =
  /^(?:env|process|config|configs?|configuration|settings?|options?|credentials?|connection|smtp|redis|proxy|database|db|mailer|nodemailer|transport)$/i;
const MAX_DEEP = 4;

/** Is that the name of a password? */
export function isPasswordName(name: string): boolean {
  return PASSWORD.test(name);
}
/** Is that the name of what is stored for a password? */
export function isHashName(name: string): boolean {
  return HASH.test(name);
}
/** Where a value comes from that is a password, whatever form its text was brought into. */
export function passwordIn(values: Values, start: Ref, deep = 0, seen = new Set<string>()): Ref | undefined {
  const open: Ref[] = [start];
  for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
    const key = valueKey(ref);
    if (seen.has(key)) continue;
    seen.add(key);
    const value = ref.unit.value(ref.id);
    const at = (id: number): Ref => ({ ...ref, id });
    switch (value.kind) {
      case 'get': {
        const given = deep < MAX_DEEP ? memberGiven(values, ref) : [];
        for (const it of given) {
          const found = passwordIn(values, it, deep + 1, seen);
          if (found) return found;
        }
        if (given.length === 0 && typeof value.key === 'string' && PASSWORD.test(value.key) && !isSetting(ref))
          return ref;
        break;
      }
      case 'param':
        if (deep < MAX_DEEP && value.name !== '') {
          const given = handedTo(values, ref);
          for (const it of given) {
            const found = passwordIn(values, it, deep + 1, seen);
            if (found) return found;
          }
          if (given.length === 0 && PASSWORD.test(value.name)) return ref;
        }
        break;
      case 'call': {
        const called = ref.unit.calledName(ref.id);
        if (TEXTS.test(called))
          open.push(...value.args.map(at), ...(value.receiver === undefined ? [] : [at(value.receiver)]));
        break;
      }
      case 'op':
        if (/^(?:\+|\|\||\?\?)$/.test(value.operator)) open.push(...partsOf(ref.unit, ref.id, ['op']).map(at));
        break;
      default:
        open.push(...partsOf(ref.unit, ref.id, [...SAME, 'text']).map(at));
    }
  }
  return undefined;
}
/** What stands under the name of a member in the objects that are written out for a parameter. */
function memberGiven(values: Values, ref: Ref): readonly Ref[] {
  const get = ref.unit.value(ref.id);
  if (get.kind !== 'get' || ref.unit.value(get.of).kind !== 'param') return [];
  return handedTo(values, { ...ref, id: get.of })
    .filter((it) => it.unit.value(it.id).kind === 'object')
    .flatMap((it) => values.entriesOf(it).flatMap(({ key, value }) => (key === get.key ? [value] : [])));
}
/** It was read from settings, or from the environment. */
function isSetting(ref: Ref): boolean {
  let at = ref.unit.value(ref.id);
  for (let depth = 0; depth < 8; depth++) {
    if (at.kind === 'get') {
      at = ref.unit.value(at.of);
      if (at.kind === 'get' && typeof at.key === 'string' && SETTINGS.test(at.key)) return true;
    } else if (at.kind === 'global' || at.kind === 'param') return SETTINGS.test(at.name);
    else return at.kind === 'import';
  }
  return false;
}
/** What a claim holds, as far as its name and its origin tell. */
export function claimHolds(values: Values, ref: Ref, name: string): TokenClaim['holds'] | undefined {
  const literal = ref.unit.value(ref.id);
  if (PASSWORD.test(name) || HASH.test(name)) return literal.kind === 'literal' ? undefined : 'password';
  if (CONTACT.test(name)) return 'contact';
  return isRow(values, ref) ? 'row' : undefined;
}
/** All of a stored row. */
function isRow(values: Values, start: Ref): boolean {
  const open: Ref[] = [start];
  for (let steps = 0; open.length > 0 && steps < 60; steps++) {
    const ref = open.pop()!;
    const value = ref.unit.value(ref.id);
    const at = (id: number): Ref => ({ ...ref, id });
    if (value.kind === 'param') open.push(...handedTo(values, ref));
    else if (value.kind !== 'call') open.push(...partsOf(ref.unit, ref.id, SAME).map(at));
    else if (/^(?:toJSON|toObject)$/.test(ref.unit.calledName(ref.id)) && value.receiver !== undefined)
      open.push(at(value.receiver));
    else if (
      values
        .things(at(value.callee))
        .some(
          (it) =>
            it.kind === 'api' &&
            values.apis.rows(it.nodes, 'data').some(({ row }) => row.does === 'read' && row.many !== true),
        )
    )
      return true;
  }
  return false;
}
