/** Helpers of the project in modules that are not there: what is written in them is not read. */
import type { Values } from '../values/kernel.ts';
import type { Ref } from '../things.ts';

/** Members and calls between a helper and the call that is made of it. */
const MAX_DEEP = 8;

/** What such a helper is called where it gives who is calling. */
const CALLER = /auth|session|user|account|member|viewer|caller|principal|identity|sign(?:ed)?_?in|log(?:ged)?_?in/i;

/**
 * A call is made of what a module gives that was not found, by a name that stands for who is calling
 * (`await useAuth().getSession()`): frameworks that keep the request at hand let it ask without being handed anything.
 */
export function isOfUnseenHelper({ modules }: Values, { unit, id }: Ref): boolean {
  const names: string[] = [];
  for (let at = id, deep = 0; deep < MAX_DEEP; deep++) {
    const value = unit.value(at);
    if (value.kind === 'import') {
      if (typeof value.from !== 'string' || modules.resolve(unit, value.from).is !== 'unresolved') return false;
      return [value.name, ...names].some((name) => CALLER.test(name));
    }
    if (value.kind === 'call') at = value.callee;
    else if (value.kind === 'wait') at = value.of;
    else if (value.kind !== 'get') return false;
    else {
      if (typeof value.key === 'string') names.push(value.key);
      at = value.of;
    }
  }
  return false;
}
