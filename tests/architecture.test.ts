// The walls between the folders, executed. Each has one sentence of why; a wall in your way is a question, not a line to
// delete. `violations` is a pure function over texts, so the second half of this file can show that the walls bite.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

interface Wall {
  /** A folder, or one file. The longest match wins, so a file can have a wall of its own. */
  readonly at: string;
  /** Other folders or files of the house. `types of x`: nothing of it may remain when types are erased. */
  readonly house: readonly string[];
  /** Packages and Node built-ins; `node:*` is every built-in but those that touch the file system. */
  readonly outside?: readonly string[];
  /** Synchronous, and knows neither console, process, clock nor chance. */
  readonly pure?: boolean;
  /** May not hold the name of a package as a string. */
  readonly nameless?: boolean;
  readonly why: string;
}

const walls: readonly Wall[] = [
  {
    at: 'src/facts',
    house: [],
    pure: true,
    nameless: true,
    why: 'Facts are the vocabulary that everything else speaks; whoever imports nothing can be understood alone.',
  },
  {
    at: 'src/model',
    house: ['src/facts'],
    pure: true,
    nameless: true,
    why: 'The model says what a backend is, not how it was made.',
  },
  {
    at: 'src/libraries',
    house: [],
    pure: true,
    why: 'Library knowledge is plain data: it imports its own types, so that users can write the same in JSON.',
  },
  {
    at: 'src/standards',
    house: [],
    pure: true,
    why: 'The catalogue is data; who decides a standard is said by the rules.',
  },
  {
    at: 'src/languages/index.ts',
    house: ['src/facts', 'src/languages'],
    pure: true,
    nameless: true,
    why: 'The door of the languages only maps a path to a language; each language has a row of its own below.',
  },
  {
    at: 'src/languages/typescript',
    house: ['src/facts', 'src/languages/directives.ts'],
    outside: ['oxc-parser'],
    pure: true,
    nameless: true,
    why: 'A language knows its own parser and the facts: no package, no other language, no file.',
  },
  {
    at: 'src/languages/python',
    house: ['src/facts', 'src/languages/directives.ts'],
    outside: ['web-tree-sitter'],
    // Loading WebAssembly is asynchronous; the host does the waiting, but the door to it stands here.
    nameless: true,
    why: 'A language knows its own parser and the facts: no package, no other language, no file.',
  },
  {
    at: 'src/languages/directives.ts',
    house: ['src/facts'],
    pure: true,
    nameless: true,
    why: 'What a comment of ours says is read alike in every language, from its text alone.',
  },
  {
    at: 'src/linker',
    house: ['src/facts', 'src/libraries', 'src/model'],
    // Joining path segments is arithmetic on strings.
    outside: ['node:path/posix'],
    pure: true,
    nameless: true,
    why: 'The linker joins facts and library data: it knows no language, no parser and no package by name.',
  },
  {
    at: 'src/rule.ts',
    house: ['src/model', 'types of src/facts'],
    pure: true,
    nameless: true,
    why: 'The one door that rules come in by speaks of the model and of places (Location), of nothing below.',
  },
  {
    at: 'rules',
    house: ['src/rule.ts'],
    pure: true,
    nameless: true,
    why: 'A rule asks the model through the rule door, so that it holds for every language and every library.',
  },
  {
    at: 'rules/index.ts',
    house: ['src/rule.ts', 'rules'],
    pure: true,
    nameless: true,
    why: 'The list of rules is generated from the folder and holds nothing else.',
  },
  {
    at: 'src/engine',
    house: ['src/facts', 'src/model', 'src/linker', 'src/rule.ts', 'types of src/report', 'types of src/libraries'],
    // Fingerprints are hashes, and joining path segments is arithmetic on strings: both are pure functions.
    outside: ['node:crypto', 'node:path/posix'],
    pure: true,
    nameless: true,
    why: 'The engine orders the stages: languages, libraries, standards and rules are handed in, and it touches nothing outside.',
  },
  {
    at: 'src/report',
    house: ['src/report/report.ts'],
    outside: ['chalk', 'sarif'],
    nameless: true,
    why: 'Every format is made from the Report alone, so that an old report can be shown again.',
  },
  {
    at: 'src/report/report.ts',
    house: ['types of src/facts', 'types of src/model', 'types of src/rule.ts'],
    nameless: true,
    why: 'The shape of the report borrows words (Location, Severity, Endpoint) as types; no format beside it does.',
  },
  {
    at: 'src/host',
    house: [
      'src/facts',
      'src/languages',
      'types of src/engine',
      'types of src/report',
      'types of src/libraries',
      'types of src/linker/project.ts',
    ],
    outside: ['node:*', 'node:fs', 'ajv', 'jsonc-parser', 'libpg-query', 'yaml'],
    why: 'The host is the outside world (files, cache, workers, clock): it brings what a project is made of (project.ts), and knows no rule and no model.',
  },
  {
    at: 'src/audit.ts',
    house: ['src', 'rules/index.ts'],
    outside: ['node:*'],
    why: 'The composition root hands languages, libraries, standards and rules to the engine, and knows no surface.',
  },
  {
    at: 'src/cli',
    house: ['src/audit.ts', 'src/report', 'src/host', 'src/engine'],
    outside: ['node:*', 'chalk', 'cli-progress', 'commander'],
    why: 'The command line turns arguments into a run and a run into an exit code: it holds no decision about quality.',
  },
  {
    at: 'src/eslint',
    house: ['src/audit.ts', 'src/report', 'src/host', 'src/engine'],
    outside: ['node:*', 'eslint', '@typescript-eslint/parser'],
    why: 'The ESLint adapter maps findings onto ESLint reports: it holds no decision about quality.',
  },
];

