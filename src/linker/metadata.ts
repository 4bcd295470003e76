/** Metadata that decorators put on endpoints, and guards that hang on it (`@Public()`, `@Roles()`). */
import type { ClassValue, RegionId, ValueId } from '../facts/facts.ts';
import { applied, type Applied } from './decorators.ts';
import type { FunctionThing, Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

export class Metadata {
  private readonly values: Values;
  private known: Set<string> | undefined;

  constructor(values: Values) {
    this.values = values;
  }
  /** Keys among applied decorators. */
  keysOf(marks: readonly Applied[]): readonly string[] {
    return marks
      .filter((it) => it.row.does === 'metadata')
      .flatMap((it) =>
        this.values.argument(it.ref, it.row.items ?? '[0]').flatMap((ref) => this.values.constants(ref)),
      );
  }
  /** Under which metadata a guard lets everyone pass. */
  unless(fn: FunctionThing): readonly { readonly key: string; readonly when: 'present' | 'absent' }[] {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    if (value.kind !== 'function') return [];
    const out: { key: string; when: 'present' | 'absent' }[] = [];
    for (const exit of unit.returnsOf(value)) {
      const returned = exit.value === undefined ? undefined : unit.value(exit.value);
      if (returned?.kind !== 'literal' || returned.value !== true) continue;
      for (let r: RegionId = exit.from; r > 0; r = unit.region(r).parent) {
        const it = unit.region(r);
        if (it.kind === 'function') break;
        if (it.kind !== 'branch') continue;
        this.read(unit, fn, it.condition, it.side === 'true', out, 0);
      }
    }
    return out;
  }
  private read(
    unit: FileUnit,
    fn: FunctionThing,
    id: ValueId,
    positive: boolean,
    out: { key: string; when: 'present' | 'absent' }[],
    depth: number,
  ): void {
    const value = unit.value(id);
    if (depth > 6) return;
    if (value.kind === 'op') {
      if (value.operator === '!') this.read(unit, fn, value.left, !positive, out, depth + 1);
      else if (value.operator === '||' || value.operator === '&&')
        for (const next of [value.left, value.right!]) this.read(unit, fn, next, positive, out, depth + 1);
      else if (value.operator === '===' || value.operator === '==')
        this.read(
          unit,
          fn,
          value.left,
          /^(0|undefined|null)$/.test(this.values.constants({ ...fn.ref, unit, id: value.right! })[0] ?? '')
            ? !positive
            : positive,
          out,
          depth + 1,
        );
      return;
    }
    if (value.kind === 'get' || value.kind === 'wait') {
      this.read(unit, fn, value.of, positive, out, depth + 1);
      return;
    }
    if (value.kind !== 'call') return;
    for (const arg of value.args) {
      const ref: Ref = { unit, id: arg, ctx: fn.ref.ctx };
      for (const key of this.values.constants(ref))
        if (this.keys().has(key)) out.push({ key, when: positive ? 'present' : 'absent' });
    }
  }
  /** All metadata keys that decorators of the project set. */
  private keys(): Set<string> {
    if (this.known === undefined) {
      this.known = new Set();
      for (const { unit, id } of this.values.modules.allClasses()) {
        const value = unit.value(id) as ClassValue;
        for (const marks of [value.marks, ...value.members.map((it) => it.marks)])
          for (const key of this.keysOf(applied(this.values, unit, marks))) this.known.add(key);
      }
    }
    return this.known;
  }
}
