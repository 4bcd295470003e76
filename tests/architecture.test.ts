// What the walls ask for and an import cannot show: which folders are pure, where a package may be called by its name, how
// files of a project are opened. Who may import whom is said by .dependency-cruiser.mjs. `violations` is a pure function
// over texts, so the second half of this file can show that it bites.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, type EcmaScriptModule } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

/** Synchronous, and knows neither console, process, clock nor chance. Loading a grammar of Python waits, so its folder is not among them. */
const pure =
  /^(?:rules|src\/(?:facts|model|libraries|standards|linker|figures|engine|languages\/typescript))\/|^src\/(?:rule|languages\/(?:index|directives))\.ts$/;
/** May not hold the name of a package as a string. */
const nameless = /^(?:rules|src\/(?:facts|model|linker|figures|engine|report|languages))\/|^src\/rule\.ts$/;
/** A library file: plain data. */
const data = /^src\/libraries\/(?!kinds\/)[^/]+\//;

const noName = 'What a package means is library data, so that supporting another one needs no change of code.';
const noReading =
  'Files of the audited project are read through src/host/project-file.ts alone, which knows what may lie there.';
const noWait = 'This part is synchronous and pure: equal input gives equal reports, and ESLint cannot wait.';
const onlyData = 'A library file is plain data: no function, no regular expression, no computed value.';
const noPlace = 'The one door that rules come in by speaks of the model and of places (Location), of nothing below.';
const noPrefix = 'A built-in is written with node:, so that it cannot be a package.';

/** What may read by itself: the door, and those who read what is ours (our package, our store, and nothing of a project). */
const readers =
  /^src\/host\/(?:project-file|version|output|streams|grammars|sql\/postgres|store|secret|own-folder|setup\/write)\.ts$/;
/** Names of node:fs that tell of files and never open one. */
const looking = /^(?:access|exists|lstat|readdir|realpath|stat)(?:Sync)?$|^(?:constants|Dirent|Stats)$/;

const impureNames = new Set(
  'Promise setTimeout setInterval setImmediate queueMicrotask console process performance Date'.split(' '),
);
const fileSystem = /^(?:node:)?fs(?:\/|$)/;

