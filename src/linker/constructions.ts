/**
 * What runs when an instance is made: the values of its fields, then its constructor. What a container makes it of is
 * made before.
 */
import type { Call } from '../facts/facts.ts';
import type { Relevance } from './relevance.ts';
import type { ClassThing, Context, FunctionThing, InstanceThing, Ref, Thing } from './things.ts';
import { refKey, valueOf } from './things.ts';
import type { Values } from './values/kernel.ts';

/** The replay, as far as instances are made in it. */
interface Maker {
  readonly values: Values;
  runFunction(fn: FunctionThing, ctx: Context): void;
  /** The values of the fields of a class, as those of an instance. */
  runFields(cls: ClassThing, ctx: Context): void;
  entered(fn: FunctionThing, site: Ref): Context;
}
export class Constructions {
  private readonly maker: Maker;
  private readonly relevance: Relevance;
  private readonly made = new Set<string>();
  private readonly given = new Set<string>();

  constructor(maker: Maker, relevance: Relevance) {
    this.maker = maker;
    this.relevance = relevance;
  }
  /** `new` or `super(…)`: the methods that a constructor calls are those of the class of the instance. */
  construct(cls: ClassThing, ref: Ref, call: Call): void {
    const { values } = this.maker;
    if (!this.relevance.constructionMayRegister(cls)) return;
    const made = values.constructorOf(cls);
    const frame = made && this.maker.entered(made, ref);
    const given = call.new ? values.things(ref) : thisAt(values, ref);
    const instance = given.find((it) => it.kind === 'instance');
    const self = instance && { self: [instance] };
    this.fields(cls, made, self);
    if (made === undefined || frame === undefined) return;
    this.maker.runFunction(
      { ...made, ...self },
      instance === undefined ? frame : { ...(call.new ? instance.ctx : frame), ...self },
    );
  }
  /** An instance that a container makes. */
  byContainer(instance: InstanceThing): void {
    const cls = instance.of;
    if (cls.kind !== 'class') return;
    const made = this.maker.values.constructorOf(cls);
    const self = { self: [instance] };
    if (made !== undefined) this.handedTo(made, instance.ctx);
    if (!this.relevance.constructionMayRegister(cls)) return;
    this.fields(cls, made, self);
    if (made !== undefined) this.maker.runFunction({ ...made, ...self }, { ...instance.ctx, ...self });
  }
  /** What a container hands to a constructor it has made before. */
  private handedTo(made: FunctionThing, ctx: Context): void {
    const fn = valueOf(made.ref);
    const key = refKey({ ...made.ref, ctx });
    if (fn.kind !== 'function' || this.given.has(key)) return;
    this.given.add(key);
    for (const id of fn.params)
      for (const it of this.maker.values.things({ ...made.ref, id, ctx }))
        if (it.kind === 'instance') this.byContainer(it);
  }
  /** Fields of the class, and of those above whose constructor it does not call by itself. */
  private fields(cls: ClassThing, made: FunctionThing | undefined, self: { self: readonly Thing[] } | undefined): void {
    for (const it of [cls, ...this.maker.values.ancestors(cls)]) {
      if (it.kind !== 'class') return;
      const key = `${refKey(it.ref)} ${self === undefined ? '' : keyOf(self.self)}`;
      if (!this.made.has(key)) {
        this.made.add(key);
        this.maker.runFields(it, { ...it.ref.ctx, ...self });
      }
      const value = valueOf(it.ref);
      const own = value.kind === 'class' && value.members.find(({ kind }) => kind === 'constructor')?.value;
      if (made !== undefined && own === made.ref.id && it.ref.unit === made.ref.unit) return;
    }
  }
}
function keyOf(things: readonly Thing[]): string {
  return things.map((it) => (it.kind === 'instance' ? `${refKey(it.of.ref)}@${String(it.ctx.id)}` : it.kind)).join();
}
/** What `this` is in the constructor around a call. */
function thisAt(values: Values, ref: Ref): readonly Thing[] {
  const fn = ref.unit.value(ref.unit.ownerOf(ref.id));
  return fn.kind === 'function' && fn.self !== undefined ? values.things({ ...ref, id: fn.self }) : [];
}
