/** Which functions do other things for other arguments, so that each call of them must be looked at on its own. */
import type { ValueId } from '../../facts/facts.ts';
import { Reach, type Step } from '../reach.ts';
import { type FunctionThing, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { type Scene } from './scene.ts';
import { runsForCallers } from './statements.ts';

export class Frames {
  private readonly scene: Scene;
  private readonly reach: Reach<FunctionThing>;

  constructor(scene: Scene) {
    this.scene = scene;
    this.reach = new Reach(
      ({ ref }) => valueKey(ref),
      (fn) => this.steps(fn),
    );
  }
  /** True when what the function does depends on what it is called with. */
  needed(fn: FunctionThing): boolean {
    return this.isInherited(fn, fn.ref.unit) || this.reach.of(fn);
  }
  private *steps(fn: FunctionThing): Iterable<Step<FunctionThing>> {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    if (value.kind === 'function') for (const param of value.params) yield* this.matters(unit, param, 0);
  }
  /** A method that another class inherits: `this` is something else there. */
  private isInherited(fn: FunctionThing, unit: FileUnit): boolean {
    const value = unit.value(fn.ref.id);
    const owner = value.kind === 'function' ? value.owner : undefined;
    if (owner === undefined) return false;
    return (fn.self ?? []).some((it) => it.kind === 'instance' && (it.of.ref.id !== owner || it.of.ref.unit !== unit));
  }
  /** `true` where a value decides what happens here, and the functions that it is handed to. */
  private *matters(unit: FileUnit, id: ValueId, depth: number): Iterable<Step<FunctionThing>> {
    if (depth > 5) return;
    const acts = this.scene.actsIn(unit);
    for (const user of unit.usersOf(id)) {
      const it = unit.value(user);
      switch (it.kind) {
        case 'call': {
          if (it.callee === id && this.isOpen(unit, id)) yield true;
          if (!it.args.includes(id)) break;
          const site = acts.get(user);
          if (site !== undefined) {
            const { apis } = this.scene.values;
            if (
              runsForCallers(this.scene, site.ref) ||
              site.callees.some(
                (callee) =>
                  apis.has(callee.nodes, 'responses') ||
                  apis.has(callee.nodes, 'statuses') ||
                  apis.has(callee.nodes, 'audits') ||
                  apis.has(callee.nodes, 'validators') ||
                  apis.has(callee.nodes, 'errors'),
              )
            )
              yield true;
            break;
          }
          if (it.new === true && unit.facts.exits.some((exit) => exit.kind === 'throw' && exit.value === user))
            yield true;
          for (const callee of this.scene.calls.callees(this.scene.values.ref(unit, user), it))
            yield this.isInherited(callee, callee.ref.unit) ? true : callee;
          if (this.handsOn(unit, it.callee)) yield* this.matters(unit, user, depth + 1);
          break;
        }
        case 'object':
          if (it.entries.some((entry) => entry.value === id)) yield* this.matters(unit, user, depth + 1);
          break;
        case 'join':
        case 'text':
          yield* this.matters(unit, user, depth + 1);
          break;
        case 'get':
          // A member that is called (`options.handler()`), or handed on like the parameter itself.
          if (!this.isTyped(unit, id)) yield* this.matters(unit, user, depth + 1);
          break;
        default:
          break;
      }
    }
  }
  /** Callers hand over different functions, or it is not known which. */
  private isOpen(unit: FileUnit, id: ValueId): boolean {
    const found = this.scene.values
      .things(this.scene.values.ref(unit, id))
      .filter((it) => it.kind === 'function' || it.kind === 'class').length;
    return found > 1 || (found === 0 && unit.value(id).kind === 'param');
  }
  /** A call of a library that gives back what it is handed, in another form. */
  private handsOn(unit: FileUnit, callee: ValueId): boolean {
    const { values } = this.scene;
    return values
      .things(values.ref(unit, callee))
      .some((it) => it.kind === 'api' && values.apis.has(it.nodes, 'flows'));
  }
  /** A value of a library: its members mean the same for everybody. */
  private isTyped(unit: FileUnit, id: ValueId): boolean {
    return this.scene.values
      .things(this.scene.values.ref(unit, id))
      .some((it) => it.kind === 'api' && it.nodes.length > 0);
  }
}
