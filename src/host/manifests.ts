import { join, posix } from 'node:path';
import type { Manifest } from '../linker/project.ts';
import { isObject, readJson, Refused } from './project-file.ts';
import { asSources } from './sources.ts';
import type { Notice } from './notice.ts';
import { workTree } from './work-tree.ts';

type Json = Readonly<Record<string, unknown>>;

/** A package.json with what module resolution asks of it beside what the linker does. */
export interface PackageManifest extends Manifest {
  /** `exports`, or what `main` and `module` amount to. */
  readonly exports: unknown;
  readonly imports: unknown;
  /** It depends on another package of its own name, and does not say what it is to itself: the name means the other. */
  readonly hasNamesake: boolean;
  /** `_moduleAliases`: prefixes that a widely used start-up module maps to folders. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Named by a start script, or by main or bin: a unit that runs, rather than a library. */
  readonly starts: boolean;
}

/** Reads the package.json files at `paths`; `files` are the project's sources, among which the entry points are looked for. */
export function readManifests(
  root: string,
  paths: readonly string[],
  files: ReadonlySet<string>,
): { manifests: PackageManifest[]; notices: Notice[] } {
  const manifests: PackageManifest[] = [];
  const notices: Notice[] = [];
  const repository = workTree(root) ?? root;
  for (const path of paths) {
    // Names in it stand in the report.
    const json = readJson(join(root, path), 'manifest', { links: { within: repository } });
    if (json === undefined) continue;
    if (json instanceof Refused) {
      notices.push({ path, code: json.code, message: json.message });
      continue;
    }
    const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path);
    const scripts = startScripts(json);
    const dependencies = dependenciesOf(json);
    const exported = json.exports ?? json.module ?? json.main;
    const named = [
      ...filesNamed(json.main),
      ...filesNamed(json.module),
      ...filesNamed(json.bin),
      ...filesNamed(json.exports),
    ];
    const entries = new Set<string>();
    for (const name of [...scripts, ...named]) {
      const source = asSources(folder, name, files)[0];
      if (source !== undefined) entries.add(source);
    }
    // Node's own default, and what generators write when the start script goes through a tool.
    if (entries.size === 0)
      for (const name of ['index', 'server', 'app', 'main', 'src/index', 'src/server', 'src/app', 'src/main']) {
        const source = asSources(folder, name, files)[0];
        if (source !== undefined) {
          entries.add(source);
          break;
        }
      }
    manifests.push({
      folder,
      ...(typeof json.name === 'string' ? { name: json.name } : {}),
      dependencies,
      entries: [...entries].sort(),
      exports: exported,
      imports: json.imports,
      hasNamesake:
        typeof json.name === 'string' && json.exports === undefined && isFetched(dependencies[json.name] ?? 'file:'),
      aliases: textsOf(json._moduleAliases),
      starts: startScripts(json).length > 0,
    });
  }
  return { manifests, notices };
}

/** What is asked for lies elsewhere, rather than in this folder or beside it. */
function isFetched(version: string): boolean {
  return !/^(?:file|link|portal|workspace):/.test(version);
}
function dependenciesOf(json: Json): Record<string, string> {
  const all: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies', 'dependencies'])
    Object.assign(all, textsOf(json[field]));
  return { ...all };
}
function textsOf(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** Every text within `main`, `bin` or `exports` that may name a file. */
function filesNamed(value: unknown, depth = 0): string[] {
  if (typeof value === 'string')
    return value.includes('*') || value.endsWith('.d.ts') || value.endsWith('.json') ? [] : [value];
  if (Array.isArray(value) && depth < 8) return value.flatMap((each) => filesNamed(each, depth + 1));
  if (isObject(value) && depth < 8)
    return Object.entries(value).flatMap(([key, each]) => (key === 'types' ? [] : filesNamed(each, depth + 1)));
  return [];
}

/** Words of the start scripts that may name a file; the scripts are read, never run. */
function startScripts(json: Json): string[] {
  const found: string[] = [];
  for (const [name, script] of Object.entries(textsOf(json.scripts))) {
    if (!/^(?:start|dev|serve|server|develop|watch|prod|production|worker)(?:$|[:\-_])/.test(name)) continue;
    for (const word of script.split(/[\s;&|"'`=]+/)) {
      if (word.startsWith('-') || word.includes('*') || word.includes('$')) continue;
      if (/^[\w@./-]+\.[cm]?[jt]sx?$/.test(word) || /^(?:\.{1,2}\/)?(?:[\w@.-]+\/)+[\w@.-]+$/.test(word))
        found.push(word);
    }
    if (/\bnest\s+start\b/.test(script)) found.push('src/main.ts');
    for (const command of script.split(/[;&|]+/)) {
      const words = command.trim().split(/\s+/);
      const program = words.findIndex((word) => /^(?:node|nodemon|ts-node|tsx|bun)$/.test(word));
      // The first word after the program that is no option of it.
      const named = program === -1 ? undefined : words.slice(program + 1).find((word) => !word.startsWith('-'));
      if (named !== undefined && /^[\w.-]+$/.test(named)) found.push(named);
    }
  }
  return found;
}

/** Texts that a table of `exports` or `imports` gives for a key, any condition: which one a program takes is not ours to know. */
export function targetsOf(written: unknown, key: string): string[] {
  // Without subpaths the table is that of the package itself.
  const isTable = isObject(written) && Object.keys(written).some((name) => /^[.#]/.test(name));
  if (!isTable) return key === '.' ? textsIn(written, '') : [];
  const exact = written[key];
  if (exact !== undefined) return textsIn(exact, '');
  let best: { readonly prefix: string; readonly value: unknown; readonly star: string } | undefined;
  for (const [pattern, value] of Object.entries(written)) {
    const [prefix = '', suffix] = pattern.split('*');
    if (
      suffix === undefined ||
      !key.startsWith(prefix) ||
      !key.endsWith(suffix) ||
      key.length < prefix.length + suffix.length
    )
      continue;
    if (best === undefined || prefix.length > best.prefix.length)
      best = { prefix, value, star: key.slice(prefix.length, key.length - suffix.length) };
  }
  return best === undefined ? [] : textsIn(best.value, best.star);
}
function textsIn(value: unknown, star: string, depth = 0): string[] {
  if (typeof value === 'string') return value.endsWith('.d.ts') ? [] : [value.replaceAll('*', () => star)];
  if (depth > 8) return [];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, star, depth + 1));
  if (isObject(value))
    return Object.entries(value).flatMap(([condition, each]) =>
      condition === 'types' ? [] : textsIn(each, star, depth + 1),
    );
  return [];
}
