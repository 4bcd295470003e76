/** What a value may be, and how linker passes refer to values. */
import type { Pattern, RegionId, Value, ValueId } from '../facts/facts.ts';
import type { FileUnit } from './units.ts';

/**
 * A closure instance: the calls that made the functions around a value. A parameter of `function` is the argument of
 * that call; without a frame it may be the argument of any caller.
 */
export interface Context {
  /** Unique, for memo keys; 0 is the empty context. */
  readonly id: number;
  /** Calls of the chain that count; less where it turns out that some do not. */
  depth: number;
  readonly parent: Context | null;
  /** The function (or class, for constructor calls) this frame belongs to. */
  readonly unit: FileUnit | null;
  readonly function: ValueId;
  /** Arguments by parameter index; undefined: not known. */
  readonly args: readonly (Ref | readonly Thing[] | undefined)[];
  /** `this` inside the function. */
  readonly self: readonly Thing[] | undefined;
  /** For loops that are unrolled: what an `element` value stands for in this turn. */
  readonly element?: { readonly unit: FileUnit; readonly id: ValueId; readonly is: readonly Thing[] };
}

/** A value of a file under a context. */
export interface Ref {
  readonly unit: FileUnit;
  readonly id: ValueId;
  readonly ctx: Context;
  /** As written where it was handed over, for references picked out of a call. */
  readonly text?: string;
  /** It may not be there: it stands in a list only under a condition. */
  readonly doubt?: Doubt | undefined;
}
/** What decides whether something is there: a region that has to be run; without one it is not known what. */
export interface Doubt {
  readonly unit: FileUnit;
  readonly region?: RegionId;
}

/** One thing a value may be. */
export type Thing =
  | FunctionThing
  | ClassThing
  | InstanceThing
  | ObjectThing
  | ArrayThing
  | ConstantThing
  | TextThing
  | PatternThing
  | ApiThing
  | ModuleThing
  | UnknownThing;
/** A function of the project, closed over `ctx`. */
export interface FunctionThing {
  readonly kind: 'function';
  readonly ref: Ref;
  /** `this`, for methods read from an instance and bound functions. */
  readonly self?: readonly Thing[];
}
export interface ClassThing {
  readonly kind: 'class';
  readonly ref: Ref;
}
/** What `new` (or dependency injection) makes of a class or constructor function. */
export interface InstanceThing {
  readonly kind: 'instance';
  readonly of: ClassThing | FunctionThing;
  /** The frame of the constructor call. */
  readonly ctx: Context;
  /** The `new`, where there is one. */
  readonly site?: Ref;
}
export interface ObjectThing {
  readonly kind: 'object';
  readonly ref: Ref;
}
export interface ArrayThing {
  readonly kind: 'array';
  readonly ref: Ref;
  /** Items of an array that a call put together (`map`, `entries`); otherwise they stand in the literal. */
  readonly made?: readonly (Ref | readonly Thing[])[];
}
export interface ConstantThing {
  readonly kind: 'constant';
  readonly value: string | number | boolean | null | undefined;
  readonly ref?: Ref;
}
/** Text that is not constant. */
export interface TextThing {
  readonly kind: 'text';
  readonly ref: Ref;
}
export interface PatternThing {
  readonly kind: 'pattern';
  readonly ref: Ref;
}
/** Something of a package: where it stands in the library's paths, and which value it is. */
export interface ApiThing {
  readonly kind: 'api';
  readonly package: string;
  /** The way from the exports, or from a type, for people: `express ()`, `App .get`. */
  readonly path: string;
  /** Positions in the compiled library data; empty: the package says nothing about it. */
  readonly nodes: readonly ApiNode[];
  /** The value it came out of last. */
  readonly ref?: Ref;
  /** The call that made the instance whose member this is: the identity of an app, router, client. */
  readonly site?: Ref;
  /** What a member was read from. */
  readonly receiver?: ApiThing;
  /** It was made to give a promise of what its package hands to a callback. */
  readonly promises?: true;
  /** What the program itself made, where this is how the language sees it: an array, text, function. */
  readonly holds?: Thing;
}
export interface ModuleThing {
  readonly kind: 'module';
  readonly unit: FileUnit;
}
export interface UnknownThing {
  readonly kind: 'unknown';
  readonly why: string;
  readonly ref?: Ref;
}

/** A node of the compiled access paths (see apis.ts): rows that apply to what stands here, and edges. */
export interface ApiNode {
  readonly package: string;
  /** Types of what stands here, as `package:Type`. */
  readonly types: readonly string[];
}

/** A reference, and not the things that it may be. */
export function isRef(it: Ref | readonly Thing[]): it is Ref {
  return !Array.isArray(it);
}
/** A value of a file as a key, whatever the calls around it. */
export function valueKey({ unit, id }: { readonly unit: FileUnit; readonly id: ValueId }): string {
  return `${unit.index}:${id}`;
}
/** A value under its context as a key. */
export function refKey({ unit, id, ctx }: Ref): string {
  return `${unit.index}:${id}:${ctx.id}`;
}
/** The regular expression that a thing is, as it is written. */
export function patternOf(thing: Thing): Pattern | undefined {
  const value = thing.kind === 'pattern' ? valueOf(thing.ref) : undefined;
  return value?.kind === 'pattern' ? value : undefined;
}
/** The value behind a reference. */
export function valueOf(ref: Ref): Value {
  return ref.unit.facts.values[ref.id]!;
}
