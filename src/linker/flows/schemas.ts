/** What a schema promises about a member, read light: enough to know whether a checked value can still do harm. */
import type { ValidatorRow } from '../../libraries/kinds.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Need } from './state.ts';

/** Kinds of values that are harmless in any text. */
const EXACT = words(
  'number integer int boolean uuid enum date literal bigint null cuid ulid guid hex',
  'alphanum numeric objectId mongoId ipv4 ipv6 ip date-time',
);
const LOOSE = new Set(['any', 'unknown', 'object', 'record', 'mixed', 'custom', 'ref']);
/** An object whose members are described: what else it lets pass is a matter of the schema, not of where it is used. */
const LISTED = 'listed';
const MAX_DEPTH = 14;

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((it) => it.split(' ')));
}

export class Schemas {
  private readonly values: Values;
  constructor(values: Values) {
    this.values = values;
  }

  /** Type that the validator of a call promises for a member; undefined: checked, against what is not known. */
  promised(site: Ref, row: ValidatorRow, path: readonly string[]): string | undefined {
    const from = row.schema ?? 'receiver';
    for (const ref of this.values.argument(site, from)) {
      const found = this.typeOf(ref, path, 0);
      if (found !== undefined) return found;
    }
    const call = site.unit.value(site.id);
    // A compiled validator is called itself: what it was compiled from stands in the call that made it.
    return call.kind === 'call' && row.schema === undefined
      ? this.typeOf({ ...site, id: call.callee }, path, 0)
      : undefined;
  }
  /** Why a promise makes the value harmless; undefined where it does not. */
  fact(type: string | undefined, need: Need): string | undefined {
    if (type !== undefined && EXACT.has(type)) return `validated as ${type}`;
    return need === 'deep' && (type === undefined || !LOOSE.has(type)) ? 'validated' : undefined;
  }

  private typeOf(ref: Ref, path: readonly string[], depth: number): string | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const unit = ref.unit;
    const value = unit.value(ref.id);
    if (value.kind === 'call') return this.ofCall(ref, path, depth);
    if (value.kind === 'object') return this.ofDocument(ref, path, depth) ?? this.ofMembers(ref, path, depth);
    if (value.kind === 'wait') return this.typeOf({ ...ref, id: value.of }, path, depth + 1);
    for (const thing of this.values.things(ref)) {
      if (thing.kind !== 'api' && thing.kind !== 'object') continue;
      if (thing.ref === undefined || (thing.ref.id === ref.id && thing.ref.unit === ref.unit)) continue;
      const found = this.typeOf(thing.ref, path, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  private ofCall(ref: Ref, path: readonly string[], depth: number): string | undefined {
    const { apis } = this.values;
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call') return undefined;
    const [first, ...rest] = path;
    for (const thing of this.values.things({ ...ref, id: call.callee })) {
      if (thing.kind === 'function') {
        const unit = thing.ref.unit;
        const fn = unit.value(thing.ref.id);
        const ctx = this.values.enter(thing, ref);
        for (const exit of fn.kind === 'function' ? unit.returnsOf(fn) : []) {
          const found =
            exit.value === undefined ? undefined : this.typeOf({ unit, id: exit.value, ctx }, path, depth + 1);
          if (found !== undefined) return found;
        }
      }
      if (thing.kind !== 'api') continue;
      for (const { row } of apis.rows(thing.nodes, 'schemas')) {
        if (row.document !== undefined) {
          for (const document of this.values.argument(ref, row.document))
            return this.ofDocument(document, path, depth + 1);
        }
        if (row.adds !== undefined) {
          if (first === undefined && row.adds === 'passthrough') return 'object';
          if (first === undefined && EXACT.has(row.adds)) return row.adds;
          if (first === undefined && row.adds === 'enum') return 'enum';
        }
        if (row.makes === undefined) continue;
        if (first === undefined) return row.makes === 'object' && this.lists(ref, row.members) ? LISTED : row.makes;
        if (row.element !== undefined) {
          for (const element of this.values.argument(ref, row.element)) return this.typeOf(element, rest, depth + 1);
        }
        if (row.members !== undefined) {
          for (const members of this.values.argument(ref, row.members)) {
            const found = this.ofMembers(members, path, depth + 1);
            if (found !== undefined) return found;
          }
        }
        return row.makes === 'object' ? 'unlisted' : row.makes;
      }
    }
    // Whatever else is called on a schema (or compiles one) gives a schema of the same thing.
    if (call.receiver !== undefined) {
      const found = this.typeOf({ ...ref, id: call.receiver }, path, depth + 1);
      if (found !== undefined) return found;
    }
    return call.args[0] === undefined ? undefined : this.ofArgument({ ...ref, id: call.args[0] }, path, depth);
  }
  private ofArgument(ref: Ref, path: readonly string[], depth: number): string | undefined {
    const isObject = this.values.things(ref).some((it) => it.kind === 'object');
    return isObject ? this.typeOf(ref, path, depth + 1) : undefined;
  }
  private lists(ref: Ref, members: string | undefined): boolean {
    return members !== undefined && this.values.argument(ref, members).length > 0;
  }
  private ofMembers(ref: Ref, path: readonly string[], depth: number): string | undefined {
    const [first, ...rest] = path;
    if (first === undefined) return undefined;
    for (const { key, value } of this.values.entriesOf(ref))
      if (key === first || first === '*') return this.typeOf(value, rest, depth + 1);
    return undefined;
  }
  /** A JSON schema document. */
  private ofDocument(ref: Ref, path: readonly string[], depth: number): string | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const constant = (key: string): string | undefined =>
      this.values.memberRefs(ref, key).flatMap((it) => this.values.constants(it))[0];
    const type = constant('type');
    const [first, ...rest] = path;
    if (first === undefined) {
      if (this.values.memberRefs(ref, 'enum').length > 0) return 'enum';
      if (this.values.memberRefs(ref, 'const').length > 0) return 'literal';
      const format = constant('format');
      if (type === 'string') return format !== undefined && EXACT.has(format) ? format : 'text';
      return type === 'object' && this.values.memberRefs(ref, 'properties').length > 0 ? LISTED : type;
    }
    const inner =
      type === 'array'
        ? this.values.memberRefs(ref, 'items')
        : this.values.memberRefs(ref, 'properties').flatMap((it) => this.values.memberRefs(it, first));
    for (const it of inner) return this.ofDocument(it, rest, depth + 1);
    return undefined;
  }
}
