/** Names that files use without importing them, because a framework finds out where they come from. */
import type { FreeNamesRow, Library } from '../libraries/kinds.ts';
import { settingsFolder } from './placed-files.ts';
import { isBelow } from './project-paths.ts';
import type { Manifest } from './project.ts';
import type { Ref, Thing } from './things.ts';
import type { FileUnit } from './units.ts';
import { exported } from './values/exports.ts';
import type { Values } from './values/kernel.ts';

/** Files whose names need no import, and the application that they are of. */
export interface FreeNamed {
  readonly library: Library;
  readonly row: FreeNamesRow;
  /** The folder of the application. */
  readonly base: string;
}

/** Whose files need not import what. */
export class Applications {
  private readonly libraries: readonly Library[];
  private readonly manifests: readonly Manifest[];
  /** Folders with a file of settings, by package. */
  private readonly set: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(paths: readonly string[], libraries: readonly Library[], manifests: readonly Manifest[]) {
    this.libraries = libraries.filter((it) => it.freeNames !== undefined);
    this.manifests = manifests;
    this.set = new Map(
      this.libraries.map((library) => [
        library.package,
        new Set(paths.flatMap((path) => settingsFolder(path, [library]) ?? [])),
      ]),
    );
  }
  /** The application in a file of which names need no import; undefined: they do. */
  of(path: string): FreeNamed | undefined {
    for (const library of this.libraries) {
      const row = library.freeNames!;
      const set = this.set.get(library.package)!;
      const isListed = listed(library, path, this.manifests);
      const bases = row.within.flatMap((folder) => basesIn(path, folder));
      const isOne = (base: string): boolean => this.manifests.some(({ folder }) => folder === base);
      const base =
        bases.find((it) => set.has(it)) ?? (isListed ? (bases.find((it) => isOne(it)) ?? bases[0]) : undefined);
      if (base !== undefined) return { library, row, base };
    }
    return undefined;
  }
}
/** Folders in which a folder of this name lies that holds a path. */
function basesIn(path: string, folder: string): readonly string[] {
  const around = `/${path}`;
  const out: string[] = [];
  for (let at = around.indexOf(`/${folder}/`); at >= 0; at = around.indexOf(`/${folder}/`, at + 1))
    out.push(around.slice(1, Math.max(1, at)));
  return out;
}
function listed({ package: name, aliases = [] }: Library, path: string, manifests: readonly Manifest[]): boolean {
  return manifests.some(
    ({ folder, dependencies }) =>
      isBelow(path, folder) && [name, ...aliases].some((it) => dependencies[it] !== undefined),
  );
}

/** What an application gives under each name. */
type Given = ReadonlyMap<string, readonly FileUnit[]>;
interface Tables {
  readonly applications: Applications;
  readonly named: Map<FileUnit, FreeNamed | undefined>;
  readonly given: Map<string, Given>;
  readonly related: Map<string, readonly string[]>;
}
const tables = new WeakMap<Values, Tables>();