const noName = 'What a package means is library data, so that supporting another one needs no change of code.';
const noFiles = 'Only src/host touches the file system, so that unsaved and staged text count everywhere else.';
const noReading =
  'Files of the audited project are read through src/host/project-file.ts alone, which knows what may lie there.';
/** What may read by itself: the door, and those who read what is ours (our package, our store, and nothing of a project). */
const readers =
  /^src\/host\/(?:project-file|version|output|streams|grammars|sql\/postgres|store|secret|own-folder)\.ts$/;
/** Names of node:fs that tell of files and never open one. */
const looking = /^(?:access|exists|lstat|readdir|realpath|stat)(?:Sync)?$|^(?:constants|Dirent|Stats)$/;
const noWait = 'This part is synchronous and pure: equal input gives equal reports, and ESLint cannot wait.';
const onlyData = 'A library file is plain data: no function, no regular expression, no computed value.';
const noDrawer = 'Every file belongs to a folder with a wall: give it a home, or the table a row with its why.';

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
interface Use {
  readonly specifier: string;
  readonly node: Node;
  readonly typeOnly: boolean;
  readonly names: readonly string[];
}
interface Parsed extends Source {
  readonly nodes: readonly (readonly [node: Node, parent: Node | undefined, key: string])[];
  readonly uses: readonly Use[];
  readonly specifierNodes: ReadonlySet<unknown>;
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
  const { program, errors } = parseSync(source.path, source.text);
  if (errors.length > 0) throw new Error(`${source.path} does not parse: ${errors[0]?.message ?? ''}`);
  const nodes: [Node, Node | undefined, string][] = [];
  const walk = (node: Node, parent: Node | undefined, under: string): void => {
    nodes.push([node, parent, under]);
    for (const [key, value] of Object.entries(node)) for (const child of asNodes(value)) walk(child, node, key);
  };
  walk(program as unknown as Node, undefined, '');

