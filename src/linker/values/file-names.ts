/** What code learns of the files of the project while it runs: the names in a folder, the parts of a name. */
import type { ApiThing, Ref, Thing } from '../things.ts';
import { manifestOf } from '../manifests.ts';
import { folderAround, isBelow } from '../project-paths.ts';
import { folderOf } from './folders.ts';
import type { Values } from './kernel.ts';
import { matchedFiles } from './matched-files.ts';

/** What a call (or a member of what it gives) tells of files; undefined where nothing is known. */
export function fileNames(values: Values, thing: ApiThing, site: Ref): readonly Thing[] | undefined {
  for (const { row } of values.apis.rows(thing.nodes, 'fileNames')) {
    const given = values.argument(site, row.of)[0];
    if (given === undefined) return undefined;
    if (row.gives === 'entries' || row.gives === 'matches') {
      const listed =
        row.gives === 'entries' ? entriesOf(values, given) : matchedFiles(values, given, leftOut(values, row, site));
      if (listed === undefined) return undefined;
      return [
        { kind: 'array', ref: site, made: listed.map((value) => [{ kind: 'constant', value, ref: site } as const]) },
      ];
    }
    const names = values.constants(given);
    const name = names.length === 1 ? names[0]! : folderOf(values, given);
    if (name === undefined) return undefined;
    const last = name.slice(name.lastIndexOf('/') + 1);
    const dot = last.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [last.slice(0, dot), last.slice(dot)] : [last, ''];
    const [cut = ''] = leftOut(values, row, site);
    const base = cut !== '' && last.endsWith(cut) && last !== cut ? last.slice(0, -cut.length) : last;
    const value = row.gives === 'stem' ? stem : row.gives === 'ending' ? ending : base;
    return [{ kind: 'constant', value, ref: site }];
  }
  return undefined;
}
function leftOut(values: Values, { without }: { readonly without?: string }, site: Ref): readonly string[] {
  return without === undefined ? [] : values.argument(site, without).flatMap((it) => values.constants(it));
}
/**
 * What lies in a folder that a value names. Only folders beside the file or below its parent are linked together with
 * it: of others not all files may be in sight.
 */
function entriesOf(values: Values, given: Ref): readonly string[] | undefined {
  const folder = folderOf(values, given) ?? workedIn(values, given);
  const own = folderAround(given.unit.path);
  if (folder === undefined || !isBelow(folder, folderAround(own))) return undefined;
  const names = new Set<string>();
  for (const { path, role } of values.modules.units) {
    if (role === 'test' || path.endsWith('.d.ts') || !isBelow(path, folder)) continue;
    names.add(path.slice(folder === '' ? 0 : folder.length + 1).split('/')[0]!);
  }
  return names.size === 0 ? undefined : [...names];
}
/** `./routes`, said to the file system: a program is started in the folder of its manifest. */
function workedIn(values: Values, given: Ref): string | undefined {
  const [path, ...others] = values.constants(given);
  if (path === undefined || others.length > 0 || path.startsWith('/')) return undefined;
  const home = manifestOf(values.modules.manifests, given.unit.path)?.folder ?? '';
  const steps = path.split('/').filter((it) => it !== '' && it !== '.');
  return steps.includes('..') ? undefined : [home, ...steps].filter((it) => it !== '').join('/');
}
