/**
 * Decorators that take a role of a library off an endpoint (`@SkipThrottle()`): all of it, or some of several that were
 * set up with names.
 */
import type { Library, Role } from '../libraries/kinds.ts';
import type { NamedSetRow } from '../libraries/kinds/decorators.ts';
import { type Maybe, truth } from './acts/known.ts';
import type { Applied } from './decorators.ts';
import type { Marks } from './metadata.ts';
import type { Ref } from './things.ts';
import type { Values } from './values/kernel.ts';

/** What is set up under names, and the name of what has none. */
interface Named {
  readonly names: readonly string[];
  readonly unnamed: string;
}

export class Lifting {
  private readonly values: Values;
  private readonly known: (ref: Ref) => Maybe;
  private readonly sets = new Map<Library, Named | undefined>();

  constructor(values: Values, known: (ref: Ref) => Maybe) {
    this.values = values;
    this.known = known;
  }
  /** Decorators take a role off an endpoint, those of its method before those of its class; undefined: perhaps. */
  lifts(library: Library, does: Role, marks: Marks): boolean | undefined {
    const lifting = [marks.class, marks.method]
      .flatMap((list) => list.filter(({ row, library: own }) => own === library && row.lifts === does))
      .toReversed();
    const [first] = lifting;
    if (first === undefined) return false;
    const set = first.row.liftingEach === undefined ? undefined : this.setOf(library);
    if (set === undefined) return this.asWhole(first);
    const each = set.names.map((name) => this.under(name, lifting, set));
    return each.includes(false) ? false : each.includes(undefined) ? undefined : true;
  }
  private asWhole(mark: Applied): boolean | undefined {
    for (const path of mark.row.lifting ?? []) {
      const [ref] = this.values.argument(mark.ref, path);
      if (ref === undefined) continue;
      const known = this.known(ref);
      return known?.is === 'object' ? undefined : truth(known);
    }
    return true;
  }
  /** What the first decorator says that says something of this name. */
  private under(name: string, lifting: readonly Applied[], { unnamed }: Named): boolean | undefined {
    for (const mark of lifting) {
      const [given] = this.values.argument(mark.ref, mark.row.liftingEach ?? '[0]');
      const [said] = given === undefined ? [] : this.values.memberRefs(given, name);
      if (said !== undefined) return truth(this.known(said));
      const known = given && this.known(given);
      if (given !== undefined && known === undefined) return undefined;
      if (known?.is === 'object') continue;
      if (name === unnamed) return given === undefined ? true : truth(known);
    }
    return false;
  }
  /** What the calls of a library set up; undefined: they are not seen, or not all that they are given. */
  private setOf(library: Library): Named | undefined {
    if (!this.sets.has(library)) this.sets.set(library, this.read(library));
    return this.sets.get(library);
  }
  private read(library: Library): Named | undefined {
    const { apis, modules } = this.values;
    const names = new Set<string>();
    let unnamed: string | undefined;
    for (const word of apis.memberNames('namedSets').names)
      for (const unit of modules.units)
        for (const id of unit.role === 'source' ? (unit.callsByName.get(word) ?? []) : []) {
          const call = unit.value(id);
          const things = call.kind === 'call' ? this.values.things(this.values.ref(unit, call.callee)) : [];
          const rows = things.flatMap((it) => (it.kind === 'api' ? apis.rows(it.nodes, 'namedSets') : []));
          for (const { row } of rows.filter((it) => it.library === library)) {
            const found = this.named(this.values.ref(unit, id), row);
            if (found === undefined) return undefined;
            for (const name of found) names.add(name);
            unnamed = row.unnamed;
          }
        }
    return unnamed === undefined ? undefined : { names: [...names], unnamed };
  }
  private named(call: Ref, row: NamedSetRow): readonly string[] | undefined {
    const each = row.each.map((path) => this.values.argument(call, path)).find((it) => it.length > 0) ?? [];
    const names = each.map((ref) => {
      if (this.known(ref)?.is !== 'object') return undefined;
      const given = this.values.memberRefs(ref, row.name);
      const [name] = given.flatMap((it) => this.values.constants(it));
      return given.length === 0 ? row.unnamed : name;
    });
    return names.length === 0 || names.includes(undefined) ? undefined : (names as string[]);
  }
}
