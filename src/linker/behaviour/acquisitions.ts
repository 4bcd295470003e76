/** Connections that are taken from a pool, and the ways out on which they are not given back. */
import type { ValueId } from '../../facts/facts.ts';
import type { ConnectionRow, Library } from '../../libraries/kinds.ts';
import { lastNames } from '../../libraries/paths.ts';
import type { Acquisition } from '../../model/model.ts';
import { comesOf, originsIn, SAME } from '../origins.ts';
import { type ApiThing, type Ref, type Thing, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { origin } from './connections.ts';
import { type Duties, type Duty, denoter, escapes, isInVariable, keepsOpen } from './duties.ts';
import { chainLink, nextLink } from './promises.ts';
import { type Scene } from './scene.ts';
import { isDisposed } from './disposal.ts';
import { isKeptElsewhere, isKeptOnce, isOfStart } from './kept-once.ts';
import { blocksOf } from './scoped-transactions.ts';

interface Taken {
  readonly ref: Ref;
  readonly callee: ApiThing;
  readonly library: Library;
  readonly index: number;
}

/** Tells whether a function runs while a request is handled. */
type InRequest = (unit: FileUnit, fn: ValueId) => boolean;

/** All connections that functions of the project take. */
export function acquisitionsOf(scene: Scene, duties: Duties, inRequest: InRequest): readonly Acquisition[] {
  const out = new Map<string, Acquisition>();
  const direct = [...acquired(scene)];
  for (const taken of [...direct, ...direct.flatMap((it) => takenFrom(scene, it))]) {
    const key = valueKey(taken.ref);
    if (out.has(key)) continue;
    const found = scene.values.failures.guarded(
      'acquisition',
      taken.ref,
      () => undefined,
      () => acquisition(scene, duties, taken, inRequest),
    );
    if (found !== undefined) out.set(key, found);
  }
  return [...out.values()];
}
function* acquired(scene: Scene): Iterable<Taken> {
  const names = new Set<string>();
  for (const library of scene.values.apis.libraries) {
    for (const row of library.connections ?? []) for (const name of lastNames(row.acquire)) names.add(name);
  }
  const wanted = new Set(scene.units);
  for (const ref of scene.sites.named(names)) {
    const unit = ref.unit;
    const call = unit.value(ref.id);
    if (call.kind !== 'call' || !wanted.has(unit)) continue;
    const things = scene.values.failures.guarded<readonly Thing[]>(
      'acquisition',
      ref,
      () => [],
      () => scene.values.things({ ...ref, id: call.callee }),
    );
    for (const thing of things) {
      if (thing.kind !== 'api') continue;
      const found = scene.values.apis.connections(thing.nodes).filter((it) => it.does === 'acquire');
      const callback = unit.value(call.args.at(-1) ?? -1) as { kind?: string } | undefined;
      const best =
        found.find(
          (it) => (it.library.connections?.[it.index]?.param !== undefined) === (callback?.kind === 'function'),
        ) ?? found[0];
      if (best) yield { ref, callee: thing, library: best.library, index: best.index };
    }
  }
}
/** Calls of a function that does nothing but take a connection and give it back to be released: they take it. */
function takenFrom(scene: Scene, taken: Taken): readonly Taken[] {
  const { unit, id } = taken.ref;
  const fn = unit.ownerOf(id);
  const value = fn < 0 ? undefined : unit.value(fn);
  if (value?.kind !== 'function' || taken.library.connections![taken.index]!.param !== undefined) return [];
  const given = unit.returnedBy(value);
  const isGiven = (it: ValueId): boolean => it === id || comesOf(['wait'], (_, at) => at === id)(unit, it);
  if (given.length !== 1 || !isGiven(given[0]!)) return [];
  const wanted = new Set(scene.units);
  return scene.values
    .callersOf(unit, fn)
    .filter((site) => wanted.has(site.unit))
    .map((ref) => ({ ...taken, ref }));
}
function acquisition(scene: Scene, duties: Duties, taken: Taken, inRequest: InRequest): Acquisition | undefined {
  const unit = taken.ref.unit;
  const { id } = taken.ref;
  const row = taken.library.connections![taken.index]!;
  const call = unit.value(id);
  const owner = unit.ownerOf(id);
  if (call.kind !== 'call' || owner < 0) return undefined;
  const base = { at: scene.place(taken.ref), package: taken.callee.package };
  // The block that it scopes gives it back, whichever way it is left.
  if (blocksOf(unit, id).length > 0) return { ...base, leaks: [], escapes: false };
  // Kept for the next who asks, and closed with the process.
  if (isKeptOnce(scene, taken.ref) || isOfStart(scene, unit, owner)) return { ...base, leaks: [], escapes: true };
  // It is opened where it is kept: whoever keeps it closes it.
  if (closesItself(row) && call.receiver !== undefined && isKeptElsewhere(unit, call.receiver, owner))
    return { ...base, leaks: [], escapes: true };
  const releases: Duty['ends'] = (in_, at, denotes) => isRelease(scene, in_, at, denotes, taken);
  const ends: Duty['ends'] = (in_, at, denotes) =>
    releases(in_, at, denotes) || isDisposed(scene, in_, at, denotes, releases);
  if (row.param !== undefined) {
    const callback = call.args.at(-1);
    const fn = callback === undefined ? undefined : unit.value(callback);
    if (fn?.kind !== 'function' || callback === undefined) return undefined;
    const index = Number(/param(\d+)/.exec(row.param)?.[1] ?? 1);
    const param = fn.params[index];
    if (param === undefined) return undefined;
    // Whoever is handed the function that gives it back is to call it.
    const back = fn.params[index + 1];
    const isHandedOn =
      back !== undefined &&
      unit.usersOf(back).some((user) => {
        const it = unit.value(user);
        return it.kind === 'call' && it.args.includes(back);
      });
    if (isHandedOn) return { ...base, leaks: [], escapes: true };
    const [failure] = fn.params;
    const duty: Duty = {
      unit,
      fn: callback,
      begin: undefined,
      denotes: denoter([{ unit, id: param }]),
      ends,
      absentBefore: true,
      ...(index > 0 && failure !== undefined && { failure }),
    };
    return judged(scene, duties, duty, base, row);
  }
  const fn = scene.homeOf(unit, owner);
  if (fn < 0) return undefined;
  const itself = isResource(scene, taken);
  if (!itself) {
    // The receiver is what must be closed: only where it was made here is that this function's duty.
    const receiver = call.receiver === undefined ? undefined : origin({ ...taken.ref, id: call.receiver });
    const made = receiver && unit.value(receiver.id);
    if (receiver === undefined || made?.kind !== 'call' || scene.homeOf(unit, unit.ownerOf(receiver.id)) !== fn)
      return undefined;
    const duty = { unit, fn, begin: id, denotes: denoter([{ unit, id: receiver.id }]), ends, absentBefore: false };
    return lastingOr(judged(scene, duties, duty, base, row), !inRequest(unit, owner) && !isAsked(scene, duty));
  }
  const denotes = denoter([
    ...[id, ...chained(scene, taken.ref)].flatMap((it) => [{ unit, id: it }, ...resolved(unit, it)]),
    ...opened(unit, taken.ref),
  ]);
  const begin = row.opens === undefined ? undefined : openingOf(unit, fn, row.opens, denotes);
  const duty: Duty = {
    unit,
    fn,
    begin: begin ?? id,
    denotes,
    ends,
    absentBefore: begin === undefined,
    ...(begin !== undefined && failedOpening(unit, begin)),
    // What was just taken begins its transaction, or is lost already.
    isSafe: (at) => beginsOn(scene, unit, at),
  };
  const isOwn = isOwnClient(taken.library, row) || (closesItself(row) && isMadeHere(taken.ref, fn));
  const lasts = isOwn && !inRequest(unit, owner) && !isAsked(scene, duty);
  return lastingOr(judged(scene, duties, duty, base, row), lasts);
}
/** A client of its own that nothing is asked of where it is made, and that no request makes, is there for the process. */
function lastingOr(found: Acquisition, lasts: boolean): Acquisition {
  return lasts && found.releasedAt === undefined ? { ...found, leaks: [], escapes: true } : found;
}
/** What is called to open it is what is closed, and no pool of many. */
function closesItself({ acquire, release }: ConnectionRow): boolean {
  const [of = ''] = acquire.split(' ');
  const types = of.split('|');
  return release.some((path) =>
    path
      .split(' ')[0]!
      .split('|')
      .some((type) => types.includes(type)),
  );
}
/** What it is called on was made in the same function, or around it. */
function isMadeHere({ unit, id, ctx }: Ref, fn: ValueId): boolean {
  const call = unit.value(id);
  const from =
    call.kind === 'call' && call.receiver !== undefined ? origin({ unit, id: call.receiver, ctx }) : undefined;
  const made = from?.unit === unit ? unit.value(from.id) : undefined;
  return made?.kind === 'call' && made.new === true && unit.isWithin(fn, unit.ownerOf(from!.id));
}
const CLIENTS: ReadonlySet<string> = new Set(['database', 'orm', 'cache', 'queue']);
/** It is a client of a database or a queue, made by the package itself and borrowed of nothing. */
function isOwnClient({ is }: Library, { acquire }: ConnectionRow): boolean {
  return is?.some((it) => CLIENTS.has(it)) === true && /^[./]/.test(acquire);
}
/** Statements or messages are sent by it in the function that made it. */
function isAsked({ values }: Scene, { unit, fn, denotes }: Duty): boolean {
  const isOfIt = comesOf([...SAME, 'get', 'callee', 'receiver'], denotes);
  return unit.facts.values.some(
    (call, id) =>
      call.kind === 'call' &&
      call.receiver !== undefined &&
      unit.isWithin(unit.ownerOf(id), fn) &&
      isOfIt(unit, call.receiver) &&
      values
        .things(values.ref(unit, call.callee))
        .some((it) => it.kind === 'api' && ASKING.some((kind) => values.apis.has(it.nodes, kind))),
  );
}
const ASKING = ['queries', 'data', 'queues'] as const;
/** `connect().then((client) => …)`. */
function resolved(unit: FileUnit, id: ValueId): readonly { readonly unit: FileUnit; readonly id: ValueId }[] {
  const next = nextLink(unit, id);
  const link = next === undefined ? undefined : chainLink(unit, next);
  if (next === undefined || link === undefined) return [];
  // A rejection that is caught, or work that is done in any case, hands the client on.
  if (link.kind !== 'then') return resolved(unit, next);
  const fn = link.done === undefined ? undefined : unit.value(link.done);
  const param = fn?.kind === 'function' ? fn.params[0] : undefined;
  return param === undefined ? [] : [{ unit, id: param }];
}
/** Calls on what was taken that give it back: `createClient().on('error', log)`. */
function chained(scene: Scene, ref: Ref, site = ref): readonly ValueId[] {
  const { unit } = ref;
  return unit.usersOf(ref.id).flatMap((get) => {
    // `client = cluster ? new Cluster() : new Client()`
    if (unit.value(get).kind === 'join') return chained(scene, { ...ref, id: get }, site);
    if (unit.value(get).kind !== 'get') return [];
    return unit.usersOf(get).flatMap((id): readonly ValueId[] => {
      const call = unit.value(id);
      if (call.kind !== 'call' || call.callee !== get) return [];
      const isSame = scene.values
        .things({ ...ref, id })
        .some((it) => it.kind === 'api' && it.site !== undefined && valueKey(it.site) === valueKey(site));
      return isSame ? [id, ...chained(scene, { ...ref, id }, site)] : [];
    });
  });
}
/** The call in the function by which what was acquired takes its connection. */
function openingOf(unit: FileUnit, fn: ValueId, path: string, denotes: Duty['denotes']): ValueId | undefined {
  const names = lastNames(path);
  return names
    .flatMap((name) => unit.callsByName.get(name) ?? [])
    .find((id) => {
      const call = unit.value(id);
      return (
        call.kind === 'call' &&
        call.receiver !== undefined &&
        denotes(unit, call.receiver) &&
        unit.isWithin(unit.ownerOf(id), fn)
      );
    });
}
/** `new Pool()` that is opened by a call on it, and closed by its own name. */
function opened(unit: FileUnit, ref: Ref): readonly { readonly unit: FileUnit; readonly id: ValueId }[] {
  const call = unit.value(ref.id);
  const from = call.kind === 'call' && call.receiver !== undefined ? origin({ ...ref, id: call.receiver }) : undefined;
  const made = from && unit.value(from.id);
  return from?.unit === unit &&
    made?.kind === 'call' &&
    made.new === true &&
    unit.ownerOf(from.id) === unit.ownerOf(ref.id)
    ? [{ unit, id: from.id }]
    : [];
}
/** `client.connect((error) => …)`: where there is an error, nothing was opened. */
function failedOpening(unit: FileUnit, begin: ValueId): Pick<Duty, 'failure'> {
  const call = unit.value(begin);
  const callback = call.kind === 'call' ? unit.value(call.args.at(-1) ?? -1) : undefined;
  const failure = callback?.kind === 'function' ? callback.params[0] : undefined;
  return failure === undefined ? {} : { failure };
}
function judged(
  scene: Scene,
  duties: Duties,
  duty: Duty,
  base: Pick<Acquisition, 'at' | 'package'>,
  { lasts = [] }: ConnectionRow,
): Acquisition {
  const { unit } = duty;
  const verdict = duties.judge(duty, 'connection');
  const [first] = verdict.ended;
  const handedOn =
    verdict.ended.length === 0 &&
    (verdict.unseen || escapes(duty) || isKeptByOthers(scene, duty) || serves(duty, lasts.flatMap(lastNames)));
  // Whoever reads the variable that it was put into can end it, whatever fails.
  if (isInVariable(duty)) return { ...base, leaks: [], escapes: true };
  // Who gets it has to end it; where that fails nobody gets it.
  const isForOthers = keepsOpen(duty) || escapes(duty);
  return {
    ...base,
    leaks: handedOn ? [] : isForOthers ? verdict.leaks.filter(({ why }) => why === 'error') : verdict.leaks,
    escapes: handedOn,
    ...(first !== undefined && { releasedAt: scene.place({ unit, id: first }) }),
  };
}
/** A call on it by which it is there until the process ends. */
function serves({ unit, fn, denotes }: Duty, names: readonly string[]): boolean {
  return names.some((name) =>
    (unit.callsByName.get(name) ?? []).some((id) => {
      const call = unit.value(id);
      return (
        call.kind === 'call' &&
        call.receiver !== undefined &&
        denotes(unit, call.receiver) &&
        unit.isWithin(unit.ownerOf(id), fn)
      );
    }),
  );
}
/** It becomes a member of an application, or part of what an unknown package makes of it and is kept: both last. */
function isKeptByOthers(scene: Scene, { unit, fn, denotes }: Duty): boolean {
  const isMadeElsewhere = (id: ValueId): boolean => {
    const call = unit.value(id);
    const callee = call.kind === 'call' ? unit.value(call.callee) : undefined;
    return (
      call.kind === 'call' &&
      callee?.kind === 'import' &&
      typeof callee.from === 'string' &&
      scene.values.apis.library(callee.from) === undefined &&
      call.args.some((arg) => holds(unit, arg))
    );
  };
  const holds = comesOf(['object', 'array'], (in_, id) => denotes(in_, id));
  return unit.facts.values.some((it, id) => {
    if (!unit.isWithin(unit.ownerOf(id), fn)) return false;
    if (it.kind === 'set') return [...originsIn(unit, it.to, SAME)].some(isMadeElsewhere);
    if (it.kind !== 'call' || !it.args.some((arg) => denotes(unit, arg))) return false;
    return scene.values
      .things(scene.values.ref(unit, it.callee))
      .some((callee) => callee.kind === 'api' && scene.values.apis.has(callee.nodes, 'decorates'));
  });
}
/** What the call gives is what must be given back (rather than its receiver). */
function isResource(scene: Scene, taken: Taken): boolean {
  const { apis } = scene.values;
  const release = taken.library.connections![taken.index]!.release;
  const names = release.flatMap(lastNames);
  return scene.values
    .things(taken.ref)
    .some(
      (it) =>
        it.kind === 'api' &&
        names.some((name) =>
          apis
            .connections(apis.step(it.nodes, `.${name}`))
            .some((found) => found.does === 'release' && found.library === taken.library),
        ),
    );
}
function isRelease(scene: Scene, unit: FileUnit, id: ValueId, denotes: Duty['denotes'], taken: Taken): boolean {
  const call = unit.value(id);
  if (call.kind !== 'call') return false;
  const about =
    (call.receiver !== undefined && denotes(unit, call.receiver)) || call.args.some((arg) => denotes(unit, arg));
  const callee = unit.value(call.callee);
  // `(error, client, done) => …`: the callback's last parameter gives back.
  const given = callee.kind === 'param' && callee.index >= 2 && unit.usersOf(callee.function).includes(taken.ref.id);
  if (!about && !given) return false;
  const names = scene.isFlagged(scene.values.ref(unit, id), 'release');
  if (names) return true;
  if (given) return true;
  // A client whose type was lost on the way still has the method of this name.
  const last = unit.calledName(id);
  return (
    taken.library.connections![taken.index]!.release.some((path) => lastNames(path).includes(last)) &&
    call.receiver !== undefined &&
    denotes(unit, call.receiver)
  );
}
/** A method that begins the transaction of what it is called on, or makes one of it that nobody has waited for. */
function beginsOn(scene: Scene, unit: FileUnit, id: ValueId): boolean {
  const site = scene.actsIn(unit).get(id);
  if (site === undefined) return false;
  const isAtOnce = site.callees.some((it) => scene.values.apis.flagged(it.nodes, 'synchronous'));
  return scene
    .rows(site, 'transactions')
    .some(({ row }) => row.does === 'begin' && (row.returns === 'receiver' || isAtOnce));
}
