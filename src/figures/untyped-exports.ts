import type { Figure } from './figure.ts';

/** Functions given to other modules that do not say what they take or give. Where no type can be written nothing is counted. */
export const untypedExports: Figure = {
  id: 'untyped-exports',
  standards: ['architecture/explicit-types'],
  counts: 'exported functions and methods that leave a type out, or say any',
  of: 'those that services, handlers and modules with data access export',
  measure({ modules, files }) {
    const typed = new Set(files.filter(({ language }) => language !== 'javascript').map(({ path }) => path));
    const asked = modules.filter(({ at, roles }) => typed.has(at.path) && roles.some((role) => judged.has(role)));
    const all = asked.flatMap(({ functions }) => functions);
    if (all.length === 0) return { unknown: 'no module with types exports a function' };
    const list = all.filter((it) => !it.typed).map(({ name, at }) => ({ what: name, at }));
    return { value: list.length, of: all.length, list };
  },
};
const judged: ReadonlySet<string> = new Set(['service', 'data', 'endpoints']);
