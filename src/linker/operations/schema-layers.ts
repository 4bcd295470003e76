/** Which schema a value came out of, and what was put around its fields on the way. */
import { type ApiThing, type Ref, valueKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { type FieldSteps, fieldMaps, fieldSteps } from './field-steps.ts';
import type { RowSite } from './sites.ts';

/** Layers in layers. */
const MAX_DEEP = 10;

/** What stands below a value: the call that made a schema (or the last that is known), and what is around that. */
export interface Below {
  readonly thing: ApiThing;
  readonly steps: readonly FieldSteps[];
}

/** Ways to one schema as one: what is put around it on some of them only is there perhaps. */
export function joined(ways: readonly Below[], { at }: RowSite<'graphql'>): readonly Below[] {
  const keyOf = ({ thing }: Below): string => (thing.site === undefined ? thing.package : valueKey(thing.site));
  return [...new Set(ways.map(keyOf))].map((key) => {
    const same = ways.filter((it) => keyOf(it) === key);
    const [longest] = [...same].sort((a, b) => b.steps.length - a.steps.length);
    if (same.every((it) => it.steps.length === longest!.steps.length)) return longest!;
    const perhaps =
      (of: FieldSteps): FieldSteps =>
      (method, name) =>
        of(method, name).map((it) => ({ ...it, doubt: it.doubt ?? { unit: at.unit } }));
    return { ...longest!, steps: longest!.steps.map(perhaps) };
  });
}
export class SchemaLayers {
  private readonly values: Values;
  /** Calls that are handed a schema and give one, mostly with something around its fields, by key. */
  private readonly layers: ReadonlyMap<string, RowSite<'graphql'>>;
  private readonly seen = new Set<string>();
  /** Objects that say what is around fields, by key: nothing in them answers one. */
  readonly maps: ReadonlySet<string>;

  constructor(values: Values, sites: readonly RowSite<'graphql'>[]) {
    this.values = values;
    const layers = sites.filter(({ row }) => row.built !== undefined && row.context === undefined);
    this.layers = new Map(layers.map((it) => [valueKey(it.at), it]));
    this.maps = new Set(layers.flatMap((it) => fieldMaps(values, it).map(({ ref }) => valueKey(ref))));
  }
  /** What the schema of a call came out of. `above`: the layers that were gone through. */
  below(site: RowSite<'graphql'>, above: readonly string[] = []): readonly Below[] {
    const built = this.builtFrom(site);
    const isAbove = ({ site: made }: ApiThing): boolean => made !== undefined && above.includes(valueKey(made));
    // `schema = around(schema)`: what it was handed is what the variable held before.
    const others = built.filter((it) => !isAbove(it));
    return (others.length > 0 ? others : built.slice(0, 1)).flatMap((thing): readonly Below[] => {
      const key = thing.site === undefined ? undefined : valueKey(thing.site);
      const layer = key === undefined || above.length > MAX_DEEP ? undefined : this.layers.get(key);
      if (layer === undefined || key === undefined) return [{ thing, steps: [] }];
      this.seen.add(key);
      const at = { ...layer, at: thing.site! };
      const own = fieldSteps(this.values, at);
      const below = this.below(at, [...above, key]);
      return below.length === 0 ? [{ thing, steps: [own] }] : below.map((it) => ({ ...it, steps: [own, ...it.steps] }));
    });
  }
  /** Layers of which it was not seen who serves what is below them: around a schema that is known by key, or around any. */
  rest(): {
    readonly stray: readonly FieldSteps[];
    readonly over: (schema: string | undefined) => readonly FieldSteps[];
  } {
    const stray: FieldSteps[] = [];
    const known = new Map<string, FieldSteps[]>();
    for (const [key, layer] of this.layers) {
      if (this.seen.has(key)) continue;
      const steps = fieldSteps(this.values, layer);
      const schemas = this.builtFrom(layer).flatMap((it) => (it.site === undefined ? [] : [valueKey(it.site)]));
      if (schemas.length === 0) stray.push(steps);
      for (const it of schemas) known.set(it, [...(known.get(it) ?? []), steps]);
    }
    return {
      stray,
      over: (schema) => [...stray, ...(schema === undefined ? [] : (known.get(schema) ?? []))],
    };
  }
  private builtFrom({ at, row }: RowSite<'graphql'>): readonly ApiThing[] {
    return [row.built ?? []]
      .flat()
      .flatMap((path) => this.values.argument(at, path))
      .flatMap((ref) => this.values.things(lastWritten(ref)))
      .filter((it): it is ApiThing => it.kind === 'api');
  }
}
/**
 * What a variable holds where it is read: what was written last, where every write is a statement of the block that
 * declares it, and the read comes behind them there or in a function.
 */
function lastWritten(ref: Ref): Ref {
  const { unit, id } = ref;
  const load = unit.value(id);
  if (load.kind !== 'load') return ref;
  const block = unit.regionOf(load.cell);
  const stores = unit.usersOf(load.cell).filter((user) => unit.value(user).kind === 'store');
  if (stores.some((it) => unit.regionOf(it) !== block)) return ref;
  const isElsewhere = unit.ownerOf(id) !== unit.ownerOf(load.cell);
  const before = isElsewhere ? stores : stores.filter((it) => it < id);
  if (before.length === 0) return ref;
  const last = unit.value(Math.max(...before));
  return last.kind === 'store' ? { ...ref, id: last.to } : ref;
}
