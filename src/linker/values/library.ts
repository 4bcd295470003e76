/** Things of libraries: their members, results and elements, and what project code put onto them. */
import type { ValueId } from '../../facts/facts.ts';
import type { ApiNode, ApiThing, Ref, Thing } from '../things.ts';
import { sameKind } from './identity.ts';
import type { Values } from './kernel.ts';

/** The language whose built-in values are computed. */
export const LANGUAGE = 'language:javascript';

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
/** What project code itself put onto a library object under a name the library does not know. */
export function stored(values: Values, thing: ApiThing, key: string): readonly Thing[] | undefined {
  if (thing.nodes.length === 0 || values.apis.step(thing.nodes, `.${key}`).length > 0) return undefined;
  const out: Thing[] = [];
  for (const set of values.modules.setsNamed(key)) {
    const base = values.things({ ...set, id: (set.unit.value(set.id) as { of: ValueId }).of });
    if (base.some((it) => it.kind === 'api' && sameKind(it, thing)))
      out.push(...values.things({ ...set, id: (set.unit.value(set.id) as { to: ValueId }).to }));
    if (out.length > 8) break;
  }
  for (const it of values.modules.decorationsOf(thing, key)) out.push(...values.things(it));
  return out.some((it) => it.kind !== 'unknown') ? out : undefined;
}
