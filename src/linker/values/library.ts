/** Things of libraries: their members, results and elements, and what project code put onto them. */
import type { ApiNode, ApiThing, Ref, Thing } from '../things.ts';
import { sameKind } from './identity.ts';
import type { Values } from './kernel.ts';
import { isService } from './services.ts';

/** The language whose built-in values are computed. */
export const LANGUAGE = 'language:javascript';

/** A text that the process is started with, and no caller gives. */
export function isOfEnvironment(thing: Thing): boolean {
  return thing.kind === 'api' && thing.package === LANGUAGE && /^process \.(?:env|argv)\b/.test(thing.path);
}
/** So many things that the project puts under a name are looked at. */
const MAX_STORED = 8;
const HANDS_ON = /^(?:call|apply|bind)$/;

/** A member of something of a library. */
export function apiMember(values: Values, thing: ApiThing, key: string, ref: Ref): ApiThing {
  let nodes: readonly ApiNode[] = values.apis.step(thing.nodes, `.${key}`);
  // The default export, the namespace and module.exports are one thing.
  if (nodes.length === 0 && key === 'default') nodes = thing.nodes;
  return {
    kind: 'api',
    package: nodes[0]?.package ?? thing.package,
    path: `${thing.path} .${key}`,
    nodes,
    ref,
    receiver: thing,
    ...(thing.site && { site: thing.site }),
  };
}
export function apiResult(values: Values, thing: ApiThing, ref: Ref): ApiThing {
  const nodes = values.apis.step(thing.nodes, '()');
  return {
    kind: 'api',
    package: nodes[0]?.package ?? thing.package,
    path: `${thing.path} ()`,
    nodes,
    ref,
    site: ref,
    ...(thing.receiver && { receiver: thing.receiver }),
  };
}
/** An element of a list that a library gives; undefined where the library says nothing about elements. */
export function apiElement(values: Values, thing: ApiThing, ref: Ref): ApiThing | undefined {
  const nodes = values.apis.step(thing.nodes, 'element');
  if (nodes.length === 0) return undefined;
  return {
    kind: 'api',
    package: nodes[0]!.package,
    path: `${thing.path} element`,
    nodes,
    ref,
    receiver: thing,
    ...(thing.site && { site: thing.site }),
  };
}
export function constantMember(values: Values, thing: ApiThing, key: string, ref: Ref): readonly Thing[] | undefined {
  const value = values.apis.constant(values.apis.step(thing.nodes, `.${key}`));
  return value === undefined ? undefined : [{ kind: 'constant', value, ref }];
}
/** What project code itself put onto a library object: under a name the library does not know, or in the place of what it had. */
export function stored(values: Values, thing: ApiThing, key: string): readonly Thing[] | undefined {
  if (thing.nodes.length === 0) return undefined;
  const known = values.apis.step(thing.nodes, `.${key}`);
  if (known.length > 0) return replaced(values, thing, key, known);
  const out: Thing[] = [];
  for (const set of setsOn(values, thing, key)) {
    out.push(...values.things(set));
    if (out.length > MAX_STORED) break;
  }
  for (const it of values.modules.decorationsOf(thing, key)) out.push(...values.things(it));
  return out.some((it) => it.kind !== 'unknown') ? out : undefined;
}
/** What is put onto things of this kind under a name. */
function setsOn(values: Values, thing: ApiThing, key: string): readonly Ref[] {
  return values.modules.setsNamed(key).flatMap((set): readonly Ref[] => {
    const value = set.unit.value(set.id);
    if (value.kind !== 'set') return [];
    const isOn = values.things({ ...set, id: value.of }).some((it) => it.kind === 'api' && sameKind(it, thing));
    return isOn ? [{ ...set, id: value.to }] : [];
  });
}
/**
 * Functions that stand where a library has something else: what gives the caller where it keeps one, and what answers by
 * itself where it has a method that does.
 */
function replaced(
  values: Values,
  thing: ApiThing,
  key: string,
  known: readonly ApiNode[],
): readonly Thing[] | undefined {
  const { apis } = values;
  const answers = apis.rows(known, 'responses').length > 0;
  if (!answers && !apis.flagged(known, 'credential')) return undefined;
  const handedOn = answers ? [] : values.modules.decorationsOf(thing, key);
  if (handedOn.length > 0 && handedOn.every((it) => isService(values, it)))
    return handedOn.flatMap((it) => values.things(it));
  const sets = setsOn(values, thing, key);
  const isWhole = sets.length > 0 && sets.length <= MAX_STORED && sets.every((it) => isMade(it, answers));
  return isWhole ? sets.flatMap((it) => values.things(it)) : undefined;
}
/** A function is written there; `alone`: one that hands on to none that it stands for. */
function isMade({ unit, id }: Ref, alone: boolean): boolean {
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.body < 0) return false;
  if (!alone) return true;
  const { first, last } = unit.region(fn.body);
  for (let at = first; at < last; at++) {
    const call = unit.value(at);
    if (call.kind !== 'call') continue;
    // `original.call(response, body)`, `send(body)`
    const callee = unit.value(call.callee);
    if (callee.kind !== 'get' || HANDS_ON.test(String(callee.key))) return false;
  }
  return true;
}
