/** What functions put around the fields of a schema that carry a directive: `field.resolve = (…) => …` where it is asked for. */
import type { Item } from '../scopes.ts';
import { itemOf } from '../items.ts';
import type { Doubt, Ref } from '../things.ts';
import { doubtAt } from '../values/doubts.ts';
import type { Values } from '../values/kernel.ts';
import type { RowSite } from './sites.ts';

/** Steps before a field, by the directive that it carries, or its type (`type …`); one of which nothing is known is not in it. */
export type DirectiveSteps = ReadonlyMap<string, readonly Item[]>;

/** Calls within a value that give the directives of a place, with the names that are asked for. */
export function directivesAskedIn(values: Values, ref: Ref): readonly { readonly names: readonly string[] }[] {
  const { unit, ctx } = ref;
  const { start, end } = unit.value(ref.id);
  return unit.facts.values.flatMap((it, id) => {
    if (it.kind !== 'call' || it.start < start || it.end > end) return [];
    const rows = values
      .things({ unit, id: it.callee, ctx })
      .flatMap((thing) => (thing.kind === 'api' ? values.apis.rows(thing.nodes, 'directives') : []));
    const at: Ref = { unit, id, ctx };
    return rows.map(({ row }) => ({
      names: values.argument(at, row.name).flatMap((name) => values.constants(name)),
    }));
  });
}
/** What calls put around fields by their directives: of functions that ask for one directive, and give fields a resolver. */
export function directiveSteps(values: Values, sites: readonly RowSite<'graphql'>[]): DirectiveSteps {
  const out = new Map<string, Item[]>();
  for (const { row, at, library } of sites) {
    if (row.mapped === undefined || !isReached(values, at)) continue;
    const doubt = doubtOfRuns(values, at);
    for (const mapper of values.argument(at, row.mapped))
      for (const thing of values.things(mapper)) {
        if (thing.kind !== 'object') continue;
        // Under keys of the package: what they are called is not looked at.
        for (const value of membersIn(thing.ref)) {
          const names = new Set(directivesAskedIn(values, value).flatMap((it) => it.names));
          const [name] = names;
          const resolvers = name !== undefined && names.size === 1 ? resolversSetIn(value) : [];
          if (name === undefined || resolvers.length === 0) continue;
          const steps = resolvers.map((it) => ({
            ...itemOf(values, it, library, 'resolver'),
            ...(doubt && { doubt }),
          }));
          out.set(name, [...(out.get(name) ?? []), ...steps]);
          // What is noted of types is asked where their fields are made.
          const isOfTypes = membersIn(thing.ref).some(
            (it) =>
              resolversSetIn(it).length === 0 &&
              directivesAskedIn(values, it).some(({ names: all }) => all.includes(name)),
          );
          const ofType = `type ${name}`;
          if (isOfTypes) out.set(ofType, [...(out.get(ofType) ?? []), ...steps]);
        }
      }
  }
  return out;
}
/** It stands in no function, or in one that is called. */
function isReached(values: Values, { unit, id }: Ref): boolean {
  const owner = unit.ownerOf(id);
  return owner < 0 || values.callersOf(unit, owner).length > 0;
}
/** The condition on which it hangs whether it runs: of where it stands, or of each call of the function that it stands in. */
function doubtOfRuns(values: Values, at: Ref): Doubt | undefined {
  const own = doubtAt(values, at, at.unit.regionOf(at.id));
  const owner = at.unit.ownerOf(at.id);
  if (own !== undefined || owner < 0) return own;
  const doubts = values.callersOf(at.unit, owner).map((it) => doubtAt(values, it, it.unit.regionOf(it.id)));
  return doubts.every((it) => it !== undefined) ? doubts[0] : undefined;
}
function membersIn({ unit, id, ctx }: Ref): readonly Ref[] {
  const object = unit.value(id);
  return object.kind === 'object' ? object.entries.map(({ value }) => ({ unit, id: value, ctx })) : [];
}
/** Functions that a function sets as `resolve`, or gives back as that member. */
export function resolversSetIn({ unit, id, ctx }: Ref): readonly Ref[] {
  const { start, end } = unit.value(id);
  const out: Ref[] = [];
  unit.facts.values.forEach((it) => {
    if (it.start < start || it.end > end) return;
    const to =
      it.kind === 'set' && it.key === 'resolve'
        ? it.to
        : it.kind === 'object'
          ? it.entries.find(({ key }) => key === 'resolve')?.value
          : undefined;
    if (to !== undefined && unit.value(to).kind === 'function') out.push({ unit, id: to, ctx });
  });
  return out;
}
