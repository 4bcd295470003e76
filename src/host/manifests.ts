import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { posix } from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import type { Manifest } from '../linker/project.ts';
import { asSources } from './sources.ts';
import { codeOf, type Notice } from './walk.ts';

type Json = Readonly<Record<string, unknown>>;

/** A package.json with what module resolution asks of it beside what the linker does. */
export interface PackageManifest extends Manifest {
  /** `exports`, or what `main` and `module` amount to. */
  readonly exports: unknown;
  readonly imports: unknown;
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
  for (const path of paths) {
    let json: Json;
    try {
      json = readJson(join(root, path));
    } catch (error) {
      notices.push({
        path,
        code: 'manifest',
        message: `cannot be read (${error instanceof SyntaxError ? error.message : codeOf(error)})`,
      });
      continue;
    }
    const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path);
    const scripts = startScripts(json);
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
      dependencies: dependenciesOf(json),
      entries: [...entries].sort(),
      exports: exported,
      imports: json.imports,
      aliases: textsOf(json._moduleAliases),
      starts: startScripts(json).length > 0,
    });
  }
  return { manifests, notices };
}

/** JSON as people write it: comments and trailing commas are let through. Throws on anything worse. */
export function readJson(path: string): Json {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const json = parseJson(text);
  if (!isObject(json)) throw new SyntaxError('not an object');
  return json;
}
function parseJson(text: string): unknown {
  try {
    // Nearly all of them are, and the machine's own parser is the fastest.
    return JSON.parse(text);
  } catch {
    const errors: ParseError[] = [];
    const json: unknown = parse(text, errors, { allowTrailingComma: true });
    if (errors[0] === undefined) return json;
    const line = text.slice(0, errors[0].offset).split('\n').length;
    throw new SyntaxError(`not JSON, line ${line}`);
  }
}
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
  const words: string[] = [];
  for (const [name, script] of Object.entries(textsOf(json.scripts))) {
    if (!/^(?:start|dev|serve|server|develop|watch|prod|production|worker)(?:$|[:\-_])/.test(name)) continue;
    for (const word of script.split(/[\s;&|"'`=]+/)) {
      if (word.startsWith('-') || word.includes('*') || word.includes('$')) continue;
      if (/^[\w@./-]+\.[cm]?[jt]sx?$/.test(word) || /^(?:\.{1,2}\/)?(?:[\w@.-]+\/)+[\w@.-]+$/.test(word))
        words.push(word);
    }
    if (/\bnest\s+start\b/.test(script)) words.push('src/main.ts');
    const node = /(?:^|[\s;&|])(?:node|nodemon|ts-node|tsx|bun)\s+(?:-\S+\s+)*([\w.-]+|\.)(?=\s|$)/.exec(script);
    if (node?.[1] !== undefined) words.push(node[1]);
  }
  return words;
}