  const uses: Use[] = [];
  const specifierNodes = new Set<unknown>();
  for (const [node] of nodes) {
    const clauses = asNodes(node.specifiers);
    const typed = (kind: 'importKind' | 'exportKind') =>
      node[kind] === 'type' || (clauses.length > 0 && clauses.every((clause) => clause[kind] === 'type'));
    const add = (at: unknown, typeOnly: boolean, names: readonly (string | undefined)[] = []) => {
      const specifier = stringOf(at);
      if (at != null) specifierNodes.add(at);
      if (at != null) uses.push({ specifier: specifier ?? '(computed)', node, typeOnly, names: names.map(String) });
    };
    switch (node.type) {
      case 'ImportDeclaration':
        add(
          node.source,
          typed('importKind'),
          clauses.map((clause) => nameOf(clause.imported) ?? '*'),
        );
        break;
      case 'ExportNamedDeclaration':
        add(
          node.source,
          typed('exportKind'),
          clauses.map((clause) => nameOf(clause.local)),
        );
        break;
      case 'ExportAllDeclaration':
        add(node.source, typed('exportKind'), ['*']);
        break;
      case 'ImportExpression':
        add(node.source, false, ['*']);
        break;
      case 'TSImportType':
        add(node.source, true, [nameOf(node.qualifier) ?? '*']);
        break;
      case 'TSExternalModuleReference':
        add(node.expression, false, ['*']);
        break;
      case 'CallExpression':
        if (nameOf(node.callee) === 'require') add(asNodes(node.arguments)[0], false, ['*']);
        break;
    }
  }
  return { ...source, nodes, uses, specifierNodes };
}

const inside = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
const wallOf = (path: string): Wall | undefined =>
  walls.filter((wall) => inside(path, wall.at)).sort((a, b) => b.at.length - a.at.length)[0];

/** The packages that a library file speaks of, with their aliases. What a language itself brings is no package. */
function packagesOf({ path, nodes }: Parsed): string[] {
  if (!inside(path, 'src/libraries')) return [];
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
  const dataFiles = new Set(files.filter((file) => packagesOf(file).length > 0).map((file) => file.path));
  const found: string[] = [];

  for (const file of files) {
    const wall = wallOf(file.path);
    const say = (offset: number, what: string, why: string) => {
      const line = file.text.slice(0, offset).split('\n').length;
      found.push(`${file.path}:${line} ${what}. ${why}`);
    };
    if (wall === undefined) {
      say(0, 'stands in no folder that has a wall', noDrawer);
      continue;
    }
    const isData = dataFiles.has(file.path);
    // A name that the file binds itself is not the global; what it was bound to by an import is judged as an import.
    const bound = new Set(
      file.nodes.flatMap(([node, parent, under]) => {
        const binds = under === 'id' || (under === 'local' && parent?.type.startsWith('Import'));
        return (binds ? nameOf(node) : undefined) ?? [];
      }),
    );

    for (const use of file.uses) {
      const complain = (why: string) => {
        say(use.node.start, `may not import ${use.typeOnly ? 'the types of ' : ''}'${use.specifier}'`, why);
      };
      if (!use.specifier.startsWith('.')) {
        const allowed = wall.outside ?? [];
        const builtin = isBuiltin(use.specifier);
        if (fileSystem.test(use.specifier)) {
          if (!allowed.includes('node:fs')) complain(noFiles);
          else if (!use.typeOnly && !readers.test(file.path) && !use.names.every((name) => looking.test(name)))
            complain(noReading);
        } else if (builtin) {
          if (!use.specifier.startsWith('node:'))
            complain('A built-in is written with node:, so that it cannot be a package.');
          else if (!allowed.includes('node:*') && !allowed.includes(use.specifier)) complain(wall.why);
        } else if (!allowed.some((name) => inside(use.specifier, name))) complain(wall.why);
        continue;
      }
      const target = posix.join(posix.dirname(file.path), use.specifier);
      // At home one may import freely, but a rule no other rule, and library data no other package's data.
      const home = wallOf(target);
      if (home === wall && wall.at === 'rules') complain(wall.why);
      else if (home === wall) {
        if (isData && dataFiles.has(target)) complain(wall.why);
      } else if (!mayImport(wall, target, use, dataFiles)) complain(wall.why);
    }

    for (const [node, parent, under] of file.nodes) {
      if (wall.pure && !bound.has(nameOf(node) ?? '') && isImpure(node, parent, under))
        say(node.start, `uses ${impurityOf(node)}`, noWait);
      if (isData && isComputed(node)) say(node.start, `holds a ${node.type}`, onlyData);
      const text = wall.nameless ? stringOf(node) : undefined;
      if (text !== undefined && packages.has(text) && !words.has(text) && !file.specifierNodes.has(node))
        say(node.start, `holds the package name '${text}'`, noName);
    }
  }
  return found;
}

