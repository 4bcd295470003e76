/** What is known when a promise is kept that a function was handed (`await settle(verify(token))`). */
import type { Ref } from '../things.ts';
import { isRef } from '../things.ts';
import { ALL, type Kept } from './flow.ts';
import { KeptPromises } from './kept-promises.ts';
import { LibraryCalls } from './library-calls.ts';
import { Notes } from './notes.ts';
import type { Asked } from './passage.ts';
import { or, type State } from './proven.ts';

/** From function to function it may be handed on so often. */
const MAX_HANDED = 8;

/** Of a parameter: what is known of the promise that it stands for where the function is called; undefined: nothing is. */
export function handedPromise(asked: Asked, param: Ref): Kept | undefined {
  let at = param;
  for (let steps = 0; steps < MAX_HANDED; steps++) {
    const value = at.unit.value(at.id);
    if (value.kind !== 'param') return value.kind === 'call' ? madeBy(asked, at) : undefined;
    const given = asked.values.contexts.frameOf(at.unit, value.function, at.ctx)?.args[value.index];
    if (given === undefined || !isRef(given)) return undefined;
    at = given;
  }
  return undefined;
}
/** What is known when the promise is kept that a call gives. */
function madeBy(asked: Asked, site: Ref): Kept | undefined {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call') return undefined;
  const { values, calls } = asked;
  const functions = calls.callees(site, call);
  let [state, silent]: (State | undefined)[] = [];
  for (const fn of functions) {
    const passage = asked.of(fn, values.enter(fn, site));
    if (!passage.later) return undefined;
    state = or(state, passage.end);
    silent = or(silent, passage.silent);
  }
  if (functions.length > 0) return { state, silent };
  const promised = new KeptPromises(site.unit);
  const libraries = new LibraryCalls(asked, site.unit, site.ctx, { ways: [], promised, notes: new Notes() });
  for (const thing of values.things({ ...site, id: call.callee }))
    if (thing.kind === 'api') libraries.behind(site, call, thing, ALL, false);
  return promised.of(site.id);
}
