/** Asks where values come from. One tracer serves a whole link; answers are made on demand. */
import type { ValueId } from '../../facts/facts.ts';
import type { SinkKind } from '../../libraries/kinds.ts';
import { originsIn } from '../origins.ts';
import { SchemaReader } from '../schemas/reader.ts';
import { isRef, type Ref, patternOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { Earlier } from './earlier.ts';
import { Guards } from './guards.ts';
import type { FlowHooks } from './hooks.ts';
import { Language } from './language.ts';
import { flattening, stripping } from './patterns.ts';
import { Sites } from './sites.ts';
import { Sources } from './sources.ts';
import { useAt, type Need, type Traced, type Question, type State } from './state.ts';
import type { Tracing } from './tracing.ts';
import { Walk } from './walk.ts';

export class Tracer implements Tracing {
  readonly values: Values;
  readonly hooks: FlowHooks;
  readonly sites: Sites;
  readonly sources: Sources;
  readonly language: Language;
  readonly guards: Guards;
  readonly earlier: Earlier;
  readonly schemas: SchemaReader;
  /** Whether code tests a value, by its reads and frame (see tested.ts). */
  readonly tested = new WeakMap<readonly ValueId[], Map<number, boolean>>();

  constructor(
    values: Values,
    hooks: FlowHooks = {},
    schemas: SchemaReader = new SchemaReader(values),
    sites: Sites = new Sites(values),
  ) {
    this.values = values;
    this.hooks = hooks;
    this.sites = sites;
    this.sources = new Sources(values, sites, hooks);
    this.language = new Language(values.apis);
    this.guards = new Guards(this);
    this.earlier = new Earlier(this);
    this.schemas = schemas;
  }

  /** Where a value comes from, asked for a sink that stands at `site`. */
  trace(
    ref: Ref,
    kind: SinkKind,
    need: Need,
    site: Ref,
    what: string,
    more: {
      readonly users?: readonly Ref[];
      readonly path?: readonly string[];
      readonly document?: boolean;
      readonly comparisons?: readonly string[];
      readonly raw?: boolean;
      /** Go on through what escapes: what is escaped is asked for. */
      readonly escaped?: boolean;
      /** Which parts of a text matter; all, when left out. */
      readonly parts?: Question['parts'];
    } = {},
  ): Traced {
    const { document = false, raw = false, escaped = false, parts } = more;
    const walk = new Walk(this, {
      kind,
      need,
      document,
      raw,
      escaped,
      ...(parts && { parts }),
      ...(more.comparisons && { filter: ref, comparisons: more.comparisons }),
    });
    const at = site.unit.value(site.id);
    const uses = [site, ...(more.users ?? [])].map((it) => useAt(it.unit, it.id));
    const state: State = { ref, path: more.path ?? [], need, uses };
    walk.visit(state, { unit: site.unit, start: at.start, end: at.end, what, next: undefined });
    return walk;
  }
  /** True when a sanitizer's result can do no harm at this sink. */
  clears(
    row: { readonly safeFor: readonly string[]; readonly yields?: string },
    question: Question,
    need: Need,
  ): boolean {
    if (!row.safeFor.some((it) => it === '*' || it === question.kind)) return false;
    // What makes a text of an object is no help where the text itself is the danger.
    return (
      question.kind !== 'nosql' ||
      need === 'deep' ||
      (row.yields !== undefined && row.yields !== 'text' && row.yields !== 'object')
    );
  }
  /** `x.replace(/[^\w-]/g, '')`: nothing but harmless characters is left. In a path, no folder. */
  strips(ref: Ref, kind?: SinkKind): boolean {
    const unit = ref.unit;
    const call = unit.value(ref.id);
    if (call.kind !== 'call' || call.args.length !== 2) return false;
    const get = unit.value(call.callee);
    if (get.kind !== 'get' || (get.key !== 'replace' && get.key !== 'replaceAll')) return false;
    const pattern = this.patternOf({ ...ref, id: call.args[0]! });
    if (kind === 'path') {
      const [text] = get.key === 'replaceAll' ? this.values.constants({ ...ref, id: call.args[0]! }) : [];
      if (text === '/' || text === '..' || (pattern !== undefined && flattening(pattern.source, pattern.flags)))
        return true;
    }
    return (
      pattern !== undefined &&
      stripping(pattern.source, pattern.flags) &&
      this.values.constants({ ...ref, id: call.args[1]! }).every((it) => /^[\w-]*$/.test(it))
    );
  }
  /** A lookup table: an object or array of the project whose entries are all constant. */
  isTable(ref: Ref): boolean {
    const things = this.values.things(ref);
    return (
      things.length > 0 &&
      things.every((it) => {
        if (it.kind === 'object') {
          const entries = this.values.entriesOf(it.ref);
          return (
            entries.length > 0 &&
            entries.every((entry) =>
              this.values.things(entry.value).every((value) => value.kind === 'constant' || value.kind === 'function'),
            )
          );
        }
        const items = it.kind === 'array' ? this.values.items(it) : undefined;
        return (
          items !== undefined &&
          items.length > 0 &&
          items.every((item) =>
            (isRef(item) ? this.values.things(item) : item).every((value) => value.kind === 'constant'),
          )
        );
      })
    );
  }
  /** True when a list, set or table is itself (part of) a request. */
  isCallers(ref: Ref): boolean {
    for (const id of originsIn(ref.unit, ref.id, ['get', 'wait']))
      if (this.sources.at({ ...ref, id }, []) !== undefined) return true;
    return false;
  }
  isText(ref: Ref): boolean {
    return this.values
      .things(ref)
      .some((it) => it.kind === 'text' || (it.kind === 'constant' && typeof it.value === 'string'));
  }
  patternOf(ref: Ref): { readonly source: string; readonly flags: string } | undefined {
    return this.values
      .things(ref)
      .map(patternOf)
      .find((it) => it !== undefined);
  }
}
