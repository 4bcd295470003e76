/** Pools and single connections that the project makes, and places that take uploads. */
import type { ValueId } from '../../facts/facts.ts';
import type { Answer, Pool, Upload } from '../../model/model.ts';
import { applied } from '../decorators.ts';
import type { Site } from '../flows/sites.ts';
import { originsIn } from '../origins.ts';
import { holds } from '../when.ts';
import type { Ref, Thing } from '../things.ts';
import { mayHoldMore } from '../values/open.ts';
import { type Scene } from './scene.ts';

/** The pools of the project; `inRequest` tells whether a call runs while a request is handled. */
export function poolsOf(scene: Scene, inRequest: (site: Site) => boolean): readonly Pool[] {
  const out: Pool[] = [];
  const add = (site: Site): void => {
    const rows = scene.rows(site, 'pools');
    const row = rows.map((it) => it.row).find((it) => holds(scene.values, site.ref, it.when));
    if (row === undefined) return;
    const options = row.options === undefined ? [] : scene.argument(site.ref, row.options);
    out.push({
      at: scene.place(site.ref),
      package: site.callees[0]?.package ?? '',
      is: row.is,
      perRequest: inRequest(site),
      size: stated(scene, site.ref, options, row.size),
      timeouts: stated(scene, site.ref, options, row.timeouts),
    });
  };
  for (const site of scene.allActs())
    scene.values.failures.attempt('pool', site.ref, () => {
      add(site);
    });
  return out;
}
/** One of the options is given; `pool.max` is a member of a member. */
function stated(scene: Scene, ref: Ref, options: readonly Ref[], names: readonly string[] | undefined): Answer {
  if (names === undefined || names.length === 0) return { is: 'not-applicable' };
  let open = false;
  for (const name of names) {
    const given = /^\w+$/.test(name) ? scene.argument(ref, `[${name}]`)[0] : undefined;
    if (given !== undefined) return { is: 'yes', at: scene.place(given), by: name };
  }
  for (const option of options) {
    const things = scene.values.things(option);
    if (mayHoldMore(scene.values, option)) open = true;
    for (const name of names) {
      let at: readonly Ref[] = [option];
      for (const part of name.split('.')) {
        at = at.flatMap((it) => scene.values.memberRefs(it, part));
        // `pool: config.pool`: it is stated, and cannot be seen.
        if (at.some((it) => scene.values.things(it).some(isOpen))) open = true;
      }
      if (at[0]) return { is: 'yes', at: scene.place(at[0]), by: name };
    }
    for (const thing of things) {
      // A connection string may say it.
      if (
        thing.kind === 'constant' &&
        typeof thing.value === 'string' &&
        names.some((name) => (thing.value as string).includes(`${name}=`))
      )
        return { is: 'yes', at: scene.place(option) };
    }
  }
  return open ? { is: 'unknown', by: 'its options could not be seen' } : { is: 'no', at: scene.place(ref) };
}
/** Nothing is known of the value, or only a type that is written on it. */
function isOpen(thing: Thing): boolean {
  return thing.kind === 'unknown' || (thing.kind === 'object' && thing.ref.unit.value(thing.ref.id).kind === 'type');
}