function mayImport(wall: Wall, target: string, use: Use, dataFiles: ReadonlySet<string>): boolean {
  // src/audit.ts collects everything but the surfaces above it.
  if (wall.at === 'src/audit.ts' && (inside(target, 'src/cli') || inside(target, 'src/eslint'))) return false;
  // Library data comes in by its door (all packages at once), never one package at a time.
  if (dataFiles.has(target)) return false;
  // The rule door needs a place to point at, and no other word of the facts.
  if (wall.at === 'src/rule.ts' && inside(target, 'src/facts'))
    return use.typeOnly && use.names.every((name) => name.includes('Location'));
  return wall.house.some((entry) => {
    const [folder, typesOnly] = entry.startsWith('types of ')
      ? [entry.slice('types of '.length), true]
      : [entry, false];
    if (typesOnly && !use.typeOnly) return false;
    return inside(target, folder);
  });
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
  const sources = [...sourcesIn('src'), ...sourcesIn('rules')];

  it('in every file of src and rules', () => {
    expect(violations(sources)).toEqual([]);
  });

  it('and every package they let in is a dependency, and the other way round', () => {
    const manifest = JSON.parse(readFileSync(posix.join(root, 'package.json'), 'utf8'));
    const letIn = walls.flatMap((wall) => wall.outside ?? []).filter((name) => !name.startsWith('node:'));
    // SARIF has types only; ESLint and its parser are brought by the user.
    const brought = ['sarif', ...Object.keys(manifest.peerDependencies)];
    const needed = [...new Set(letIn)].filter((name) => !brought.includes(name));
    expect(needed.sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });
});

