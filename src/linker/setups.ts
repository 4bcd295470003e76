/** What is set up for all requests by calls of libraries: sessions, limiters, parsers of bodies. */
import { statusMethods } from '../libraries/http.ts';
import type { Library, SetupRow } from '../libraries/kinds.ts';
import type { Answer } from '../model/model.ts';
import type { BodyParserUse, LimiterUse, SessionUse } from '../model/setups.ts';
import type { Gates } from './acts/gates.ts';
import { typeName } from './apis.ts';
import { secondsOf } from './crypto/lifetimes.ts';
import { given, numberOf, stated, textOf } from './crypto/options.ts';
import type { Sites } from './flows/sites.ts';
import { isStatus } from './http.ts';
import { byPlace, placeInCall, placeOf } from './places.ts';
import { registeredPlugins } from './registered-plugins.ts';
import type { Scopes } from './scope-tree.ts';
import { type ApiThing, type FunctionThing, type Ref, valueKey } from './things.ts';
import type { Values } from './values/kernel.ts';
import { holds } from './when.ts';

export interface Setups {
  readonly sessions: readonly SessionUse[];
  readonly limiters: readonly LimiterUse[];
  readonly parsers: readonly BodyParserUse[];
}
interface Made {
  readonly ref: Ref;
  readonly row: SetupRow;
  readonly library: Library;
}

/** Every such call in the project's own code, once a place. */
export function collectSetups(values: Values, sites: Sites, scopes: Scopes, gates: Gates): Setups {
  const sessions: SessionUse[] = [];
  const limiters: LimiterUse[] = [];
  const parsers: BodyParserUse[] = [];
  for (const made of madeOf(values, sites, scopes))
    values.failures.attempt('setup', made.ref, () => {
      if (made.row.is === 'session') sessions.push(sessionOf(values, made));
      else if (made.row.is === 'limiter') limiters.push(limiterOf(values, made, gates));
      else parsers.push(parserOf(values, made));
    });
  return { sessions: sessions.sort(byPlace), limiters: limiters.sort(byPlace), parsers: parsers.sort(byPlace) };
}
function madeOf(values: Values, sites: Sites, scopes: Scopes): readonly Made[] {
  const found = new Map<string, Made>();
  const add = (ref: Ref, thing: ApiThing): void => {
    for (const { row, library } of values.apis.rows(thing.nodes, 'setups')) {
      if (found.has(valueKey(ref)) || !holds(values, ref, row.when)) continue;
      found.set(valueKey(ref), { ref, row, library });
    }
  };
  for (const { ref, unit, callees } of sites.of(['setups']))
    if (unit.role !== 'test' && unit.role !== 'generated') for (const callee of callees) add(ref, callee);
  for (const { ref, callees } of registeredPlugins(scopes)) for (const thing of callees) add(ref, thing);
  return [...found.values()];
}

function sessionOf(values: Values, { ref, row, library }: Made): SessionUse {
  const { store, cookie } = row;
  const kept = store?.at === undefined ? undefined : given(values, ref, store.at);
  const [first] = kept?.refs ?? [];
  const flag = (member: 'httpOnly' | 'secure'): Answer =>
    cookie === undefined
      ? { is: 'unknown' }
      : switched(values, ref, `${cookie.at} .${member}`, cookie[member] ?? undefined);
  const sameSite = cookie && given(values, ref, `${cookie.at} .sameSite`).refs.map((it) => textOf(values, it))[0];
  const options = cookie && given(values, ref, cookie.at).refs[0];
  return {
    at: placeOf(ref),
    package: library.package,
    store:
      first !== undefined
        ? isOfType(values, first, library, store?.inMemory)
          ? 'memory'
          : 'shared'
        : kept?.open === true
          ? 'unknown'
          : (store?.otherwise ?? 'unknown'),
    cookie: {
      at: options === undefined ? placeOf(ref) : placeInCall(options, ref),
      httpOnly: flag('httpOnly'),
      secure: flag('secure'),
      ...(sameSite !== undefined && { sameSite: sameSite.toLowerCase() }),
    },
  };
}
/** An instance of a type of the library, whatever runs. */
function isOfType(values: Values, ref: Ref, library: Library, type: string | undefined): boolean {
  const things = values.things(ref);
  if (type === undefined || things.length === 0) return false;
  const name = typeName(library, type);
  return things.every((it) => it.kind === 'api' && it.nodes.some(({ types }) => types.includes(name)));
}
/** Whether an option is on; `otherwise`: what holds where it is not said, if that is known. */
function switched(values: Values, site: Ref, path: string, otherwise: boolean | undefined): Answer {
  const { refs, open } = given(values, site, path);
  const [first] = refs;
  if (first === undefined)
    return open || otherwise === undefined
      ? { is: 'unknown', by: 'its options could not be seen' }
      : { is: otherwise ? 'yes' : 'no', at: placeOf(site) };
  const at = placeInCall(first, site);
  const states = new Set(
    refs.flatMap((ref) => {
      const things = values.things(ref);
      // Words stand for ways of being on, but for the one that leaves it to the connection.
      return things.length === 0
        ? [undefined]
        : things.map((it) => (it.kind === 'constant' && it.value !== 'auto' ? Boolean(it.value) : undefined));
    }),
  );
  if (states.size === 1 && !states.has(undefined)) return { is: states.has(true) ? 'yes' : 'no', at, by: 'said' };
  return states.has(undefined) ? { is: 'unknown', at, by: 'a setting decides it' } : { is: 'conditional', at };
}