/** Places that take files. */
export function uploadsOf(scene: Scene): readonly Upload[] {
  const out: Upload[] = [];
  const add = (site: Site): void => {
    const row = scene.rows(site, 'uploads')[0]?.row;
    if (row === undefined) return;
    const options = row.options === undefined ? [] : scene.argument(site.ref, row.options);
    const open = options.some((it) => mayHoldMore(scene.values, it));
    const limits = (row.limits ?? []).flatMap((path) => scene.argument(site.ref, path));
    const filters = (row.filters ?? []).flatMap((path) => scene.argument(site.ref, path));
    const constant = limits
      .flatMap((it) => scene.values.constants(it))
      .map(Number)
      .find((it) => Number.isFinite(it));
    const answer = (refs: readonly Ref[]): Answer =>
      refs[0]
        ? { is: 'yes', at: scene.place(refs[0]) }
        : open
          ? { is: 'unknown', by: 'its options could not be seen' }
          : { is: 'no', at: scene.place(site.ref) };
    const byHand = checkedByHand(scene, site);
    const size = limits.length === 0 && row.greatest !== undefined ? row.greatest : constant;
    const sizeLimit: Answer =
      limits.length > 0
        ? answer(limits)
        : row.greatest !== undefined
          ? { is: 'yes', at: scene.place(site.ref), by: 'the limit of the library' }
          : (byHand.size ?? answer(limits));
    const typeFilter = filters.length > 0 ? answer(filters) : (pipeOn(scene, site) ?? byHand.type ?? answer(filters));
    out.push({
      at: scene.place(site.ref),
      package: site.callees[0]?.package ?? '',
      sizeLimit,
      ...(size !== undefined && { limit: size }),
      typeFilter,
      scanned: scannedIn(scene),
    });
  };
  for (const site of scene.allActs())
    scene.values.failures.attempt('upload', site.ref, () => {
      add(site);
    });
  return out;
}
const SIZES = /^(?:truncated|size|byteLength|bytesRead)$/;
const KINDS =
  /^(?:mimetype|mimeType|contentType|originalname|ext|extname|extension|fileTypeFromBuffer|fileTypeFromFile|fromBuffer|fromFile)$/;
/** Conditions on the size and the kind of a file in the function that takes it. */
function checkedByHand(scene: Scene, { unit, ref }: Site): { readonly size?: Answer; readonly type?: Answer } {
  const home = scene.homeOf(unit, unit.ownerOf(ref.id));
  if (home < 0) return {};
  let size: Answer | undefined;
  let type: Answer | undefined;
  const test = (id: ValueId): void => {
    const value = unit.value(id);
    if (value.kind !== 'get' || typeof value.key !== 'string') return;
    const at = (): Answer => ({ is: 'yes', at: scene.place({ unit, id }), by: String(value.key) });
    if (SIZES.test(value.key)) size ??= at();
    if (KINDS.test(value.key)) type ??= at();
  };
  for (const region of unit.facts.regions) {
    if (region.kind !== 'branch' && region.kind !== 'rest') continue;
    const owner = unit.ownerOf(region.condition);
    if (owner >= 0 && unit.isWithin(owner, home))
      for (const id of originsIn(unit, region.condition, ['get', 'op', 'wait', 'join', 'callee', 'arguments']))
        test(id);
  }
  return { ...(size && { size }), ...(type && { type }) };
}
/** A pipe on the parameter that receives the file, where the upload is declared by a decorator. */
function pipeOn(scene: Scene, site: Site): Answer | undefined {
  const { unit } = site;
  const { start, end } = unit.value(site.ref.id);
  for (const value of unit.facts.values) {
    if (value.kind !== 'class') continue;
    for (const member of value.members) {
      const marked = member.marks?.some((mark) => unit.value(mark).start <= start && unit.value(mark).end >= end);
      const fn = marked && member.value !== undefined ? unit.value(member.value) : undefined;
      if (fn?.kind !== 'function') continue;
      for (const id of fn.params) {
        const param = unit.value(id);
        if (param.kind !== 'param') continue;
        for (const mark of applied(scene.values, unit, param.marks)) {
          if (mark.row.does !== 'parameter' || mark.row.part !== 'files') continue;
          const pipes = scene.values
            .argument(mark.ref, mark.row.items ?? '[0..]')
            .filter((it) => scene.values.constants(it).length === 0);
          if (pipes[0]) return { is: 'yes', at: scene.place(mark.ref), by: mark.name };
        }
      }
    }
  }
  return undefined;
}
/** A scanner among the packages that the project uses: where it stands in the way of a file is not followed. */
function scannedIn(scene: Scene): Answer {
  for (const unit of scene.units) {
    for (const [id, value] of unit.facts.values.entries()) {
      if (value.kind === 'import' && typeof value.from === 'string' && /clam|virus|malware/i.test(value.from))
        return { is: 'unknown', at: scene.place({ unit, id }), by: value.from };
    }
  }
  return { is: 'no' };
}