function tablesOf(values: Values): Tables {
  let found = tables.get(values);
  if (found === undefined) {
    const { units, libraries, manifests } = values.modules;
    const applications = new Applications(
      units.map(({ path }) => path),
      libraries,
      manifests,
    );
    tables.set(values, (found = { applications, named: new Map(), given: new Map(), related: new Map() }));
  }
  return found;
}
function namedIn(values: Values, unit: FileUnit): FreeNamed | undefined {
  const { named, applications } = tablesOf(values);
  if (!named.has(unit)) named.set(unit, applications.of(unit.path));
  return named.get(unit);
}
/** What a name means that a file neither declares nor imports; undefined: nothing that is known. */
export function freeName(values: Values, ref: Ref, name: string): readonly Thing[] | undefined {
  const own = namedIn(values, ref.unit);
  if (own === undefined) return undefined;
  const written = givenUnder(values, own, name, ref);
  if (written !== undefined) return written;
  const given = Object.entries(own.row.packages).find(([, names]) => names.includes(name));
  if (given !== undefined) return ofPackage(values, given[0], name, ref);
  const bringing = values.modules.libraries.find((it) => {
    const names = it.freeIn?.[own.library.package];
    if (names === undefined || !isBrought(values, it, own, ref.unit)) return false;
    return names.includes(name) || values.apis.step(values.apis.exportsOf(it.package), `.${name}`).length > 0;
  });
  if (bringing !== undefined) return ofPackage(values, bringing.package, name, ref);
  // Layers lie below the application whose names they share.
  for (const base of relatedTo(values, own)) {
    const found = givenUnder(values, { ...own, base }, name, ref);
    if (found !== undefined) return found;
  }
  return undefined;
}
function givenUnder(values: Values, named: FreeNamed, name: string, ref: Ref): readonly Thing[] | undefined {
  const found = (givenIn(values, named).get(name) ?? [])
    .flatMap((unit) => exported(values, unit, gives(unit, name) ? name : 'default', ref))
    .filter((it) => it.kind !== 'unknown');
  return found.length > 0 ? found : undefined;
}
function gives({ facts }: FileUnit, name: string): boolean {
  return facts.exports.some((it) => it.name === name);
}
/** A manifest around the file lists the package, or the settings name it. */
function isBrought(values: Values, library: Library, named: FreeNamed, unit: FileUnit): boolean {
  if (listed(library, unit.path, values.modules.manifests)) return true;
  const { package: name, aliases = [] } = library;
  const names = [name, ...aliases];
  const settings = settingsOf(values, named);
  return settings?.facts.values.some((it) => it.kind === 'literal' && names.includes(String(it.value))) === true;
}
function settingsOf(values: Values, { library, base }: FreeNamed): FileUnit | undefined {
  return values.modules.units.find((unit) => settingsFolder(unit.path, [library]) === base);
}
/** What is imported from where a framework gives all such names. */
export function importedFreely(values: Values, ref: Ref, from: string, name: string): readonly Thing[] | undefined {
  const isFree = values.modules.libraries.some((it) => it.freeNames?.specifiers.includes(from) === true);
  return isFree ? freeName(values, ref, name) : undefined;
}
function ofPackage(values: Values, from: string, name: string, ref: Ref): readonly Thing[] {
  const nodes = values.apis.step(values.apis.exportsOf(from), `.${name}`);
  return [{ kind: 'api', package: from, path: `${from} .${name}`, nodes, ref }];
}
/** Folders of applications that lie in the folder of this one, or around it. */
function relatedTo(values: Values, { library, base }: FreeNamed): readonly string[] {
  const { related } = tablesOf(values);
  const key = `${library.package} ${base}`;
  let found = related.get(key);
  if (found === undefined) {
    const others = new Set(values.modules.units.flatMap((unit) => namedIn(values, unit)?.base ?? []));
    found = [...others].filter((it) => it !== base && (isBelow(it, base) || isBelow(base, it)));
    related.set(key, found);
  }
  return found;
}
function givenIn(values: Values, named: FreeNamed): Given {
  const { given } = tablesOf(values);
  const key = `${named.library.package} ${named.base}`;
  let found = given.get(key);
  if (found === undefined) {
    // Settings are looked at once, whatever names stand in them.
    given.set(key, new Map());
    given.set(key, (found = gathered(values, named)));
  }
  return found;
}
function gathered(values: Values, named: FreeNamed): Given {
  const { row, base } = named;
  const out = new Map<string, FileUnit[]>();
  const folders = [...row.folders, ...setFolders(values, named)].map((it) => (base === '' ? it : `${base}/${it}`));
  for (const unit of values.modules.units) {
    if (unit.role === 'test' || !folders.some((it) => isBelow(unit.path, it))) continue;
    for (const { name } of unit.facts.exports) {
      if (name === '*' || name === '=') continue;
      const free = name === 'default' ? nameOfFile(unit) : name;
      out.set(free, [...(out.get(free) ?? []), unit]);
    }
  }
  return out;
}
/** What a file exports by default is called as the file is: `send-mail.ts` gives `sendMail`. */
function nameOfFile({ path }: FileUnit): string {
  const [, stem = ''] = /([^/]*?)(?:\.[cm]?[jt]sx?)?$/.exec(path) ?? [];
  return stem.replace(/[-_.]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}
/** Folders that the settings of an application name: `./server/services`, `~~/server/lib/**`. */
function setFolders(values: Values, named: FreeNamed): readonly string[] {
  const settings = settingsOf(values, named);
  const given = settings?.facts.exports.find(({ name }) => name === 'default' || name === '=')?.value;
  if (settings === undefined || given === undefined) return [];
  return values
    .argument(values.ref(settings, given), named.row.settings)
    .flatMap((it) => values.flatConstants(it))
    .flatMap((it) => {
      const [, folder] = /^(?:[~@]{0,2}\/|\.\/)?([\w@-][\w@/.-]*?)\/?(?:\/\*.*)?$/.exec(it) ?? [];
      return folder === undefined ? [] : [folder];
    });
}
