/**
 * What is known of conditions once a value was evaluated: those it stood under held, and stay as they were.
 * `const trx = given ?? (await begin())` began only where nothing was given, so `if (!given) await trx.commit()` ends it.
 */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';
import { isNothing } from '../acts/nothing.ts';

export class Presupposed {
  private readonly unit: FileUnit;
  private readonly of: ValueId;
  /** Values that are set (or not) wherever the value was evaluated. */
  private readonly known = new Map<ValueId, boolean>();

  /** `region`: where it is made use of, if that is not where it was evaluated. */
  constructor(unit: FileUnit, of: ValueId, region: RegionId = unit.regionOf(of)) {
    this.unit = unit;
    this.of = of;
    for (let r = region; r > 0; r = unit.region(r).parent) {
      const it = unit.region(r);
      if (it.kind === 'function') break;
      if (it.kind === 'branch' || it.kind === 'rest') this.learn(it.condition, it.side === 'true', 0);
    }
  }
  /** False where a condition cannot have come out on this side. */
  mayBe(condition: ValueId, side: 'true' | 'false'): boolean {
    const plain = this.plain(condition, true);
    const found = this.known.get(plain.of) ?? this.flag(plain.of);
    return found === undefined || (found === plain.is) === (side === 'true');
  }
  private learn(condition: ValueId, is: boolean, depth: number): void {
    const plain = this.plain(condition, is);
    const value = this.unit.value(plain.of);
    if (value.kind === 'op' && value.right !== undefined && depth < 8) {
      if (value.operator !== (plain.is ? '&&' : '||')) return;
      this.learn(value.left, plain.is, depth + 1);
      this.learn(value.right, plain.is, depth + 1);
    } else this.known.set(plain.of, plain.is);
  }
  /** `own = true` beside the value, and nothing but `false` elsewhere. */
  private flag(id: ValueId): boolean | undefined {
    const value = this.unit.value(id);
    if (value.kind !== 'join') return undefined;
    const home = this.unit.regionOf(this.of);
    let set = false;
    for (const part of value.of) {
      const literal = this.unit.value(part);
      if (literal.kind === 'absent' || (literal.kind === 'literal' && !literal.value)) continue;
      if (literal.kind === 'join' ? this.flag(part) !== true : literal.kind !== 'literal') return undefined;
      if (literal.kind === 'literal' && this.unit.regionOf(part) !== home) return undefined;
      set = true;
    }
    return set ? true : undefined;
  }
  /** What a condition asks about, without negations and comparisons with nothing. */
  private plain(condition: ValueId, is: boolean): { readonly of: ValueId; readonly is: boolean } {
    let of = condition;
    for (let guard = 0; guard < 8; guard++) {
      const value = this.unit.value(of);
      if (value.kind !== 'op') break;
      if (value.operator === '!') is = !is;
      else if (value.right !== undefined && /^[!=]==?$/.test(value.operator) && isNothing(this.unit, value.right)) {
        if (!value.operator.startsWith('!')) is = !is;
      } else break;
      of = value.left;
    }
    return { of, is };
  }
}
