/** Secrets written in the source: where a library takes one, by their own format, or by the name they are given. */
import type { Secret } from '../model/model.ts';
import type { Value, ValueId } from '../facts/facts.ts';
import {
  entropy,
  isHash,
  isLocal,
  isNamedKey,
  isPlaceholder,
  isProse,
  isPublic,
  isTypeName,
  isWord,
  masked,
  passwordInUrl,
  secretFormat,
  secretInQuery,
  secretName,
  secretPart,
} from './flows/secret-texts.ts';
import { Sites, type Site } from './flows/sites.ts';
import { byPlace, placeOf } from './places.ts';
import { isForDevelopment } from './stand-ins.ts';
import { type Ref, valueKey } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

type Confidence = Secret['confidence'];

/** Names of what is made for tests: `TEST_USER_PASSWORD`, `testPassword`. */
const OF_TESTS = /^tests?(?:_|[A-Z]|$)|(?:^|_)TESTS?(?:_|$)|_tests?(?:_|$)/;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Every secret in the project's own code, once a place; `plugins`: the calls that register some. */
export function collectSecrets(
  values: Values,
  sites: Sites = new Sites(values),
  plugins: readonly Site[] = [],
): readonly Secret[] {
  const found = new Map<string, Secret>();
  const add = (ref: Ref, what: string, text: string, confidence: Confidence): void => {
    const key = valueKey(ref);
    if (!found.has(key)) found.set(key, { at: placeOf(ref), what, masked: masked(text), confidence });
  };
  handedOver(values, [...sites.of(['secrets', 'crypto']), ...plugins], add);
  for (const unit of values.modules.units) {
    if (unit.role === 'test' || unit.role === 'generated') continue;
    values.failures.attempt('secret', { unit }, () => {
      written(values, unit, add);
    });
  }
  return [...found.values()].sort(byPlace);
}
type Add = (ref: Ref, what: string, text: string, confidence: Confidence) => void;

