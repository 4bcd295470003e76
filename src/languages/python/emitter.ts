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
import type { Frame } from './frame.ts';
import type { Binding, Names } from './names.ts';
import type { Node } from './tree.ts';

export interface Spanned {
  readonly start: number;
  readonly end: number;
}
/** Facts are read-only for everybody but the extractor, which completes what it met before its parts were known. */
export type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** A body that is read once the code around it is finished. */
export interface Deferred {
  readonly node: Node;
  readonly value: ValueId;
  /** The region in which the function stands. */
  readonly parent: RegionId;
  /** What its parameters bring along. */
  readonly given: readonly GivenParameter[];
  /** How the first parameter of a method is meant. */
  readonly method: 'instance' | 'class' | 'none';
}
export interface GivenParameter {
  readonly node: Node;
  readonly default: ValueId;
  readonly type: ValueId;
  readonly marks: readonly ValueId[];
  readonly rest: boolean;
}

/** What the second pass has said so far. */
export class Emitter {
  readonly text: string;
  readonly names: Names;
  readonly values: Value[] = [];
  readonly regions: Region[] = [];
  readonly exits: Exit[] = [];
  readonly exports: Export[] = [];
  readonly gaps: Gap[] = [];
  readonly annotations: { value: ValueId; type: ValueId }[] = [];
  readonly queue: Deferred[] = [];
  /** Types whose target may be declared further below. */
  readonly targets: { type: Growing<TypeValue>; binding: Binding }[] = [];
  /** Joins that are text on all their known ways. */
  readonly textual = new Set<ValueId>();
  region: RegionId = 0;
  frame: Frame;

  constructor(text: string, names: Names, frame: Frame) {
    this.text = text;
    this.names = names;
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
    this.exits.push({ kind, start, end, at, from: this.region, to, ...(value >= 0 && { value }) });
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
  function(id: ValueId): Growing<FunctionValue> {
    return this.values[id] as Growing<FunctionValue>;
  }
  textOf(node: Spanned): string {
    return this.text.slice(node.start, node.end);
  }

  facts(lines: number[], directives: Directive[]): FileFacts {
    for (const { type, binding } of this.targets) if (binding.value >= 0) type.target = binding.value;
    const { values, regions, exits, exports, gaps, annotations } = this;
    return {
      version: FACTS_VERSION,
      language: 'python',
      lines,
      values,
      regions,
      exits,
      exports,
      directives,
      gaps,
      ...(annotations.length > 0 && { annotations }),
    };
  }
}
