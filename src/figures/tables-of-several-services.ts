import { isTable, roleOf } from '../model/questions.ts';
import type { BackendModel } from '../model/model.ts';
import type { Figure } from './figure.ts';

/**
 * Tables by name that the code of more than one service writes. Whether both mean the same store no code says, so it is
 * told and not judged; what services share in a package of its own is that package's.
 */
export const tablesOfSeveralServices: Figure = {
  id: 'tables-of-several-services',
  standards: ['architecture/database-per-service'],
  counts: 'tables that the code of several services writes under one name',
  of: 'tables that the code of services writes',
  measure(model) {
    const units = unitsOf(model);
    const services = new Set(
      model.applications.filter((it) => it.serves).flatMap(({ at }) => units.get(at.path) ?? []),
    );
    if (services.size < 2) return { unknown: `${services.size === 0 ? 'no' : 'one'} service was seen` };
    const writers = new Map<string, Set<string>>();
    for (const { at, does, target } of model.accesses) {
      const unit = units.get(at.path);
      const isWrite = does === 'create' || does === 'update' || does === 'delete' || does === 'upsert';
      if (!isWrite || unit === undefined || !services.has(unit) || !isTable(target) || roleOf(at, model) !== 'source')
        continue;
      writers.set(target, (writers.get(target) ?? new Set()).add(unit));
    }
    const list = [...writers].flatMap(([table, by]) =>
      by.size < 2 ? [] : [{ what: `${table}: ${[...by].sort().join(', ')}` }],
    );
    return { value: list.length, of: writers.size, list };
  },
};

function unitsOf({ modules }: BackendModel): ReadonlyMap<string, string> {
  return new Map(modules.map(({ at, unit }) => [at.path, unit]));
}