function limiterOf(values: Values, { ref, row, library }: Made, gates: Gates): LimiterUse {
  const number = (path: string | undefined): number | undefined => {
    const found = path === undefined ? undefined : given(values, ref, path).refs[0];
    return found === undefined ? undefined : numberOf(values, found);
  };
  const max = number(row.max);
  const seconds = row.window && spanOf(values, ref, row.window);
  return {
    at: placeOf(ref),
    package: library.package,
    statuses: statusesOf(values, ref, row, gates),
    told: tellsWhen(values, ref, row),
    ...(max !== undefined && { max }),
    ...(seconds !== undefined && { seconds }),
  };
}
function spanOf(values: Values, site: Ref, { at, unit }: NonNullable<SetupRow['window']>): number | undefined {
  const [ref] = given(values, site, at).refs;
  if (ref === undefined) return undefined;
  const number = numberOf(values, ref);
  if (number !== undefined) return unit === 's' ? number : number / 1000;
  const text = textOf(values, ref);
  return text === undefined ? undefined : secondsOf(text);
}
function statusesOf(values: Values, site: Ref, row: SetupRow, gates: Gates): readonly number[] {
  const handlers = row.handler === undefined ? [] : given(values, site, row.handler).refs;
  const refused = handlers
    .flatMap((ref) => values.things(ref))
    .flatMap((it) =>
      it.kind === 'function' ? [...gates.of(it).refusals.flatMap(({ status }) => status ?? []), ...answeredBy(it)] : [],
    );
  if (handlers.length > 0) return refused;
  const said = row.status === undefined ? [] : given(values, site, row.status).refs;
  return said.flatMap((ref) => numberOf(values, ref) ?? []);
}
/** Statuses that a function gives an answer which it is handed, of whatever type that is. */
function answeredBy({ ref: { unit, id } }: FunctionThing): readonly number[] {
  const fn = unit.value(id);
  if (fn.kind !== 'function') return [];
  const { first, last } = unit.region(fn.body);
  const out: number[] = [];
  for (let at = first; at < last; at++) {
    const call = unit.value(at);
    const callee = call.kind === 'call' ? unit.value(call.callee) : undefined;
    if (call.kind !== 'call' || callee?.kind !== 'get' || !fn.params.includes(callee.of)) continue;
    const given = call.args[0] === undefined ? undefined : unit.value(call.args[0]);
    if (!statusMethods.includes(String(callee.key)) || given?.kind !== 'literal') continue;
    if (isStatus(given.value) && given.value >= 400) out.push(given.value);
  }
  return out;
}
function tellsWhen(values: Values, site: Ref, { tells, handler }: SetupRow): Answer {
  if (tells === undefined) return { is: 'unknown' };
  // A function that refuses by itself may set them by itself.
  if (handler !== undefined && given(values, site, handler).refs.length > 0) return { is: 'unknown' };
  const answers = tells.map(({ at, otherwise, off }) => {
    const answer = switched(values, site, at, otherwise);
    const turned = { yes: 'no', no: 'yes' } as const;
    return off && (answer.is === 'yes' || answer.is === 'no') ? { ...answer, is: turned[answer.is] } : answer;
  });
  return answers.find(({ is }) => is === 'yes') ?? answers.find(({ is }) => is !== 'no') ?? answers.at(-1)!;
}

function parserOf(values: Values, { ref, row, library }: Made): BodyParserUse {
  const paths = row.bytes ?? [];
  const sizes = paths.flatMap((path) => given(values, ref, path).refs).map((it) => bytesOf(values, it));
  const known = sizes.filter((it) => it !== undefined);
  return {
    at: placeOf(ref),
    package: library.package,
    limit: stated(values, ref, paths),
    ...(known.length > 0 && { bytes: Math.max(...known) }),
  };
}
const SCALES = ['', 'k', 'm', 'g', 't', 'p'];
/** A number of bytes, or what is written for one: `10mb`. */
function bytesOf(values: Values, ref: Ref): number | undefined {
  const number = numberOf(values, ref);
  if (number !== undefined) return number;
  const isEndless = values.things(ref).every((it) => it.kind === 'api' && it.path.endsWith('Infinity'));
  if (isEndless && values.things(ref).length > 0) return Infinity;
  const [, amount, scale = ''] = /^\s*(\d+(?:\.\d+)?)\s*([kmgtp]?)b?\s*$/i.exec(textOf(values, ref) ?? '') ?? [];
  return amount === undefined ? undefined : Number(amount) * 1024 ** SCALES.indexOf(scale.toLowerCase());
}
