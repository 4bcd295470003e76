/** Calls that may reach a row of library data: found by member name first, resolved only then. */
import type { RowKind } from '../apis.ts';
import type { ApiThing, Ref } from '../things.ts';
import type { ValueId } from '../../facts/facts.ts';
import { originsIn } from '../origins.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';

/** A call (or tagged template) whose callee is something of a library. */
export interface Site {
  readonly ref: Ref;
  readonly unit: FileUnit;
  /** What the callee may be. */
  readonly callees: readonly ApiThing[];
}
interface Candidate {
  readonly unit: FileUnit;
  readonly id: ValueId;
  readonly callee: ValueId;
}

/** Names of members that things which are called themselves are kept under: `this.db('table')`, `require('./db').default`. */
const KEPT_AS = ['default', 'db', 'database', 'conn', 'connection', 'trx', 'tx', 'table'] as const;

export class Sites {
  private readonly values: Values;
  private readonly byName = new Map<string, Candidate[]>();
  /** Callees without a name of their own. */
  private readonly bare: Candidate[] = [];

  constructor(values: Values) {
    this.values = values;
    for (const unit of values.modules.units) if (unit.role !== 'test') this.index(unit);
  }

  /** Calls that reach a row of any of these kinds, in program order; `sinks`: of sinks only these matter. */
  of(kinds: readonly RowKind[], sinks?: ReadonlySet<string>): readonly Site[] {
    const wanted = new Set<Candidate>();
    const names = new Set<string>();
    for (const kind of kinds) {
      const list = sinks !== undefined && kind === 'sinks' ? this.values.apis.sinkNames(sinks) : this.namesOf(kind);
      for (const name of list.names) names.add(name);
      if (list.open) {
        for (const it of this.bare) wanted.add(it);
        for (const name of KEPT_AS) for (const it of this.byName.get(name) ?? []) wanted.add(it);
      }
    }
    const lists = names.has('*') ? [...this.byName.values()] : [...names].map((name) => this.byName.get(name) ?? []);
    for (const list of lists) for (const it of list) wanted.add(it);
    for (const it of this.bare) if (this.mentions(it.unit, it.callee, names)) wanted.add(it);
    const out: Site[] = [];
    for (const it of wanted) {
      const ref = this.values.ref(it.unit, it.id);
      const callees = this.values.failures.guarded<readonly ApiThing[]>(
        'call',
        ref,
        () => [],
        () =>
          this.values
            .things({ ...ref, id: it.callee })
            .filter(
              (thing): thing is ApiThing =>
                thing.kind === 'api' && kinds.some((kind) => this.values.apis.has(thing.nodes, kind)),
            ),
      );
      if (callees.length > 0) out.push({ ref, unit: it.unit, callees });
    }
    return out.sort((a, b) => a.unit.index - b.unit.index || a.ref.id - b.ref.id);
  }
  /** Member calls of these names whose receiver could not be resolved to anything. */
  named(names: Iterable<string>): readonly Ref[] {
    const out: Ref[] = [];
    for (const name of names) for (const it of this.byName.get(name) ?? []) out.push(this.values.ref(it.unit, it.id));
    return out;
  }
  /** Member names under which rows of a kind are reached. */
  namesOf(kind: RowKind): { readonly names: ReadonlySet<string>; readonly open: boolean } {
    return this.values.apis.memberNames(kind);
  }

  private index(unit: FileUnit): void {
    const { values } = unit.facts;
    for (let id = 0; id < values.length; id++) {
      const value = values[id]!;
      const callee = value.kind === 'call' ? value.callee : value.kind === 'text' ? value.tag : undefined;
      if (callee === undefined) continue;
      const candidate = { unit, id, callee };
      const name = nameOf(unit, callee);
      if (name === undefined) this.bare.push(candidate);
      else {
        const list = this.byName.get(name);
        if (list) list.push(candidate);
        else this.byName.set(name, [candidate]);
      }
    }
  }
  /** True when a callee without a name of its own is made from something that has one of these. */
  private mentions(unit: FileUnit, callee: ValueId, names: ReadonlySet<string>): boolean {
    for (const id of originsIn(unit, callee, ['get', 'callee', 'arguments', 'join', 'wait'])) {
      const value = unit.value(id);
      if (value.kind === 'import' || value.kind === 'load' || value.kind === 'cell') return true;
      if (value.kind === 'get' && typeof value.key === 'string' && names.has(value.key)) return true;
    }
    return false;
  }
}

/** The name a call is written with; undefined where there is none that says anything. */
function nameOf(unit: FileUnit, callee: ValueId): string | undefined {
  const value = unit.value(callee);
  switch (value.kind) {
    case 'get':
      return typeof value.key === 'string' ? value.key : undefined;
    case 'import':
      return value.name === 'default' || value.name === '=' || value.name === '*' ? undefined : value.name;
    case 'global':
      return value.name;
    case 'function':
      return '(function)';
    default:
      return undefined;
  }
}
