/** Parameters that a framework fills with what code of the project gives (`@CurrentUser() user`): whether that is the caller. */
import type { ValueId } from '../../facts/facts.ts';
import { convertedBy } from '../converted.ts';
import { givenBy } from '../declared-parameters.ts';
import { partsOf, SAME } from '../origins.ts';
import { isRef, type Ref, valueKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { Answers, type Circles } from './circles.ts';

/** The caller, something of theirs, or nobody: what is known of a parameter on every way that fills it. */
export type Given = 'caller' | 'part' | 'nobody';

/** Values one inside another, and calls inside one another. */
const MAX_DEEP = 12;
/** Ways that lead nowhere: nothing was put there. */
const NOTHING = 'nothing';

export class GivenCallers {
  private readonly values: Values;
  private readonly isCaller: (ref: Ref) => boolean;
  private readonly memo: Answers<Given>;

  constructor(values: Values, circles: Circles, isCaller: (ref: Ref) => boolean) {
    this.values = values;
    this.isCaller = isCaller;
    this.memo = new Answers(circles);
  }
  /** What a parameter is filled with by its decorator. One way that is somebody else makes it nobody. */
  of(ref: Ref): Given {
    const { unit } = ref;
    const param = unit.value(ref.id);
    if (param.kind !== 'param' || param.marks === undefined) return 'nobody';
    if (this.isFilledByLibrary(ref, param.marks)) return 'caller';
    return this.memo.ask(valueKey(ref), 'nobody', () => {
      const ways = givenBy(this.values, unit, param).flatMap(({ mark, fn }) => {
        const value = fn.ref.unit.value(fn.ref.id);
        if (value.kind !== 'function') return ['nobody' as const];
        const call = mark.unit.value(mark.id);
        const named = call.kind === 'call' && call.args.length > 0;
        return fn.ref.unit
          .returnedBy(value)
          .map((id) => this.look({ ...fn.ref, id }, 0))
          .map((way) => (way === 'caller' && named ? 'part' : way));
      });
      return whole(ways);
    });
  }
  /** A decorator of a library says so. */
  private isFilledByLibrary(ref: Ref, marks: readonly ValueId[]): boolean {
    const { unit } = ref;
    return marks.some((id) => {
      const mark = unit.value(id);
      return this.values
        .things({ ...ref, id: mark.kind === 'call' ? mark.callee : id })
        .some((it) => it.kind === 'api' && this.values.apis.flagged(it.nodes, 'credential'));
    });
  }
  private look(ref: Ref, deep: number): Given | typeof NOTHING {
    const { unit } = ref;
    const value = unit.value(ref.id);
    if (deep > MAX_DEEP) return 'nobody';
    const next = (id: number): Given | typeof NOTHING => this.look({ ...ref, id }, deep + 1);
    switch (value.kind) {
      case 'absent':
        return NOTHING;
      case 'literal':
        return value.value === null ? NOTHING : 'nobody';
      case 'wait':
      case 'join':
      case 'load':
        return together(partsOf(unit, ref.id, SAME).map(next));
      case 'op':
        if (value.right === undefined) return 'nobody';
        if (value.operator === '&&') return next(value.right);
        return value.operator === '||' || value.operator === '??'
          ? together([next(value.left), next(value.right)])
          : 'nobody';
      case 'get': {
        if (this.isCaller(ref)) return 'caller';
        const of = next(value.of);
        return of === 'caller' ? 'part' : of;
      }
      case 'param': {
        const given = this.values.contexts.frameOf(unit, value.function, ref.ctx)?.args[value.index];
        return given !== undefined && isRef(given) ? this.look(given, deep + 1) : 'nobody';
      }
      case 'call': {
        if (this.isCaller(ref)) return 'caller';
        const converted = convertedBy(unit, ref.id);
        if (converted !== undefined) {
          const of = together(converted.map(next));
          return of === 'caller' ? 'part' : of;
        }
        const things = this.values.things({ ...ref, id: value.callee });
        return together(
          things.flatMap((fn) => {
            const made = fn.kind === 'function' ? fn.ref.unit.value(fn.ref.id) : undefined;
            if (fn.kind !== 'function' || made?.kind !== 'function') return ['nobody' as const];
            const ctx = this.values.enter(fn, ref);
            return fn.ref.unit.returnedBy(made).map((id) => this.look({ ...fn.ref, id, ctx }, deep + 1));
          }),
        );
      }
      default:
        return 'nobody';
    }
  }
}
function whole(ways: readonly (Given | typeof NOTHING)[]): Given {
  const found = together(ways);
  return found === NOTHING ? 'nobody' : found;
}
function together(ways: readonly (Given | typeof NOTHING)[]): Given | typeof NOTHING {
  const somebody = ways.filter((it) => it !== NOTHING);
  if (somebody.length === 0) return ways.length === 0 ? 'nobody' : NOTHING;
  if (somebody.includes('nobody')) return 'nobody';
  return somebody.includes('part') && !somebody.includes('caller') ? 'part' : 'caller';
}
