import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ErrorObject } from 'ajv';
import type * as ajv from 'ajv/dist/2020.js';
import type * as jsonc from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import type * as yaml from 'yaml';
import type { Library } from '../libraries/kinds.ts';
import { nearest } from '../facts/nearest.ts';
import { isDeep, readJson, readText, Refused, tooDeep } from './project-file.ts';
import { readPackageFile } from './version.ts';
import { workTree } from './work-tree.ts';
import { isDeepValue, isDeepYaml } from './yaml-depth.ts';

type Severities = Readonly<Record<string, 'off' | 'info' | 'warning' | 'error'>>;
/** What a project says about itself: schema/config.json tells the same to editors. */
export interface Config {
  /** Files and packages that it adds to; nothing of it is left where configurations are asked. */
  readonly extends?: string | readonly string[];
  readonly paths?: { readonly include?: readonly string[]; readonly exclude?: readonly string[] };
  readonly rules?: Severities;
  /** Severities of some files; of those that name a rule, the last that fits decides. */
  readonly overrides?: readonly { readonly paths: readonly string[]; readonly rules: Severities }[];
  readonly failOn?: 'error' | 'warning' | 'info' | 'never';
  /** `package` of knowledge about a module of the project is its name as written (`./src/security/access`). */
  readonly libraries?: readonly Library[];
  readonly public?: readonly string[];
  readonly taskId?: string;
}
export interface LoadedConfig {
  readonly config: Config;
  /** Where it lies. */
  readonly path: string;
  /** As it is told to people. */
  readonly file: string;
  /** What is written in it. */
  readonly text: string;
  /** Where a key of it stands, for complaints about its meaning (`rules` › `sql-injection`). */
  readonly locate: (keys: readonly (string | number)[]) => string;
}
type WrittenLibrary = Omit<Library, 'package'> & { readonly package?: string; readonly module?: string };
/** The configuration cannot be used; the message is for the person who wrote it: one line each mistake. */
export class ConfigError extends Error {
  /** Nobody mends more at once. */
  static readonly most = 20;
  /** Names in them are as they are written, and may hold anything. */
  readonly mistakes: readonly string[];

  constructor(...mistakes: readonly string[]) {
    const told =
      mistakes.length > ConfigError.most ? [...mistakes.slice(0, ConfigError.most), 'and more like these'] : mistakes;
    super(told.join('\n'));
    this.mistakes = told;
  }
}

const data = [
  'backend-audit.config.json',
  'backend-audit.config.jsonc',
  'backend-audit.config.yaml',
  'backend-audit.config.yml',
];
/** Loaded only where there is a configuration: they are a good part of the start-up. */
const need = createRequire(import.meta.url);
const code = /^backend-audit\.config\.[cm]?[jt]s$/;

/** Names that look like a place for settings and are none. */
const misplaced =
  /^(?:backend-audit\.config\.\w+|\.backend-?audit(?:rc(?:\.\w+)?|\.\w+)|backend-?auditrc(?:\.\w+)?|\.backend-audit\.config(?:\.\w+)?)$/i;