/** Literals at the places where libraries take secrets. */
function handedOver(values: Values, sites: readonly Site[], add: Add): void {
  for (const site of sites)
    values.failures.attempt('secret', site.ref, () => {
      handedOverAt(values, site, add);
    });
}
function handedOverAt(values: Values, site: Site, add: Add): void {
  for (const callee of site.callees) {
    const paths = [
      ...values.apis.rows(callee.nodes, 'secrets').map(({ row }) => ({ path: row.value, what: row.what })),
      ...values.apis
        .rows(callee.nodes, 'crypto')
        .flatMap(({ row }) => (row.secret === undefined ? [] : [{ path: row.secret, what: 'signing key' }])),
    ];
    for (const { path, what } of paths) {
      for (const ref of values.argument(site.ref, path)) {
        for (const { ref: at, text, fallback } of literalsOf(values, ref, 0)) {
          const secret = text.includes('://') ? passwordInUrl(text) : secretPart(what, text);
          if (secret === undefined || secret.length < 3 || isPlaceholder(secret) || isPublic(secret)) continue;
          // Nobody is let in by it.
          if (what.includes('password') && /^pass(?:word)?$/i.test(secret)) continue;
          if (/string|address|uri|url/.test(what) && !text.includes('://')) continue;
          // A word for a password opens what was set up for trying things out; a key that is a word signs all the same.
          const tried = isLocal(text) || (!isOwnKey(what) && what !== 'seed phrase' && isWord(secret));
          const stands =
            tried ||
            (!isOwnKey(what) && isNamedKey(secret)) ||
            (what.includes('access key') && isForStandIn(values, ref)) ||
            isData(at.unit) ||
            isForDevelopment(values, at);
          add(at, what, secret, stands ? 'low' : fallback ? 'medium' : 'high');
        }
      }
    }
  }
}
/** It is handed over beside the address of something that runs on the same machine in the place of the service. */
function isForStandIn(values: Values, { unit, id, ctx }: Ref): boolean {
  return unit.usersOf(id).some((user) => {
    const object = unit.value(user);
    if (object.kind !== 'object') return false;
    return object.entries.some(
      (entry) =>
        typeof entry.key === 'string' &&
        /^(?:endpoint|host|url)$/i.test(entry.key) &&
        values
          .things({ unit, id: entry.value, ctx })
          .some((it) => it.kind === 'constant' && /localhost|127\.0\.0\.1|0\.0\.0\.0/.test(String(it.value))),
    );
  });
}
/** Keys with which the backend itself signs or encrypts; others open something elsewhere. */
function isOwnKey(what: string): boolean {
  return /(?:signing|encryption|session) key|(?:session|anti-forgery) secret/.test(what);
}
/** The literals a value may be; `fallback` where it only stands in for a setting. */
function literalsOf(values: Values, ref: Ref, depth: number): readonly { ref: Ref; text: string; fallback: boolean }[] {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  if (depth > 6) return [];
  if (value.kind === 'literal')
    return typeof value.value === 'string' ? [{ ref, text: value.value, fallback: false }] : [];
  if (value.kind === 'op' && (value.operator === '||' || value.operator === '??') && value.right !== undefined) {
    const right = literalsOf(values, { ...ref, id: value.right }, depth + 1).map((it) => ({ ...it, fallback: true }));
    return [...literalsOf(values, { ...ref, id: value.left }, depth + 1), ...right];
  }
  const out: { ref: Ref; text: string; fallback: boolean }[] = [];
  // The same text in another form: `Buffer.from(text)`, `new TextEncoder().encode(text)`.
  if (value.kind === 'call') {
    for (const thing of values.things({ ...ref, id: value.callee })) {
      if (thing.kind !== 'api' || values.apis.library(thing.package)?.ecosystem === 'npm') continue;
      for (const { row } of values.apis.rows(thing.nodes, 'flows'))
        if (row.from === '[0]' && row.to === 'return')
          for (const argument of values.argument(ref, row.from)) out.push(...literalsOf(values, argument, depth + 1));
    }
    if (out.length > 0) return out;
  }
  for (const thing of values.things(ref)) {
    if (thing.kind !== 'constant' || typeof thing.value !== 'string' || thing.ref === undefined) continue;
    const at = thing.ref.unit.value(thing.ref.id);
    if (at.kind === 'op' && depth < 5) out.push(...literalsOf(values, thing.ref, depth + 1));
    else out.push({ ref: thing.ref, text: thing.value, fallback: isFallback(thing.ref) });
  }
  return out;
}
function isFallback(ref: Ref): boolean {
  const unit = ref.unit;
  return unit.usersOf(ref.id).some((user) => {
    const value = unit.value(user);
    return (
      (value.kind === 'op' && (value.operator === '||' || value.operator === '??') && value.right === ref.id) ||
      (value.kind === 'join' && value.at === 'default')
    );
  });
}
/** Literals of a file by format, and by the name of what they are given to. */
function written(values: Values, unit: FileUnit, add: Add): void {
  const all = unit.facts.values;
  for (let id = 0; id < all.length; id++) {
    const value = all[id]!;
    const text = textOf(value);
    if (text === undefined || text.length < 4) continue;
    const ref = values.ref(unit, id);
    const format = secretFormat(text);
    if (format !== undefined && isOfWebClient(unit, id)) continue;
    if (format !== undefined) {
      const shown = format.isMadeUp || /example|your[-_ ]/i.test(text) || isExample(unit, id) || isShownToAll(text);
      add(ref, format.what, format.secret, shown ? 'low' : 'high');
    } else if (text.includes('://')) {
      const password = passwordInUrl(text);
      const parameter = secretInQuery(text);
      if (parameter !== undefined)
        add(ref, 'password in an address', parameter, isData(unit) || isExample(unit, id) ? 'low' : 'medium');
      else if (password !== undefined && value.kind === 'literal')
        add(ref, 'connection string', password, isLocal(text) ? 'low' : isFallback(ref) ? 'medium' : 'high');
    } else if (value.kind === 'literal') named(values, ref, text, add);
  }
}
/** The settings of a client in a browser say which project it belongs to: its key is shown to everybody. */
function isOfWebClient(unit: FileUnit, id: ValueId): boolean {
  return unit.usersOf(id).some((user) => {
    const object = unit.value(user);
    const keys = object.kind === 'object' ? object.entries.map((it) => it.key) : [];
    return keys.includes('apiKey') && keys.includes('authDomain') && keys.includes('projectId');
  });
}
/** What a page embeds is asked for by the browser, with a key that is held to the page's address. */
function isShownToAll(text: string): boolean {
  return /^https:\/\/(?:[\w-]+\.)*google(?:apis)?\.com\/maps\//.test(text) || text.startsWith('https://maps.google');
}
function textOf(value: Value): string | undefined {
  if (value.kind === 'literal') return typeof value.value === 'string' ? value.value : undefined;
  return value.kind === 'text' && value.tag === undefined ? value.chunks[0] : undefined;
}
function named(values: Values, ref: Ref, text: string, add: Add): void {
  const { unit, id } = ref;
  if (text.length < 6 || isPlaceholder(text) || isProse(text) || isPublic(text)) return;
  for (const { name, fallback } of namesOf(unit, id)) {
    // `'delete /users/:id/access-tokens': 'DeleteAccessToken'`: a route or a sentence is no name of a secret.
    const what = /[\s/]/.test(name) ? undefined : secretName(name);
    if (what === undefined || plain(name) === plain(text) || isHash(text) || isTypeName(text, name)) continue;
    if (isPathToSecret(text) || isNameOfSetting(text) || isAmongWords(unit, id)) continue;
    // Nobody chooses a UUID for a password: it identifies something that has to do with passwords.
    if (what === 'password' && UUID.test(text)) continue;
    // A password is whatever someone chose; a key shows by its disorder.
    const sure =
      what === 'password'
        ? !isWord(text) && (/\d|[^\w\s]/.test(text) || entropy(text) > 3)
        : entropy(text) > 3.2 && text.length >= 12;
    const shown = !sure || isData(unit) || isExample(unit, id) || isForDevelopment(values, ref);
    add(ref, what, text, shown ? 'low' : fallback ? 'medium' : 'high');
    return;
  }
}
/** Where a secret is to be found: `auth.jwt.secret`. */
function isPathToSecret(text: string): boolean {
  const names = text.split('.');
  const last = names.at(-1)!;
  // `secrets.ovens.s2s-client-secret`
  const isName = /^[A-Za-z_]+$/.test(last)
    ? /secret|key|password|passwd|token/i.test(last)
    : /^[a-z][a-z\d]*(?:-[a-z\d]+)*-(?:secret|key|password|token)s?$/.test(last);
  return names.length > 1 && isName;
}
/** Which variable of the environment holds it: `envVarOfSecret: 'SHOP_CLIENT_SECRET'`. */
function isNameOfSetting(text: string): boolean {
  return /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*_(?:SECRET|KEY|PASSWORD|PASS|TOKEN)$/.test(text);
}
function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
/** Made-up rows for an empty database, examples, mocks, settings of a developer's machine. */
function isData(unit: FileUnit): boolean {
  return (
    unit.role === 'migration' ||
    /(^|[/._-])(seed(er)?s?|dev|develop|development|init(?:ial)?-?data|dummy-?data|fixtures?|mocks?|stubs?|fakes?|testing|test-?(?:servers?|utils?|helpers?|lib)|(?:vi)?test\.config|(?:jest|playwright|cypress|karma)\.config|openapi|swagger|api-?docs|examples?|samples?|demo|stories|migrations?|i18n|locales?|lang)([/._-]|$)/i.test(
      unit.path,
    )
  );
}
/** A member of a list of codes, messages or names of something: what it says is told to others. */
function isAmongWords(unit: FileUnit, id: ValueId, depth = 0): boolean {
  return (
    depth < 4 &&
    unit.usersOf(id).some((user) => {
      if (unit.value(user).kind !== 'object') return false;
      return namesOf(unit, user).some(({ name }) => LISTS_OF_WORDS.test(name)) || isAmongWords(unit, user, depth + 1);
    })
  );
}
const LISTS_OF_WORDS = /(?:error|code|message|label|event|text|title|translation|route|permission|scope|action)s$/i;
/** A value that documentation shows, or a member of one. */
function isExample(unit: FileUnit, id: ValueId, depth = 0): boolean {
  if (namesOf(unit, id).some(({ name }) => /example|sample|placeholder|sentinel/i.test(name) || OF_TESTS.test(name)))
    return true;
  return (
    depth < 6 &&
    unit.usersOf(id).some((user) => {
      const { kind } = unit.value(user);
      return (kind === 'object' || kind === 'array') && isExample(unit, user, depth + 1);
    })
  );
}
const variables = new WeakMap<FileUnit, ReadonlyMap<ValueId, readonly string[]>>();
/** Names of the variables that are given a value. */
function variablesOf(unit: FileUnit): ReadonlyMap<ValueId, readonly string[]> {
  let found = variables.get(unit);
  if (found === undefined) {
    const names = new Map<ValueId, string[]>();
    for (const { value, name } of unit.facts.names ?? []) names.set(value, [...(names.get(value) ?? []), name]);
    variables.set(unit, (found = names));
  }
  return found;
}
/** Names of variables, members and settings that a literal is given to. */
function namesOf(unit: FileUnit, id: ValueId): readonly { readonly name: string; readonly fallback: boolean }[] {
  const out: { name: string; fallback: boolean }[] = [];
  for (const name of variablesOf(unit).get(id) ?? []) out.push({ name, fallback: false });
  for (const it of unit.facts.exports)
    if (it.value === id && !/^(default|=|\*)$/.test(it.name)) out.push({ name: it.name, fallback: false });
  for (const user of unit.usersOf(id)) {
    const value = unit.value(user);
    if (value.kind === 'object') {
      for (const entry of value.entries)
        if (entry.value === id && typeof entry.key === 'string') out.push({ name: entry.key, fallback: false });
    } else if (value.kind === 'set' && value.to === id && typeof value.key === 'string')
      out.push({ name: value.key, fallback: false });
    else if (value.kind === 'store' && value.to === id) {
      const cell = unit.value(value.cell);
      if (cell.kind === 'cell') out.push({ name: cell.name, fallback: false });
    } else if (value.kind === 'class') {
      for (const member of value.members)
        if (member.value === id && typeof member.name === 'string') out.push({ name: member.name, fallback: false });
    } else if (value.kind === 'op' && value.right === id && (value.operator === '||' || value.operator === '??')) {
      const left = unit.value(value.left);
      if (left.kind === 'get' && typeof left.key === 'string') out.push({ name: left.key, fallback: true });
      out.push(...namesOf(unit, user).map((it) => ({ ...it, fallback: true })));
    } else if (value.kind === 'join' && value.at === 'branch' && value.of.includes(id))
      out.push(...namesOf(unit, user));
  }
  return out;
}
