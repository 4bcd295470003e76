import type {
  Directive,
  Exit,
  Export,
  FileFacts,
  FunctionValue,
  Gap,
  Region,
  RegionId,
  TypeValue,
  Value,
  ValueId,
} from '../../facts/index.ts';
import { FACTS_VERSION } from '../../facts/index.ts';
import type { Binding, Resolution } from './bindings.ts';
import type { Frame } from './frame.ts';

export interface Spanned {
  readonly start: number;
  readonly end: number;
}
/** Facts are read-only for everybody but the extractor, which completes what it met before its parts were known. */
export type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** A body that is read once the code around it is finished. */
export interface Deferred {
  readonly run: (e: Emitter, job: Deferred) => void;
  readonly node: object;
  readonly value: ValueId;
  /** The region in which the function or class stands. */
  readonly parent: RegionId;
  /** The frame whose `this` an arrow function shares. */
  readonly outer: Frame;
  /** The class a method belongs to, or -1. */
  readonly owner: ValueId;
  readonly marks: readonly (readonly ValueId[])[] | undefined;
}

/** What the second pass has said so far. */
export class Emitter {
  readonly text: string;
  readonly resolution: Resolution;
  readonly values: Value[] = [];
  readonly regions: Region[] = [];
  readonly exits: Exit[] = [];
  readonly exports: Export[] = [];
  readonly gaps: Gap[] = [];
  readonly annotations: { value: ValueId; type: ValueId }[] = [];
  readonly names: { value: ValueId; name: string }[] = [];
  readonly queue: Deferred[] = [];
  /** Exports of names, decided when the module's own statements are finished. */
  readonly lateExports: (() => void)[] = [];
  /** Types whose target may be declared further below. */
  readonly targets: { type: Growing<TypeValue>; binding: Binding }[] = [];
  /** Joins that are text on all their known ways. */
  readonly textual = new Set<ValueId>();
  region: RegionId = 0;
  frame: Frame;

  constructor(text: string, resolution: Resolution, frame: Frame) {
    this.text = text;
    this.resolution = resolution;
    this.frame = frame;
  }

  add(value: Value): ValueId {
    return this.values.push(value) - 1;
  }

  open(region: Region): RegionId {
    this.region = this.regions.push(region) - 1;
    return this.region;
  }

  /** Ends the current region. */
  close(): void {
    const region = this.regions[this.region]! as Growing<Region>;
    region.last = this.values.length;
    this.region = region.parent;
  }

  exit(kind: Exit['kind'], node: Spanned, to: RegionId, value: ValueId): void {
    const at = this.values.length;
    const { start, end } = node;
    if (value < 0) this.exits.push({ kind, start, end, at, from: this.region, to });
    else this.exits.push({ kind, start, end, at, from: this.region, to, value });
  }

  gap(node: Spanned, why: string): void {
    this.gaps.push({ start: node.start, end: node.end, why });
  }

  opaque(node: Spanned, why: string): ValueId {
    this.gap(node, why);
    return this.add({ kind: 'opaque', start: node.start, end: node.end, why });
  }

  absent(node: Spanned): ValueId {
    return this.add({ kind: 'absent', start: node.start, end: node.end });
  }

  defer(
    run: Deferred['run'],
    node: object,
    value: ValueId,
    owner: ValueId,
    marks?: readonly (readonly ValueId[])[],
  ): void {
    this.queue.push({ run, node, value, parent: this.region, outer: this.frame, owner, marks });
  }

  function(id: ValueId): Growing<FunctionValue> {
    return this.values[id] as Growing<FunctionValue>;
  }

  facts(language: FileFacts['language'], lines: number[], directives: Directive[]): FileFacts {
    for (const { type, binding } of this.targets) {
      const target = binding.type >= 0 ? binding.type : binding.value;
      if (target >= 0) type.target = target;
    }
    const { values, regions, exits, exports, gaps, annotations, names } = this;
    const facts: Growing<FileFacts> = {
      version: FACTS_VERSION,
      language,
      lines,
      values,
      regions,
      exits,
      exports,
      directives,
      gaps,
    };
    if (annotations.length > 0) facts.annotations = annotations;
    if (names.length > 0) facts.names = names;
    return facts;
  }
}
