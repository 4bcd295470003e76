/** The tracer and one walk of it, as those see them that follow single kinds of values. */
import type { ValueId } from '../../facts/facts.ts';
import type { SchemaReader } from '../schemas/reader.ts';
import type { Context, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import type { RequestPart, SinkKind } from '../../libraries/kinds.ts';
import type { Fact, Subject } from './fact.ts';
import type { FlowHooks } from './hooks.ts';
import type { Language } from './language.ts';
import type { Sources } from './sources.ts';
import type { Need, Question, State, Traced, Trail, Use } from './state.ts';

export interface Tracing {
  readonly values: Values;
  readonly hooks: FlowHooks;
  readonly sources: Sources;
  readonly language: Language;
  readonly schemas: SchemaReader;
  readonly guards: Guarding;
  /** What ran before a handler has made sure of. */
  readonly earlier: EarlierChecks;
  /** True when a sanitizer's result can do no harm at this sink. */
  clears(
    row: { readonly safeFor: readonly string[]; readonly yields?: string },
    question: Question,
    need: Need,
  ): boolean;
  /** Nothing but harmless characters is left. */
  strips(ref: Ref, kind?: SinkKind): boolean;
  /** A lookup table: an object or array of the project whose entries are all constant. */
  isTable(ref: Ref): boolean;
  /** A list, set or table that is itself (part of) a request. */
  isCallers(ref: Ref): boolean;
  isText(ref: Ref): boolean;
  patternOf(ref: Ref): { readonly source: string; readonly flags: string } | undefined;
}
/** A member of a part of the request. */
export interface RequestMember {
  readonly part: RequestPart;
  readonly path: readonly string[];
}
/** What was sure before a handler ran. */
export interface EarlierChecks {
  /** What is sure about a member of the request where a handler reads it. */
  at(source: Ref, member: RequestMember, kind: SinkKind, need: Need): Fact | undefined;
  /** The member of the request that a value is. */
  memberOf(ref: Ref): RequestMember | undefined;
}
/** What is sure about values. */
export interface Guarding {
  at(s: State, kind: SinkKind): Fact | undefined;
  known(subject: Subject, uses: readonly Use[], depth: number): Fact | undefined;
  inside(
    subject: Subject,
    unit: FileUnit,
    param: ValueId,
    ctx: Context,
    question: string,
    ask: (inner: Subject) => Fact | undefined,
  ): Fact | undefined;
}
/** One walk: what is found on the way is written into it. */
export interface Walking extends Traced {
  readonly tracer: Tracing;
  readonly question: Question;
  unknown: boolean;
  other: boolean;
  readonly checks: string[];
  /** One value on the way. */
  visit(state: State, trail: Trail | undefined): void;
  /** A use more, and another value. */
  on(
    s: State,
    id: ValueId,
    trail: Trail | undefined,
    more?: { path?: readonly string[]; need?: Need; use?: Use },
  ): void;
  harmless(why: string): void;
  /** All of these values, used where this one is, are constants or as harmless as those. */
  areHarmless(s: State, ids: readonly ValueId[]): boolean;
  step(s: State, what: string, next: Trail | undefined): Trail;
}
