/** Ways of asking requests who sends them that an application makes itself, and that its routes ask for by name. */
import type { Library, SchemeRow } from '../libraries/kinds.ts';
import type { Placed } from './apis.ts';
import { announce } from './items.ts';
import type { Replaying } from './replaying.ts';
import { outermost } from './scope-tree.ts';
import type { Item, Scheme, Target } from './scopes.ts';
import type { Ref } from './things.ts';

/** Keeps what a call gives a name to. */
export function nameScheme(replay: Replaying, { row }: Placed<SchemeRow>, target: Target, ref: Ref): boolean {
  const { values } = replay;
  const pick = (path: string): readonly Ref[] => values.argument(ref, path);
  const scheme = ((): Scheme => {
    if (row.made === undefined) {
      const { scheme: of, options } = row.of ?? { scheme: row.name, options: row.name };
      return { of: pick(of).flatMap((it) => values.flatConstants(it)), at: ref, options: pick(options) };
    }
    const makers = pick(row.made.by).flatMap((it) => values.things(it));
    return { makers: makers.filter((it) => it.kind === 'function'), made: row.made };
  })();
  // A scheme and what uses it may bear one name.
  const kind = 'of' in scheme ? 'use' : 'scheme';
  for (const name of pick(row.name).flatMap((it) => values.flatConstants(it)))
    replay.scopes.schemes.set(keyOf(target, kind, name), scheme);
  return true;
}
/**
 * What runs where names are asked for (`asks`, where the first that are found count), as one that may be either of them;
 * undefined: not all of them are the application's own.
 */
export function itemsOfScheme(
  replay: Replaying,
  library: Library,
  target: Target,
  ref: Ref,
  asks: readonly string[],
  each?: Ref,
): readonly Item[] | undefined {
  const { values } = replay;
  const names = asks.flatMap((path) => values.argument(ref, path, each)).flatMap((it) => values.flatConstants(it));
  const found = names.map((name) => itemOf(replay, library, target, name));
  if (found.length === 0 || found.includes(undefined)) return undefined;
  const [first, ...others] = found as Item[];
  return [{ ...first!, things: [...first!.things, ...others.flatMap((it) => it.things)], text: names.join(', ') }];
}
function itemOf(replay: Replaying, library: Library, target: Target, name: string): Item | undefined {
  const { values, scopes } = replay;
  const use = scopes.schemes.get(keyOf(target, 'use', name));
  if (use === undefined || !('of' in use)) return undefined;
  const functions = use.of.flatMap((of) => {
    const scheme = scopes.schemes.get(keyOf(target, 'scheme', of));
    if (scheme === undefined || 'of' in scheme) return [];
    const { made, makers } = scheme;
    return makers.flatMap((maker) =>
      values
        .returned(maker, values.enterWith(maker, use.at, [undefined, use.options.flatMap((it) => values.things(it))]))
        .flatMap((it) => values.member(it, made.member, use.at))
        .filter((it) => it.kind === 'function')
        .map((fn) => ({ fn, style: made.convention })),
    );
  });
  const [first] = functions;
  if (first === undefined) return undefined;
  const item: Item = {
    ref: first.fn.ref,
    things: functions.map(({ fn }) => fn),
    text: name,
    library,
    convention: library.conventions?.[first.style],
    style: first.style,
  };
  announce(replay, [item], library, first.style);
  return item;
}
function keyOf({ scope }: Target, kind: 'use' | 'scheme', name: string): string {
  return `${outermost(scope).key} ${kind} ${name}`;
}