/** What should be said of settings in a folder that are not read, `names` being those of its entries. */
export function* misplacedIn(
  folder: string,
  names: ReadonlySet<string>,
  shown: (name: string) => string,
): Generator<string> {
  for (const name of [...names].sort())
    if (code.test(name))
      yield `${shown(name)} is not loaded, because that would run it; settings belong in ${data[0]!}`;
    else if (misplaced.test(name) && !data.includes(name))
      yield `${shown(name)} is not read; settings belong in ${data[0]!}`;
  if (!names.has('package.json')) return;
  const text = readText(join(folder, 'package.json'), 'manifest');
  // Most manifests name us only as a dependency, and need not be read for that.
  if (typeof text !== 'string' || !/"backend-?audit"\s*:\s*\{/i.test(text)) return;
  const manifest = readJson(join(folder, 'package.json'), 'manifest');
  if (manifest === undefined || manifest instanceof Refused) return;
  for (const key of Object.keys(manifest))
    if (/^backend-?audit$/i.test(key))
      yield `${shown('package.json')}: its key '${key}' is not read; settings belong in ${data[0]!}`;
}

/** The configuration in a folder, `names` being those of its entries; `shown` says how a name is told to people. Throws ConfigError. */
export function configIn(
  folder: string,
  names: ReadonlySet<string>,
  shown: (name: string) => string,
): LoadedConfig | undefined {
  const present = data.filter((name) => names.has(name));
  if (present.length > 1)
    throw new ConfigError(`${present.map(shown).join(' and ')}: only one configuration file is possible`);
  const [name] = present;
  return name === undefined ? undefined : load(join(folder, name), shown(name));
}

/** The file that the user named. Code is never loaded: it would run what it audits. Throws ConfigError. */
export function readNamed(named: string): LoadedConfig {
  refuseCode(named);
  return load(resolve(named), named, true);
}
/** A file that another configuration extends, `shown` as it is told to people. Throws ConfigError. */
export function readBase(path: string, shown: string): LoadedConfig {
  refuseCode(shown);
  return load(path, shown);
}
/** Does it name something by where it lies from the file that says so: a module of the project, another configuration? */
export function isRelative(name: string): boolean {
  return /^\.{1,2}\//.test(name);
}
/** Names of configurations that are read. */
export const dataNames: readonly string[] = data;

function refuseCode(named: string): void {
  if (code.test(basename(named)) || /^\.[cm]?[jt]s$/.test(extname(named)))
    throw new ConfigError(
      `${named}: configuration written as code is not loaded, because that would run it; write ${data[0]!}`,
    );
}

function load(path: string, name: string, isNamed = false): LoadedConfig {
  // Messages quote it. Whoever names a file wants it read, wherever it lies; one that lies there need not be ours to quote.
  const text = readText(path, 'configuration', isNamed ? {} : { links: { within: repositoryOf(dirname(path)) } });
  if (text === undefined) throw new ConfigError(`${name}: no such file`);
  if (text instanceof Refused) throw new ConfigError(`${name}: ${text.message}`);
  const known = loadedBefore.get(path);
  if (known?.text === text && known.file === name) return known;
  const document = /\.ya?ml$/.test(path) ? readYaml(name, text) : readJsonc(name, text);
  const value = document.value ?? {};
  const locate = (keys: readonly (string | number)[]): string => {
    const offset = document.offsetOf(keys);
    if (offset === undefined) return name;
    const before = text.slice(0, offset).split('\n');
    return `${name}:${before.length}:${before.at(-1)!.length + 1}`;
  };
  const errors = validate(value);
  if (errors.length > 0) {
    // Far beyond those that are told they need not be explained.
    const mistakes = new Set(errors.slice(0, 10 * ConfigError.most).map((error) => explain(error, locate)));
    throw new ConfigError(...[...mistakes].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
  }
  const written = value as Omit<Config, 'libraries'> & { readonly libraries?: readonly WrittenLibrary[] };
  const { libraries, ...rest } = written;
  const described = libraries?.map(({ module, ...library }): Library => ({
    ...library,
    package: library.package ?? module ?? '',
  }));
  const config = described === undefined ? rest : { ...rest, libraries: described };
  const loaded = { config, path, file: name, text, locate };
  loadedBefore.set(path, loaded);
  return loaded;
}
/** By path: an editor asks again and again, and to check one takes a while. */
const loadedBefore = new Map<string, LoadedConfig>();

function repositoryOf(folder: string): string {
  const real = realpathSync(folder);
  return workTree(real) ?? real;
}

interface Document {
  readonly value: unknown;
  offsetOf(keys: readonly (string | number)[]): number | undefined;
}

function readJsonc(name: string, text: string): Document {
  if (isDeep(text)) throw new ConfigError(`${name}: ${tooDeep.message}`);
  const { parseTree, findNodeAtLocation, getNodeValue, printParseErrorCode } = need('jsonc-parser') as typeof jsonc;
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (tree === undefined || first !== undefined) {
    const before = text.slice(0, first?.offset ?? 0).split('\n');
    const what =
      first === undefined
        ? 'it is empty'
        : printParseErrorCode(first.error)
            .replace(/([a-z])([A-Z])/g, '$1 $2')
            .toLowerCase();
    throw new ConfigError(`${name}:${before.length}:${before.at(-1)!.length + 1} not JSON: ${what}`);
  }
  return {
    // A key `__proto__` would vanish into the object's prototype and escape the check for unknown keys.
    value: text.includes('"__proto__"')
      ? Object.defineProperty({}, '__proto__', { value: 1, enumerable: true })
      : (getNodeValue(tree) as unknown),
    offsetOf: (keys) => {
      const node = findNodeAtLocation(tree, [...keys]);
      return (node?.parent?.type === 'property' ? node.parent : node)?.offset;
    },
  };
}

function readYaml(name: string, text: string): Document {
  const { Lexer, parseDocument, isMap, isSeq, isScalar, isNode } = need('yaml') as typeof yaml;
  if (isDeepYaml(new Lexer().lex(text))) throw new ConfigError(`${name}: ${tooDeep.message}`);
  const document = parseDocument(text, { prettyErrors: false });
  const [first] = document.errors;
  if (first !== undefined) {
    const before = text.slice(0, first.pos[0]).split('\n');
    throw new ConfigError(
      `${name}:${before.length}:${before.at(-1)!.length + 1} not YAML: ${first.message.split('\n')[0]!}`,
    );
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    throw new ConfigError(`${name}: ${(error as Error).message}`);
  }
  // An alias can stand within what it means.
  if (isDeepValue(value)) throw new ConfigError(`${name}: ${tooDeep.message}`);
  return {
    value,
    offsetOf: (keys) => {
      let at: unknown = document.contents;
      let offset: number | undefined;
      for (const key of keys) {
        if (isMap(at)) {
          const pair = at.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
          if (pair === undefined) return offset;
          offset = isScalar(pair.key) ? pair.key.range?.[0] : offset;
          at = pair.value;
        } else if (isSeq(at)) {
          at = at.items[Number(key)];
          if (isNode(at)) offset = at.range?.[0] ?? offset;
        } else return offset;
      }
      return offset;
    },
  };
}

function validate(value: unknown): readonly ErrorObject[] {
  const { Ajv2020 } = need('ajv/dist/2020.js') as typeof ajv;
  const schema = JSON.parse(readPackageFile('schema', 'config.json')) as object;
  const check = new Ajv2020({ allErrors: true, strict: false, verbose: true }).compile(schema);
  return check(value) ? [] : (check.errors ?? []);
}

/** One sentence a mistake, with the place and the nearest name that would be right. */
function explain(error: ErrorObject, locate: (keys: readonly (string | number)[]) => string): string {
  const keys = error.instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const where = keys.length === 0 ? 'the configuration' : keys.join('.');
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = (error.params as { additionalProperty: string }).additionalProperty;
      const names = Object.keys((error.parentSchema as { properties?: object }).properties ?? {}).filter(
        (name) => name !== '$schema',
      );
      const near = nearest(key, names);
      const hint =
        near === undefined
          ? `known are ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', ...' : ''}`
          : `did you mean '${near}'?`;
      return `${locate([...keys, key])} unknown key '${key}'${keys.length === 0 ? '' : ` in ${where}`}; ${hint}`;
    }
    case 'enum': {
      const allowed = (error.params as { allowedValues: unknown[] }).allowedValues.map(String);
      const written = typeof error.data === 'string' ? nearest(error.data, allowed) : undefined;
      const hint =
        written === undefined
          ? `must be one of ${allowed.join(', ')}`
          : `did you mean '${written}'? (${allowed.join(', ')})`;
      return `${locate(keys)} ${where} is ${JSON.stringify(error.data)}; ${hint}`;
    }
    case 'required':
    case 'oneOf':
      if (
        error.keyword === 'oneOf' ||
        ['package', 'module'].includes((error.params as { missingProperty: string }).missingProperty)
      )
        return `${locate(keys)} ${where} must have either 'package' or 'module'`;
      return `${locate(keys)} ${where} lacks '${(error.params as { missingProperty: string }).missingProperty}'`;
    default:
      return `${locate(keys)} ${where} ${error.message ?? 'is not as it should be'}`;
  }
}
