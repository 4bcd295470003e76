/** Parts of the request that a function reads, by the names of their members. */
import type { ValueId } from '../../facts/facts.ts';
import type { SourceRow } from '../../libraries/kinds.ts';
import type { Behaviour, RequestPart } from '../../model/model.ts';
import { partRead } from '../acts/request-parts.ts';
import { applied } from '../decorators.ts';
import type { FunctionThing, Ref } from '../things.ts';
import { isOnlyLookedAt } from './only-looked-at.ts';
import { type Scene } from './scene.ts';

export type Input = Behaviour['inputs'][number];

export class Inputs {
  private readonly scene: Scene;
  /** Last member names under which parts of requests are read: a filter before anything is resolved. */
  private readonly names = new Set<string>();
  /** Methods that hand parts of requests to functions. */
  private readonly handing = new Set<string>();
  /** Types of which the whole is a part of the request. */
  private readonly whole: readonly SourceRow[];

  constructor(scene: Scene) {
    this.scene = scene;
    this.whole = scene.values.apis.libraries.flatMap((it) => (it.sources ?? []).filter(({ whole }) => whole === true));
    for (const library of scene.values.apis.libraries) {
      for (const row of [...(library.sources ?? []), ...(library.partsOf ?? [])]) {
        const tokens = row.at.trim().split(/\s+/);
        const name = tokens.filter((token) => token.startsWith('.') && token !== '.*').at(-1);
        const names = tokens.at(-1)?.startsWith('param') === true ? this.handing : this.names;
        for (const it of name?.slice(1).split('|') ?? []) names.add(it.replace(/^\./, ''));
      }
    }
  }
  /** What the framework hands to the parameters of a function as it was sent. */
  handedTo({ ref }: FunctionThing): readonly Input[] {
    const { unit, id } = ref;
    const { apis } = this.scene.values;
    const fn = unit.value(id);
    if (fn.kind !== 'function' || this.whole.length === 0) return [];
    return fn.params.flatMap((param): readonly Input[] => {
      const given: Ref = { ...ref, id: param };
      const isWhole = this.scene.values
        .things(given)
        .some((it) => it.kind === 'api' && apis.rows(it.nodes, 'sources').some(({ row }) => this.whole.includes(row)));
      return isWhole && unit.usersOf(param).length > 0 ? this.read(given, undefined) : [];
    });
  }
  /** The part of the request that a member read, a call or a parameter gives. */
  at(ref: Ref): readonly Input[] {
    const unit = ref.unit;
    const value = unit.value(ref.id);
    if (value.kind === 'param') return value.marks === undefined ? [] : this.decorated(ref, value.marks);
    if (value.kind === 'get') {
      if (typeof value.key !== 'string' || !this.names.has(value.key)) return [];
      const callee = unit.usersOf(ref.id).some((user) => {
        const call = unit.value(user);
        return call.kind === 'call' && call.callee === ref.id;
      });
      return callee ? [] : this.read(ref, undefined);
    }
    if (value.kind !== 'call') return [];
    const callee = unit.value(value.callee);
    const key =
      callee.kind === 'get'
        ? callee.key
        : callee.kind === 'import' || callee.kind === 'global'
          ? callee.name
          : undefined;
    if (typeof key !== 'string') return [];
    const handed = this.handing.has(key) ? value.args.flatMap((id) => this.handed({ ...ref, id })) : [];
    if (handed.length > 0 || !this.names.has(key)) return handed;
    // A function is handed the request first: `getCookie(event, 'theme')`.
    const [first, second] = value.args;
    const named = callee.kind === 'get' ? first : second;
    const name = named === undefined ? undefined : this.scene.values.constants({ ...ref, id: named })[0];
    return this.read(ref, name);
  }
  /** What the parameters of a function that a call is given hold. */
  private handed(ref: Ref): readonly Input[] {
    const value = ref.unit.value(ref.id);
    const params = value.kind === 'function' ? value.params.filter((id) => ref.unit.usersOf(id).length > 0) : [];
    return params.flatMap((id) => this.read({ ...ref, id }, undefined));
  }
  private read(ref: Ref, named: string | undefined): readonly Input[] {
    const { values } = this.scene;
    for (const thing of values.things(ref)) {
      if (thing.kind !== 'api') continue;
      // What a callback receives is of the call that it is handed to.
      const isOwn = thing.ref === undefined || (thing.ref.id === ref.id && thing.ref.unit === ref.unit);
      if (!isOwn && ref.unit.value(ref.id).kind !== 'param') continue;
      const rows = values.apis
        .rows(thing.nodes, 'sources')
        .filter(({ row }) => this.scene.holds(thing.ref ?? ref, row.when));
      const part = rows[0]?.row.part;
      if (part === undefined) continue;
      // The whole part was read before, and this is a member of it.
      if (
        thing.receiver !== undefined &&
        values.apis.rows(thing.receiver.nodes, 'sources').some(({ row }) => row.part === part)
      )
        return [];
      if (part === 'body' && isOnlyLookedAt(this.scene, ref)) return [];
      return this.members(ref, part, part === 'body' ? undefined : named);
    }
    const [part] = partRead(values, ref);
    return part === undefined ? [] : this.members(ref, part, named);
  }
  /** One input for each member that is read; one without a name where the whole is used. */
  private members(ref: Ref, part: RequestPart, named: string | undefined): readonly Input[] {
    if (named !== undefined) return [this.member(ref, part, named)];
    const unit = ref.unit;
    const out: Input[] = [];
    const queue: ValueId[] = [ref.id];
    for (let index = 0; index < queue.length && index < 20; index++) {
      for (const user of unit.usersOf(queue[index]!)) {
        const it = unit.value(user);
        if (it.kind === 'get' && it.of === queue[index] && typeof it.key === 'string')
          out.push(this.member({ ...ref, id: user }, part, it.key));
        else if (
          it.kind === 'wait' ||
          it.kind === 'join' ||
          (it.kind === 'op' && (it.operator === '||' || it.operator === '??'))
        )
          queue.push(user);
      }
    }
    return out.length > 0 ? out : [{ part, at: this.scene.place(ref) }];
  }
  private member(ref: Ref, part: RequestPart, name: string): Input {
    const tested = (part === 'path' || part === 'query' || part === 'body') && this.scene.around.tested?.(ref) === true;
    return { part, name, at: this.scene.place(ref), ...(tested && { tested }) };
  }
  private decorated(ref: Ref, marks: readonly ValueId[]): readonly Input[] {
    const { values } = this.scene;
    for (const mark of applied(values, ref.unit, marks)) {
      if (mark.row.does !== 'parameter' || mark.row.part === undefined) continue;
      const name = values.argument(mark.ref, '[0]').flatMap((it) => values.constants(it))[0];
      return this.members(ref, mark.row.part, name);
    }
    return [];
  }
}