describe('the walls bite', () => {
  const data = {
    path: 'src/libraries/databases/pg.ts',
    text: "import type { Library } from '../kinds.ts';\nexport default { package: 'pg', aliases: ['pg-native'] } satisfies Library;",
  };
  const judge = (path: string, text: string) => violations([data, { path, text }]);

  it.each([
    ['src/facts/index.ts', "import { x } from '../model/index.ts';", "may not import '../model/index.ts'"],
    ['src/facts/index.ts', "import 'oxc-parser';", "may not import 'oxc-parser'"],
    ['src/model/index.ts', "import type { Pass } from '../linker/pass.ts';", "the types of '../linker/pass.ts'"],
    ['src/libraries/orms/x.ts', "import pg from '../databases/pg.ts'; export default { package: 'x', pg };", 'pg.ts'],
    ['src/libraries/orms/x.ts', "export default { package: 'x', test: (y) => y };", 'holds a ArrowFunctionExpression'],
    ['src/libraries/orms/x.ts', "export default { package: 'x', test: /y/ };", 'holds a Literal'],
    ['src/languages/python/index.ts', "import { x } from '../typescript/index.ts';", "'../typescript/index.ts'"],
    ['src/languages/python/index.ts', "import 'oxc-parser';", "may not import 'oxc-parser'"],
    ['src/languages/ruby/index.ts', 'export {};', 'stands in no folder that has a wall'],
    ['src/util.ts', 'export {};', 'stands in no folder that has a wall'],
    ['src/linker/x.ts', "import { y } from '../languages/index.ts';", "may not import '../languages/index.ts'"],
    [
      'src/linker/x.ts',
      "import pg from '../libraries/databases/pg.ts';",
      "may not import '../libraries/databases/pg.ts'",
    ],
    ['src/linker/x.ts', "if (name === 'pg') f();", "holds the package name 'pg'"],
    ['src/engine/x.ts', 'const name = `pg-native`;', "holds the package name 'pg-native'"],
    ['src/rule.ts', "import type { Value } from './facts/index.ts';", "the types of './facts/index.ts'"],
    ['rules/database/a.ts', "import { b } from './b.ts';", "may not import './b.ts'"],
    ['rules/database/a.ts', "import type { Endpoint } from '../../src/model/index.ts';", '../../src/model/index.ts'],
    [
      'rules/database/a.ts',
      "const a = load('./x'); type T = import('../../src/linker/x.ts').T;",
      '../../src/linker/x.ts',
    ],
    ['src/engine/x.ts', "import { write } from '../report/json.ts';", "may not import '../report/json.ts'"],
    ['src/engine/x.ts', "import { readFileSync } from 'node:fs';", "may not import 'node:fs'"],
    ['src/engine/x.ts', "import { join } from 'path';", 'written with node:'],
    ['src/engine/x.ts', "const path = require('./y.ts'); const z = require('yaml');", "may not import 'yaml'"],
    ['src/engine/x.ts', '\nasync function f() {}', 'src/engine/x.ts:2 uses async'],
    ['src/linker/x.ts', "const x = await import('../model/index.ts');", 'uses await'],
    ['src/linker/x.ts', 'const f = (): Promise<void> => g();', 'uses Promise'],
    ['src/model/x.ts', 'console.log(1);', 'uses console'],
    ['src/facts/x.ts', 'export const home = process.env;', 'uses process'],
    ['src/engine/x.ts', 'const now = Date.now();', 'uses Date'],
    ['src/engine/x.ts', "import { performance } from 'node:perf_hooks';", "may not import 'node:perf_hooks'"],
    ['src/engine/x.ts', 'const { a } = b; const id = Math.random();', 'uses Math.random'],
    ['src/report/html.ts', "import type { Endpoint } from '../model/index.ts';", "the types of '../model/index.ts'"],
    ['src/report/report.ts', "import { endpoints } from '../model/index.ts';", "may not import '../model/index.ts'"],
    ['src/host/cache.ts', "import { sqlInjection } from '../../rules/database/sql-injection.ts';", 'sql-injection.ts'],
    ['src/host/files.ts', "import { readFile } from 'node:fs/promises';", 'may not import'],
    ['src/host/files.ts', "import { statSync, readFileSync } from 'node:fs';", "may not import 'node:fs'"],
    ['src/host/files.ts', "import * as fs from 'node:fs'; fs.openSync('x');", "may not import 'node:fs'"],
    ['src/cli/main.ts', "import { link } from '../linker/index.ts';", "may not import '../linker/index.ts'"],
    ['src/cli/main.ts', "import fs from 'fs/promises';", "may not import 'fs/promises'"],
    ['src/eslint/index.ts', "import { parseSync } from 'oxc-parser';", "may not import 'oxc-parser'"],
    ['src/audit.ts', "import { main } from './cli/main.ts';", "may not import './cli/main.ts'"],
  ])('%s: %s', (path, text, expected) => {
    const found = judge(path, text);
    expect(found.join('\n')).toContain(expected);
    expect(found[0]).toMatch(/^\S+:\d+ .+\. [A-Z].+\.$/);
  });

  it.each([
    ['src/linker/x.ts', "import { libraries } from '../libraries/index.ts'; import { join } from 'node:path/posix';"],
    ['src/linker/x.ts', "const fact = { async: true, process: 1 }; fact.process; const text = 'the pg driver';"],
    ['src/standards/index.ts', "import { performance } from './performance.ts'; export const all = [performance];"],
    ['src/libraries/index.ts', "import pg from './databases/pg.ts'; export const libraries = [pg];"],
    ['src/rule.ts', "import type { Location } from './facts/index.ts'; export type * from './model/index.ts';"],
    ['rules/index.ts', "export { a } from './database/a.ts';"],
    ['src/engine/x.ts', "import { type Report, type Finding } from '../report/report.ts';"],
    ['src/report/json.ts', "import type { Report } from './report.ts';"],
    ['src/host/files.ts', "import { readdirSync, statSync } from 'node:fs'; import type { Stats } from 'node:fs';"],
    ['src/host/project-file.ts', "import { openSync } from 'node:fs'; const file = openSync('pg');"],
    ['src/host/store.ts', "import { readFileSync } from 'node:fs'; const text = readFileSync('pg');"],
    ['src/audit.ts', "import { rules } from '../rules/index.ts'; import { libraries } from './libraries/index.ts';"],
    ['src/cli/main.ts', "import { audit } from '../audit.ts'; console.log(process.argv, await audit());"],
  ])('but let through %s: %s', (path, text) => {
    expect(judge(path, text)).toEqual([]);
  });

  it('but let through a word of our own that is the name of a package too', () => {
    const model = { path: 'src/model/model.ts', text: "export type Driver = 'pg' | 'none';" };
    expect(violations([data, model, { path: 'src/linker/x.ts', text: "if (driver === 'pg') f();" }])).toEqual([]);
  });
});
