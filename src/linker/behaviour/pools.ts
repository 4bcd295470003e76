/** Pools and single connections that the project makes. */
import type { ValueId } from '../../facts/facts.ts';
import type { Answer, Pool } from '../../model/model.ts';
import type { Site } from '../flows/sites.ts';
import { holds } from '../when.ts';
import { originsIn } from '../origins.ts';
import type { Ref } from '../things.ts';
import { mayHoldMore } from '../values/open.ts';
import { type Scene } from './scene.ts';

const MADE_OF = ['wait', 'join', 'load', 'get', 'element', 'op', 'text', 'object', 'spread'] as const;

/** The pools of the project; `inRequest` tells whether a call runs while a request is handled. */
export function poolsOf(scene: Scene, inRequest: (site: Site) => boolean): readonly Pool[] {
  const out: Pool[] = [];
  const add = (site: Site): void => {
    const rows = scene.rows(site, 'pools');
    const row = rows.map((it) => it.row).find((it) => holds(scene.values, site.ref, it.when));
    if (row === undefined) return;
    const options = row.options === undefined ? [] : scene.argument(site.ref, row.options);
    const { tools } = row;
    if (
      tools !== undefined &&
      options.some((it) => scene.values.memberRefs(it, tools).length > 0) &&
      isLeftToTools(scene, site)
    )
      return;
    out.push({
      at: scene.place(site.ref),
      package: site.callees[0]?.package ?? '',
      is: row.is,
      perRequest: inRequest(site),
      ...(options.some(isHandedIn) && { handedIn: true as const }),
      size: stated(scene, site.ref, options, row.size),
      timeouts: stated(scene, site.ref, options, row.timeouts),
      ...(row.limited && { limited: row.limited }),
    });
  };
  for (const site of scene.allActs())
    scene.values.failures.attempt('pool', site.ref, () => {
      add(site);
    });
  return out;
}
/** Where it leads is said by whoever calls: each call may mean another database. */
function isHandedIn({ unit, id }: Ref): boolean {
  for (const of of originsIn(unit, id, MADE_OF)) if (unit.value(of).kind === 'param') return true;
  return false;
}
/** It is only exported, from a file that nothing of the project imports: a tool on the command line opens it. */
function isLeftToTools(scene: Scene, { unit, ref }: Site): boolean {
  const { modules } = scene.values;
  const names = new Set<ValueId>([ref.id]);
  for (const id of names)
    for (const user of unit.usersOf(id)) {
      const use = unit.value(user);
      if (use.kind === 'store') for (const load of unit.usersOf(use.cell)) names.add(load);
      else if (use.kind !== 'set' && use.kind !== 'load' && use.kind !== 'object') return false;
    }
  if (!unit.facts.exports.some(({ value }) => value !== undefined && names.has(value))) return false;
  return !modules.units.some(
    (other) =>
      other !== unit &&
      modules.importsOf(other).some(({ target }) => target.is === 'file' && target.path === unit.path),
  );
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
        // `pool: config.pool`, `pool: { ...config.pool }`: it is stated, and cannot be seen.
        if (at.some((it) => mayHoldMore(scene.values, it))) open = true;
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
