/** Which functions can register something when they run: only those are worth replaying. */
import type { ValueId } from '../facts/facts.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values.ts';

export class Relevance {
  private readonly values: Values;
  private readonly own = new Map<FileUnit, Set<ValueId>>();
  private readonly reach = new Map<FileUnit, boolean>();
  private readonly memo = new Map<string, boolean>();
  private readonly bodyCalls = new Map<FileUnit, Map<ValueId, ValueId[]>>();

  constructor(values: Values) {
    this.values = values;
  }
  /** True when running the function may register an endpoint, middleware or a setting, itself or through calls. */
  mayRegister(unit: FileUnit, fn: ValueId): boolean {
    const key = `${String(unit.index)}:${String(fn)}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    this.memo.set(key, false);
    const found = this.search(unit, fn);
    this.memo.set(key, found);
    return found;
  }
  /** True when a stretch of a body may register something. */
  stretchMayRegister(unit: FileUnit, first: ValueId, last: ValueId): boolean {
    const within = this.registering(unit);
    for (let id = first; id < last; id++) {
      const value = unit.value(id);
      if (value.kind === 'function' && within.has(id)) return true;
      if (value.kind !== 'call') continue;
      if (this.candidates.get(unit)?.has(id)) return true;
      if (!this.reaches(unit, new Set())) continue;
      const ref = this.values.ref(unit, id);
      for (const operand of [value.callee, ...value.args]) {
        const kind = unit.value(operand).kind;
        if (kind === 'literal' || kind === 'text' || kind === 'object') continue;
        for (const thing of this.values.things({ ...ref, id: operand }))
          if (thing.kind === 'function' && this.mayRegister(thing.ref.unit as FileUnit, thing.ref.id)) return true;
      }
    }
    return false;
  }
  private readonly candidates = new Map<FileUnit, Set<ValueId>>();
  /** Functions (and -1, the module) with a registering call written inside. */
  registering(unit: FileUnit): ReadonlySet<ValueId> {
    let found = this.own.get(unit);
    if (found === undefined) {
      found = new Set();
      const names = this.values.apis.registering;
      const values = unit.facts.values;
      for (let id = 0; id < values.length; id++) {
        const call = values[id]!;
        if (call.kind !== 'call') continue;
        const callee = values[call.callee]!;
        if (
          callee.kind === 'get'
            ? // `app[method](path, handler)`: the name is known when it runs.
              typeof callee.key === 'string'
              ? !names.has(callee.key) || !this.plausible(unit, id, callee.key, callee.of)
              : call.args.length < 2 || !this.isLibraryObject(unit, callee.of)
            : callee.kind !== 'import' || call.args.length === 0
        )
          continue;
        let calls = this.candidates.get(unit);
        if (calls === undefined) this.candidates.set(unit, (calls = new Set()));
        calls.add(id);
        for (let fn = unit.ownerOf(id); !found.has(fn); fn = unit.outerOf(fn)) {
          found.add(fn);
          if (fn < 0) break;
        }
      }
      this.own.set(unit, found);
    }
    return found;
  }
  /**
   * A receiver that is text, a list, or an object of the project's own cannot be a router; and a route needs more than a
   * path, unless the path stands before (`route('/x').get(handler)`).
   */
  private plausible(unit: FileUnit, id: ValueId, key: string, of: ValueId): boolean {
    const base = unit.value(of);
    const call = unit.value(id);
    if (call.kind === 'call' && call.args.length < 2 && base.kind !== 'call' && this.values.apis.routing.has(key))
      return false;
    if (base.kind === 'self' || base.kind === 'get' || base.kind === 'load' || base.kind === 'call') {
      const things = this.values.things(this.values.ref(unit, of));
      if (things.length > 0 && things.every((it) => it.kind !== 'unknown' && it.kind !== 'api')) return false;
    }
    return (
      base.kind !== 'literal' &&
      base.kind !== 'text' &&
      base.kind !== 'array' &&
      base.kind !== 'pattern' &&
      !(base.kind === 'global' && base.name !== 'app')
    );
  }
  /** Something that a library is known to give: a table of the project's own functions is called by name too. */
  private isLibraryObject(unit: FileUnit, of: ValueId): boolean {
    return this.values
      .things(this.values.ref(unit, of))
      .some((it) => it.kind === 'api' && it.nodes.some((node) => node.types.length > 0));
  }
  private search(unit: FileUnit, fn: ValueId): boolean {
    if (this.registering(unit).has(fn)) return true;
    if (!this.reaches(unit, new Set())) return false;
    for (const id of this.callsIn(unit, fn)) {
      const call = unit.value(id);
      if (call.kind !== 'call') continue;
      const ref = this.values.ref(unit, id);
      for (const thing of this.values.things({ ...ref, id: call.callee })) {
        if (thing.kind === 'function' && this.mayRegister(thing.ref.unit as FileUnit, thing.ref.id)) return true;
        if (thing.kind === 'class' && call.new) {
          const made = this.values.constructorOf(thing);
          if (made && this.mayRegister(made.ref.unit as FileUnit, made.ref.id)) return true;
        }
      }
    }
    return false;
  }
  /** Calls written directly in a function's body. */
  private callsIn(unit: FileUnit, fn: ValueId): readonly ValueId[] {
    let index = this.bodyCalls.get(unit);
    if (index === undefined) {
      index = new Map();
      const values = unit.facts.values;
      for (let id = 0; id < values.length; id++) {
        if (values[id]!.kind !== 'call') continue;
        const owner = unit.ownerOf(id);
        const list = index.get(owner);
        if (list) list.push(id);
        else index.set(owner, [id]);
      }
      this.bodyCalls.set(unit, index);
    }
    return index.get(fn) ?? [];
  }
  /** The file, or one that it imports, holds a registering call at all. */
  private reaches(unit: FileUnit, seen: Set<FileUnit>): boolean {
    const known = this.reach.get(unit);
    if (known !== undefined) return known;
    if (seen.has(unit)) return false;
    seen.add(unit);
    let found = this.registering(unit).size > 0;
    if (!found) {
      for (const { target } of this.values.modules.importsOf(unit)) {
        const next = target.is === 'file' ? this.values.modules.unit(target.path) : undefined;
        if (next && this.reaches(next, seen)) {
          found = true;
          break;
        }
      }
    }
    this.reach.set(unit, found);
    return found;
  }
}
