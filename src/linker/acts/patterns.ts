/** Texts that are tried with a pattern: `new RegExp(role).test(claims.scope)`. */
import { originsIn, SAME } from '../origins.ts';
import { type Ref, valueOf } from '../things.ts';

/** The text that a call tries, and what the pattern was made of; undefined: it is another call. */
export function triedWith(site: Ref): { readonly text: Ref; readonly made: Ref } | undefined {
  const call = valueOf(site);
  const [first] = call.kind === 'call' ? call.args : [];
  if (call.kind !== 'call' || call.receiver === undefined || first === undefined) return undefined;
  const name = site.unit.calledName(site.id);
  const [receiver, argument]: readonly Ref[] = [call.receiver, first].map((id) => ({ ...site, id }));
  const made =
    name === 'test' ? madeOf(receiver!) : name === 'match' || name === 'search' ? madeOf(argument!) : undefined;
  return made && { text: name === 'test' ? argument! : receiver!, made };
}
/** What stands in a pattern that is put together. */
function madeOf(pattern: Ref): Ref | undefined {
  for (const id of originsIn(pattern.unit, pattern.id, SAME)) {
    const call = pattern.unit.value(id);
    const callee = call.kind === 'call' ? pattern.unit.value(call.callee) : undefined;
    if (call.kind === 'call' && callee?.kind === 'global' && callee.name === 'RegExp' && call.args[0] !== undefined)
      return { ...pattern, id: call.args[0] };
  }
  return undefined;
}