interface Source {
  readonly path: string;
  readonly text: string;
}
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}
interface Parsed extends Source {
  readonly nodes: readonly (readonly [node: Node, parent: Node | undefined, key: string])[];
  readonly imports: EcmaScriptModule;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
const asNodes = (value: unknown): Node[] =>
  Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
const stringOf = (value: unknown): string | undefined => {
  if (!isNode(value)) return undefined;
  if (value.type === 'Literal' && typeof value.value === 'string') return value.value;
  if (value.type !== 'TemplateLiteral' || asNodes(value.quasis).length !== 1) return undefined;
  return (asNodes(value.quasis)[0]?.value as { cooked: string }).cooked;
};
const nameOf = (node: unknown): string | undefined => (isNode(node) ? (node.name as string | undefined) : undefined);

function parse(source: Source): Parsed {
  const { program, errors, module } = parseSync(source.path, source.text);
  if (errors.length > 0) throw new Error(`${source.path} does not parse: ${errors[0]?.message ?? ''}`);
  const nodes: [Node, Node | undefined, string][] = [];
  const walk = (node: Node, parent: Node | undefined, under: string): void => {
    nodes.push([node, parent, under]);
    for (const [key, value] of Object.entries(node)) for (const child of asNodes(value)) walk(child, node, key);
  };
  walk(program as unknown as Node, undefined, '');
  return { ...source, nodes, imports: module };
}

/** What a file imports or passes on by name, and the names; `*`: all of it. */
function usesOf({ imports }: Parsed): { specifier: string; start: number; typeOnly: boolean; names: string[] }[] {
  const { staticImports, staticExports } = imports;
  return [
    ...staticImports.map(({ moduleRequest, start, entries }) => ({
      specifier: moduleRequest.value,
      start,
      typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
      names: entries.map(({ importName }) => importName.name ?? '*'),
    })),
    ...staticExports.flatMap(({ start, entries }) =>
      entries.flatMap(({ moduleRequest, isType, importName }) =>
        moduleRequest === null
          ? []
          : [{ specifier: moduleRequest.value, start, typeOnly: isType, names: [importName.name ?? '*'] }],
      ),
    ),
  ];
}

/** The packages that a library file speaks of, with their aliases. What a language itself brings is no package. */
function packagesOf({ path, nodes }: Parsed): string[] {
  if (!data.test(path)) return [];
  const valueOf = (object: Node, name: string): unknown =>
    asNodes(object.properties).find((property) => (nameOf(property.key) ?? stringOf(property.key)) === name)?.value;
  return nodes.flatMap(([node]) => {
    if (node.type !== 'ObjectExpression') return [];
    const name = stringOf(valueOf(node, 'package'));
    if (name === undefined) return [];
    const aliases = valueOf(node, 'aliases');
    const names = [name, ...asNodes(isNode(aliases) ? aliases.elements : undefined).map(stringOf)];
    return names.filter((each) => each !== undefined);
  });
}

/** `ecosystem: 'language'` describes the globals of a language, under a word that is no package name. */
const ofLanguage = ({ nodes }: Parsed): boolean =>
  nodes.some(
    ([node]) => node.type === 'Property' && nameOf(node.key) === 'ecosystem' && stringOf(node.value) === 'language',
  );

/** Packages are named like the things they are about; these files say which of the words are ours. */
const vocabularies = ['src/facts/facts.ts', 'src/libraries/kinds', 'src/model/model.ts'];
/** Words that a standard brings into our vocabulary: a format of JSON Schema. */
const standardWords = ['uuid'];

/** The words of the closed unions of our vocabulary: a package called `router` may not forbid us to say it. */
function wordsOf({ path, nodes }: Parsed): string[] {
  if (!vocabularies.some((at) => path.startsWith(at))) return [];
  const literals = nodes.flatMap(([node, parent]) => (parent?.type === 'TSLiteralType' ? (stringOf(node) ?? []) : []));
  return literals.filter((text) => /^[a-z]+$/.test(text));
}

function violations(sources: readonly Source[]): string[] {
  const files = sources.map(parse);
  const packages = new Set(files.filter((file) => !ofLanguage(file)).flatMap(packagesOf));
  const words = new Set([...files.flatMap(wordsOf), ...standardWords]);
  const found: string[] = [];

  for (const file of files) {
    const say = (offset: number, what: string, why: string) => {
      const line = file.text.slice(0, offset).split('\n').length;
      found.push(`${file.path}:${line} ${what}. ${why}`);
    };
    // A name that the file binds itself is not the global; what it was bound to by an import is judged as an import.
    const bound = new Set(
      file.nodes.flatMap(([node, parent, under]) => {
        const binds = under === 'id' || (under === 'local' && parent?.type.startsWith('Import'));
        return (binds ? nameOf(node) : undefined) ?? [];
      }),
    );

    for (const { specifier, start, typeOnly, names } of usesOf(file)) {
      const complain = (why: string) => {
        say(start, `may not import '${specifier}'`, why);
      };
      if (isBuiltin(specifier) && !specifier.startsWith('node:')) complain(noPrefix);
      if (
        fileSystem.test(specifier) &&
        !typeOnly &&
        !readers.test(file.path) &&
        !names.every((name) => looking.test(name))
      )
        complain(noReading);
      if (
        file.path === 'src/rule.ts' &&
        specifier.startsWith('./facts/') &&
        !names.every((name) => name === 'Location')
      )
        complain(noPlace);
    }

    for (const [node, parent, under] of file.nodes) {
      if (pure.test(file.path) && !bound.has(nameOf(node) ?? '') && isImpure(node, parent, under))
        say(node.start, `uses ${impurityOf(node)}`, noWait);
      if (data.test(file.path) && isComputed(node)) say(node.start, `holds a ${node.type}`, onlyData);
      const text = stringOf(node);
      if (text === undefined) continue;
      if (nameless.test(file.path) && under !== 'source' && packages.has(text) && !words.has(text))
        say(node.start, `holds the package name '${text}'`, noName);
      const declares = under === 'source' && parent?.type !== 'ImportExpression';
      if (file.path.startsWith('src/host/') && !declares && fileSystem.test(text) && !readers.test(file.path))
        say(node.start, `may not load '${text}'`, noReading);
    }
  }
  return found;
}

function isImpure(node: Node, parent: Node | undefined, under: string): boolean {
  if (node.type === 'AwaitExpression' || node.type === 'ImportExpression') return true;
  if (node.type.includes('Function') && node.async === true) return true;
  if (node.type === 'ForOfStatement' && node.await === true) return true;
  if (node.type === 'MemberExpression') return nameOf(node.object) === 'Math' && nameOf(node.property) === 'random';
  if (node.type !== 'Identifier' || !impureNames.has(nameOf(node) ?? '')) return false;
  // `call.process`, `{ process: 1 }` and a method `process()` only share the word.
  const named = under === 'key' || (under === 'property' && parent?.type === 'MemberExpression');
  return !named || parent?.computed === true || (parent?.type === 'Property' && parent.shorthand === true);
}
function impurityOf(node: Node): string {
  if (node.type === 'Identifier') return nameOf(node) ?? '';
  if (node.type === 'MemberExpression') return 'Math.random';
  return node.type === 'AwaitExpression' ? 'await' : node.type === 'ImportExpression' ? 'import()' : 'async';
}
function isComputed(node: Node): boolean {
  return (
    (!node.type.startsWith('TS') &&
      /Function|^Class|^(?:New|Call|TaggedTemplate|Await|Binary|Conditional)Expression$/.test(node.type)) ||
    (node.type === 'TemplateLiteral' && asNodes(node.expressions).length > 0) ||
    (node.type === 'Literal' && node.regex != null)
  );
}

const root = fileURLToPath(new URL('..', import.meta.url));
const sourcesIn = (folder: string): Source[] =>
  !existsSync(posix.join(root, folder))
    ? []
    : readdirSync(posix.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
        .map((entry) => posix.relative(root, posix.join(entry.parentPath, entry.name)))
        .sort()
        .map((path) => ({ path, text: readFileSync(posix.join(root, path), 'utf8') }));

describe('the walls hold', () => {
  it('in every file of src and rules', () => {
    expect(violations([...sourcesIn('src'), ...sourcesIn('rules')])).toEqual([]);
  });
});

describe('the walls bite', () => {
  const pg = {
    path: 'src/libraries/databases/pg.ts',
    text: "import type { Library } from '../kinds.ts';\nexport default { package: 'pg', aliases: ['pg-native'] } satisfies Library;",
  };
  const judge = (path: string, text: string) => violations([pg, { path, text }]);

  it.each([
    ['src/libraries/orms/x.ts', "export default { package: 'x', test: (y) => y };", 'holds a ArrowFunctionExpression'],
    ['src/libraries/orms/x.ts', "export default { package: 'x', test: /y/ };", 'holds a Literal'],
    ['src/linker/x.ts', "if (name === 'pg') f();", "holds the package name 'pg'"],
    ['src/engine/x.ts', 'const name = `pg-native`;', "holds the package name 'pg-native'"],
    ['src/rule.ts', "import type { Value } from './facts/index.ts';", "may not import './facts/index.ts'"],
    ['src/rule.ts', "export type * from './facts/index.ts';", "may not import './facts/index.ts'"],
    ['src/engine/x.ts', "import { join } from 'path';", 'written with node:'],
    ['src/engine/x.ts', '\nasync function f() {}', 'src/engine/x.ts:2 uses async'],
    ['src/linker/x.ts', "const x = await import('../model/index.ts');", 'uses await'],
    ['src/linker/x.ts', 'const f = (): Promise<void> => g();', 'uses Promise'],
    ['src/model/x.ts', 'console.log(1);', 'uses console'],
    ['src/facts/x.ts', 'export const home = process.env;', 'uses process'],
    ['src/engine/x.ts', 'const now = Date.now();', 'uses Date'],
    ['rules/database/x.ts', 'const { a } = b; const id = Math.random();', 'uses Math.random'],
    ['src/host/files.ts', "import { readFile } from 'node:fs/promises';", 'may not import'],
    ['src/host/files.ts', "import { statSync, readFileSync } from 'node:fs';", "may not import 'node:fs'"],
    ['src/host/files.ts', "import * as fs from 'node:fs'; fs.openSync('x');", "may not import 'node:fs'"],
    ['src/host/files.ts', "export { readFileSync } from 'node:fs';", "may not import 'node:fs'"],
    ['src/host/files.ts', "const { readFileSync } = require('node:fs');", "may not load 'node:fs'"],
    ['src/host/load.ts', "const fs = await import('node:fs/promises');", "may not load 'node:fs/promises'"],
  ])('%s: %s', (path, text, expected) => {
    const found = judge(path, text);
    expect(found.join('\n')).toContain(expected);
    expect(found[0]).toMatch(/^\S+:\d+ .+\. [A-Z].+\.$/);
  });

  it.each([
    ['src/linker/x.ts', "const fact = { async: true, process: 1 }; fact.process; const text = 'the pg driver';"],
    ['src/rule.ts', "import type { Location } from './facts/index.ts'; export type * from './model/index.ts';"],
    ['src/host/files.ts', "import { readdirSync, statSync } from 'node:fs'; import type { Stats } from 'node:fs';"],
    ['src/host/project-file.ts', "import { openSync } from 'node:fs'; const file = openSync('pg');"],
    ['src/host/store.ts', "import { readFileSync } from 'node:fs'; const text = readFileSync('pg');"],
    ['src/languages/python/x.ts', "const { Parser } = await import('web-tree-sitter');"],
    ['src/cli/main.ts', "import { audit } from '../audit.ts'; console.log(process.argv, await audit());"],
  ])('but let through %s: %s', (path, text) => {
    expect(judge(path, text)).toEqual([]);
  });

  it('but let through a word of our own that is the name of a package too', () => {
    const model = { path: 'src/model/model.ts', text: "export type Driver = 'pg' | 'none';" };
    expect(violations([pg, model, { path: 'src/linker/x.ts', text: "if (driver === 'pg') f();" }])).toEqual([]);
  });
});
