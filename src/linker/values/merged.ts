/** Members of what is made of several objects, of which those inside are made of several, too: `merge({}, usual, own)`. */
import { isRef, type Ref, valueOf } from '../things.ts';
import type { Values } from './kernel.ts';

/** From where it is read to where it is made. */
const MAX_STEPS = 12;

/** The objects that a value is made of all the way down, those first that win; undefined: it is none of these. */
export function mergedOf(values: Values, start: Ref): readonly Ref[] | undefined {
  let ref = start;
  for (let step = 0; step < MAX_STEPS; step++) {
    const value = valueOf(ref);
    if (value.kind === 'wait') ref = { ...ref, id: value.of };
    else if (value.kind === 'param') {
      const given = values.contexts.frameOf(ref.unit, value.function, ref.ctx)?.args[value.index];
      if (given === undefined || !isRef(given)) return undefined;
      ref = given;
    } else return value.kind === 'call' ? mergedBy(values, ref, value.callee) : undefined;
  }
  return undefined;
}
function mergedBy(values: Values, site: Ref, callee: number): readonly Ref[] | undefined {
  for (const thing of values.things({ ...site, id: callee })) {
    if (thing.kind !== 'api') continue;
    for (const { row } of values.apis.rows(thing.nodes, 'returns')) {
      if (row.wins === undefined) continue;
      const parts = values.argument(site, row.value);
      return row.wins === 'last' ? [...parts].reverse() : parts;
    }
  }
  return undefined;
}
/** What a member is that several of them have: what the first says, and where that is an object, what others say besides. */
export function inTurn(values: Values, refs: readonly Ref[]): readonly Ref[] {
  const out: Ref[] = [];
  for (const ref of refs) {
    const isObject = values.things(ref).some((it) => it.kind === 'object');
    if (isObject || out.length === 0) out.push(ref);
    if (!isObject) break;
  }
  return out;
}
