/** Reads schemas: the one place that is asked what a value, or a class, demands of data. Each is read once. */
import { type ClassThing, type Ref, refKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { ofCall } from './builders.ts';
import { classShape } from './classes.ts';
import { documentShape } from './documents.ts';
import { memberShapes } from './members.ts';
import { emptyShape, type Reading, type Shape } from './shape.ts';

/** Schemas inside schemas, links of chains included. */
const MAX_DEPTH = 160;

export class SchemaReader implements Reading {
  readonly values: Values;
  /** Null: it is being read. */
  private readonly known = new Map<string, Shape | undefined | null>();
  private depth = 0;

  constructor(values: Values) {
    this.values = values;
  }
  /** The schema that a value is; undefined where it is none that could be seen. */
  of(ref: Ref): Shape | undefined {
    return this.once(refKey(ref), ref, () => this.read(ref));
  }
  /** The schema that a class is; undefined where none of its members carries a constraint. */
  ofClass(cls: ClassThing): Shape | undefined {
    return this.once(`class ${refKey(cls.ref)}`, cls.ref, () => classShape(this, cls));
  }
  /** What a value demands that is a schema, or an object whose members are schemas (`{ body: …, query: … }`). */
  ofAny(ref: Ref): Shape | undefined {
    const found = this.of(ref);
    if (found !== undefined || !this.values.things(ref).some((it) => it.kind === 'object')) return found;
    return { ...emptyShape(ref, 'object', ''), members: memberShapes(this, ref) };
  }
  private once(key: string, ref: Ref, read: () => Shape | undefined): Shape | undefined {
    const known = this.known.get(key);
    if (known !== undefined || this.known.has(key)) return known ?? undefined;
    // What lies deeper is not looked at: nobody can say what it demands.
    if (this.depth >= MAX_DEPTH) return { ...emptyShape(ref, 'unknown', ''), complete: false };
    this.known.set(key, null);
    this.depth++;
    const found = read();
    this.depth--;
    this.known.set(key, found);
    return found;
  }
  private read(ref: Ref): Shape | undefined {
    const value = ref.unit.value(ref.id);
    if (value.kind === 'call') {
      const found = ofCall(this, ref);
      if (found !== undefined) return found;
    }
    for (const thing of this.values.things(ref)) {
      if (thing.kind === 'object') {
        const document = documentShape(this, thing.ref);
        if (document !== undefined) return document;
      }
      if (thing.kind === 'class') {
        const found = this.ofClass(thing);
        if (found?.members !== undefined && found.members.length > 0) return found;
      }
      if (thing.kind !== 'api' && thing.kind !== 'object') continue;
      if (thing.ref === undefined || (thing.ref.id === ref.id && thing.ref.unit === ref.unit)) continue;
      const found = this.of(thing.ref);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
