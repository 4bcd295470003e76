/** How files and classes are named, for rules that ask whether it is done alike. */
import type { Location } from '../facts/facts.ts';
import type { ModuleNode } from './modules.ts';

/** Files of one kind, by the case that their names are written in. */
export interface FileKind {
  readonly kind: string;
  readonly cases: ReadonlyMap<string, readonly { readonly file: string; readonly at: Location }[]>;
}
const cases: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['kebab-case', /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/],
  ['snake_case', /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/],
  ['camelCase', /^[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+$/],
  ['PascalCase', /^(?:[A-Z][a-z0-9]+)+$/],
];

/** Files of one ending (`.service.ts`), or else of one folder. What is one word in lower case, or written by a framework, tells nothing. */
export function filesOfOneKind(modules: readonly ModuleNode[]): readonly FileKind[] {
  const kinds = new Map<string, Map<string, { file: string; at: Location }[]>>();
  for (const { at } of modules) {
    const folders = at.path.split('/');
    const file = folders.pop()!;
    const [name = '', ...endings] = file.split('.');
    const found = cases.find(([, pattern]) => pattern.test(name))?.[0];
    if (found === undefined) continue;
    const kind = endings.length > 1 ? `.${endings.join('.')}` : `${folders.join('/')}/*.${endings.join('.')}`;
    const byCase = kinds.get(kind) ?? new Map<string, { file: string; at: Location }[]>();
    kinds.set(kind, byCase.set(found, [...(byCase.get(found) ?? []), { file, at }]));
  }
  return [...kinds].map(([kind, byCase]) => ({ kind, cases: byCase }));
}

/** Classes of folders of one name, where the name says what they are: `services`, `Service`. */
export interface ClassKind {
  readonly folder: string;
  readonly ending: string;
  readonly classes: readonly { readonly name: string; readonly at: Location }[];
}
/** Folders whose classes end as the folder is called. */
const endings: ReadonlyMap<string, string> = new Map(
  ['Service', 'Controller', 'Repository', 'Resolver', 'Guard', 'Interceptor', 'Gateway', 'Store'].flatMap((ending) => {
    const word = ending.toLowerCase();
    return [word, `${word}s`, word.replace(/y$/, 'ies')].map((folder) => [folder, ending] as const);
  }),
);
/** What lies beside them and is something else by its own ending. */
const others = /(?:Error|Exception|Dto|Module|Entity|Model|Options|Config|Mock|Type|Types|Schema)$/;

/** The one class that each file of such a folder gives to others. */
export function classesOfOneFolder(modules: readonly ModuleNode[]): readonly ClassKind[] {
  const kinds = new Map<string, { name: string; at: Location }[]>();
  for (const { at, classes } of modules) {
    const folder = at.path.split('/').at(-2);
    const [only] = classes;
    if (folder === undefined || !endings.has(folder) || only === undefined || classes.length > 1) continue;
    const whole = at.path.slice(0, at.path.lastIndexOf('/'));
    if (only.name !== '' && !others.test(only.name)) kinds.set(whole, [...(kinds.get(whole) ?? []), only]);
  }
  return [...kinds].map(([folder, classes]) => ({
    folder,
    ending: endings.get(folder.slice(folder.lastIndexOf('/') + 1))!,
    classes,
  }));
}
