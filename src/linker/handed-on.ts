/** Calls whose inside is not seen, and which may register routes on what they are handed. */
import type { Call } from '../facts/facts.ts';
import { effectless } from '../libraries/effectless.ts';
import { describe } from './describe.ts';
import type { Replaying } from './replaying.ts';
import type { ApiThing, Ref } from './things.ts';

/** Of a package that brings routes, or of one that nothing is known about. */
export function isUnread({ values }: Pick<Replaying, 'values'>, { package: name, nodes, receiver }: ApiThing): boolean {
  const library = values.apis.library(name);
  if (library !== undefined) return library.brings === true;
  return nodes.length === 0 && receiver === undefined && !effectless.has(name) && !/^(?:node|language):/.test(name);
}
/** What is not there, or not known, may register on an application that it is handed. */
export function missHandedOn({ values, scopes }: Pick<Replaying, 'values' | 'scopes'>, ref: Ref, call: Call): void {
  if (ref.unit.value(call.callee).kind === 'param') return;
  const isHanded = [...values.argument(ref, '[*]'), ...values.argument(ref, '[*] .app|router|server')].some((given) =>
    values.things(given).some((it) => it.kind === 'api' && scopes.has(it) && values.apis.isRouter(it)),
  );
  if (!isHanded) return;
  const callee = describe({ ...ref, id: call.callee });
  values.cuts.add(ref, 'route', `${callee} is handed a router and could not be followed`);
}
