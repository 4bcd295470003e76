/** Places that take files: how large these may be, of which kinds, and whether anybody looks into them. */
import type { ValueId } from '../../facts/facts.ts';
import type { UploadRow } from '../../libraries/kinds.ts';
import type { Answer, Upload } from '../../model/model.ts';
import { applied } from '../decorators.ts';
import type { Site } from '../flows/sites.ts';
import { originsIn } from '../origins.ts';
import { type Ref, valueKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { mayHoldMore } from '../values/open.ts';
import { type Scene } from './scene.ts';

/** Places that take files. */
export function uploadsOf(scene: Scene): readonly Upload[] {
  const out: Upload[] = [];
  const setters = [...scene.allActs()].filter((it) => scene.rows(it, 'uploads').some(({ row }) => row.sets));
  const add = (site: Site): void => {
    const row = scene.rows(site, 'uploads')[0]?.row;
    if (row === undefined) return;
    if (row.sets?.factory !== undefined || isForNone(scene, site, row)) return;
    const options = row.options === undefined ? [] : scene.argument(site.ref, row.options);
    const open = options.some((it) => mayHoldMore(scene.values, it));
    const set = row.inherits ? setFor(scene, site, setters) : undefined;
    const own = (paths: readonly string[] = []): readonly Ref[] =>
      paths.flatMap((path) => scene.argument(site.ref, path));
    const given = (paths: readonly string[] = []): readonly Ref[] => {
      const said = own(paths);
      return said.length > 0 || set === undefined
        ? said
        : paths.flatMap((path) => membersOf(scene.values, set.options, path));
    };
    const limits = given(row.limits);
    const filters = given(row.filters);
    const constant = limits
      .flatMap((it) => scene.values.constants(it))
      .map(Number)
      .find((it) => Number.isFinite(it));
    const answer = (refs: readonly Ref[]): Answer =>
      refs[0]
        ? { is: 'yes', at: scene.place(refs[0]) }
        : open || set?.open
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
/** All that is asked of what it makes is to refuse files. */
function isForNone(scene: Scene, { ref }: Site, { takes }: UploadRow): boolean {
  const isAsked = (names: readonly string[]): boolean =>
    names.some((name) =>
      scene.values.modules.callsNamed(name).some(({ unit, id }) => {
        const maker = scene.makerOf({ unit, id, ctx: ref.ctx });
        return maker !== undefined && valueKey(maker) === valueKey(ref);
      }),
    );
  return takes !== undefined && isAsked(takes.none) && !isAsked(takes.files);
}
/** What a module's own call says for the places that say nothing: the call that stands nearest to them. */
function setFor(scene: Scene, site: Site, setters: readonly Site[]): Setting | undefined {
  const shared = (it: Site): number => {
    const [a, b] = [it, site].map(({ unit }) => unit.path.split('/'));
    return a!.findIndex((step, index) => step !== b![index]);
  };
  const nearest = Math.max(...setters.map(shared));
  const found = setters.filter((it) => shared(it) === nearest);
  const settings = found.flatMap((it): readonly Setting[] =>
    scene.rows(it, 'uploads').flatMap(({ row }) => (row.sets === undefined ? [] : settingOf(scene, it, row.sets))),
  );
  // Which of several is meant is not known.
  return settings.length > 1 ? { options: [], open: true } : settings[0];
}
interface Setting {
  readonly options: readonly Ref[];
  /** Not all of them can be seen. */
  readonly open: boolean;
}
function settingOf(scene: Scene, site: Site, sets: NonNullable<UploadRow['sets']>): Setting {
  const { values } = scene;
  if (sets.factory === undefined) {
    const options = scene.argument(site.ref, sets.options);
    return { options, open: options.some((it) => mayHoldMore(values, it)) };
  }
  const options = scene.argument(site.ref, sets.factory).flatMap((it) =>
    values.things(it).flatMap((thing): readonly Ref[] => {
      const fn = thing.kind === 'function' ? thing.ref.unit.value(thing.ref.id) : undefined;
      if (thing.kind !== 'function' || fn?.kind !== 'function') return [];
      return thing.ref.unit.returnedBy(fn).map((id) => ({ ...thing.ref, id }));
    }),
  );
  return { options, open: options.length === 0 || options.some((it) => mayHoldMore(values, it)) };
}
/** What the members of options hold that a row names by the argument that they are (`[last] .limits .fileSize`). */
function membersOf(values: Values, options: readonly Ref[], path: string): readonly Ref[] {
  const names = path.split(' ').slice(1);
  return names.reduce<readonly Ref[]>((at, name) => at.flatMap((it) => values.memberRefs(it, name.slice(1))), options);
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
          if (pipes.some((it) => looksAtKind(scene, it)))
            return { is: 'yes', at: scene.place(mark.ref), by: mark.name };
        }
      }
    }
  }
  return undefined;
}
/** It looks of which kind a file is; what is not understood may. */
function looksAtKind(scene: Scene, pipe: Ref): boolean {
  const things = scene.values.things(pipe);
  return (
    things.length === 0 ||
    things.some((thing) => {
      const rows = thing.kind === 'api' ? scene.values.apis.rows(thing.nodes, 'fileChecks') : [];
      const site = thing.kind === 'api' ? (thing.site ?? pipe) : pipe;
      return (
        rows.length === 0 ||
        rows.some(({ row: { each, looksAt } }) =>
          each === undefined
            ? looksAt === 'type'
            : scene.argument(site, each).some((it) => looksAtKind(scene, it)) ||
              scene.argument(site, '[0]').some((it) => mayHoldMore(scene.values, it)),
        )
      );
    })
  );
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
