// The walls between the folders: who may import whom, with one sentence of why. `npm run imports` checks them; a wall in
// your way is a question, not a line to delete. What cannot be seen in an import (purity, names of packages, how files
// are opened) is checked by tests/architecture.test.ts.

/**
 * `at`: a folder or one file; the longest match wins, so a file can have a wall of its own. `house`: other folders or
 * files of ours that it may import. `types`: those of which nothing may remain when types are erased. `outside`: packages
 * and built-ins of Node; `node:*` is every built-in but those that touch the file system.
 */
const walls = [
  {
    at: 'src/facts',
    why: 'Facts are the vocabulary that everything else speaks; whoever imports nothing can be understood alone.',
  },
  { at: 'src/model', house: ['src/facts'], why: 'The model says what a backend is, not how it was made.' },
  {
    at: 'src/libraries',
    why: 'Library knowledge is plain data: it imports its own types, so that users can write the same in JSON.',
  },
  { at: 'src/standards', why: 'The catalogue is data; who decides a standard is said by the rules.' },
  {
    at: 'src/languages/index.ts',
    house: ['src/facts', 'src/languages'],
    why: 'The door of the languages only maps a path to a language; each language has a row of its own below.',
  },
  {
    at: 'src/languages/typescript',
    house: ['src/facts', 'src/languages/directives.ts'],
    // What takes the types of Flow out is loaded where there are some.
    outside: ['oxc-parser', 'flow-remove-types', 'node:module'],
    why: 'A language knows its own parser and the facts: no package, no other language, no file.',
  },
  {
    at: 'src/languages/python',
    house: ['src/facts', 'src/languages/directives.ts'],
    outside: ['web-tree-sitter'],
    why: 'A language knows its own parser and the facts: no package, no other language, no file.',
  },
  {
    at: 'src/languages/directives.ts',
    house: ['src/facts'],
    why: 'What a comment of ours says is read alike in every language, from its text alone.',
  },
  {
    at: 'src/linker',
    house: ['src/facts', 'src/libraries', 'src/model'],
    // Joining path segments is arithmetic on strings.
    outside: ['node:path/posix'],
    why: 'The linker joins facts and library data: it knows no language, no parser and no package by name.',
  },
  {
    at: 'src/rule.ts',
    house: ['src/model'],
    types: ['src/facts'],
    why: 'The one door that rules come in by speaks of the model and of places (Location), of nothing below.',
  },
  {
    at: 'rules',
    house: ['src/rule.ts'],
    why: 'A rule asks the model through the rule door, so that it holds for every language and every library.',
  },
  {
    at: 'rules/index.ts',
    house: ['src/rule.ts', 'rules'],
    why: 'The list of rules is generated from the folder and holds nothing else.',
  },
  {
    at: 'src/figures',
    house: ['src/model'],
    types: ['src/facts'],
    why: 'A figure asks the model, as rules do, and says a number of the whole instead of findings.',
  },
  {
    at: 'src/engine',
    house: ['src/facts', 'src/model', 'src/linker', 'src/rule.ts'],
    types: ['src/report', 'src/libraries', 'src/figures'],
    // Fingerprints are hashes, and joining path segments is arithmetic on strings: both are pure functions.
    outside: ['node:crypto', 'node:path/posix'],
    why: 'The engine orders the stages: languages, libraries, standards and rules are handed in, and it touches nothing outside.',
  },
  {
    at: 'src/report',
    house: ['src/report/report.ts'],
    // Of SARIF there are types only.
    outside: ['chalk', 'preact', 'preact-render-to-string', '@types/sarif'],
    why: 'Every format is made from the Report alone, so that an old report can be shown again.',
  },
  {
    at: 'src/report/report.ts',
    types: ['src/facts', 'src/model', 'src/rule.ts'],
    why: 'The shape of the report borrows words (Location, Severity, Endpoint) as types; no format beside it does.',
  },
  {
    at: 'src/host',
    house: ['src/facts', 'src/languages'],
    types: ['src/engine', 'src/report', 'src/libraries', 'src/linker/project.ts'],
    outside: ['node:*', 'node:fs', 'ajv', 'jsonc-parser', 'libpg-query', 'yaml'],
    why: 'The host is the outside world (files, cache, workers, clock): it brings what a project is made of (project.ts), and knows no rule and no model.',
  },
  {
    at: 'src/audit.ts',
    house: ['src/(?!cli/|eslint/)', 'rules/index.ts'],
    outside: ['node:*'],
    why: 'The composition root hands languages, libraries, standards and rules to the engine, and knows no surface.',
  },
  {
    at: 'src/fixes',
    house: ['src/languages/typescript/parse.ts'],
    types: ['src/report', 'src/rule.ts'],
    why: 'A fix is made of a finding and one text: it touches no file and knows no model.',
  },
  {
    at: 'src/cli',
    house: ['src/fixes', 'src/audit.ts', 'src/report', 'src/host', 'src/engine'],
    outside: ['node:*', 'chalk', 'cli-progress', 'commander'],
    why: 'The command line turns arguments into a run and a run into an exit code: it holds no decision about quality.',
  },
  {
    at: 'src/eslint',
    house: ['src/fixes', 'src/audit.ts', 'src/report', 'src/host', 'src/engine'],
    outside: ['node:*', 'eslint', '@typescript-eslint/parser'],
    why: 'The ESLint adapter maps findings onto ESLint reports: it holds no decision about quality.',
  },
];

const everything = '^(?:src|rules)/';
const literal = (path) => path.replaceAll('.', String.raw`\.`);
/** What lies at or below a folder; a pattern that ends with a look-ahead says for itself where it ends. */
const below = (folder) => (folder.endsWith(')') ? `^${folder}` : `^${literal(folder)}(?:/|$)`);
/** The same without what has a wall of its own. */
const within = ({ at }) => {
  const inner = walls.map((wall) => wall.at).filter((other) => other.startsWith(`${at}/`));
  return inner.length === 0
    ? below(at)
    : `^(?!${inner.map((other) => `${literal(other)}(?:/|$)`).join('|')})${literal(at)}/`;
};
/** The names by which the cruiser knows what is not ours: `fs`, `node_modules/yaml/dist/index.js`. */
const outsider = (name) =>
  name.startsWith('node:') ? `^${literal(name.slice('node:'.length))}$` : `(?:^|/)node_modules/${literal(name)}/`;
const noFile = '^(?!fs(?:/|$))[^/.]+(?:/(?:posix|promises))?$';

/** The rules of one wall. Whoever may import at will at home is a folder of rules or of data no home: they stand alone. */
const rulesOf = (wall) => {
  const { at, house = [], types = [], outside = [], why: comment } = wall;
  const from = { path: within(wall) };
  const home = at === 'rules' ? [] : [within(wall)];
  const mayEnter = outside.filter((name) => name !== 'node:*').map(outsider);
  return [
    {
      name: `wall of ${at}`,
      comment,
      from,
      to: { path: everything, pathNot: [...home, ...[...house, ...types].map(below)] },
    },
    ...(types.length === 0
      ? []
      : [
          {
            name: `types through the wall of ${at}`,
            comment,
            from,
            to: { path: types.map(below), pathNot: [...home, ...house.map(below)], dependencyTypesNot: ['type-only'] },
          },
        ]),
    {
      name: `outside of ${at}`,
      comment,
      from,
      to: { pathNot: [everything, ...mayEnter, ...(outside.includes('node:*') ? [noFile] : [])] },
    },
  ];
};

/** The parts of a grammar call each other as its rules do: a statement holds expressions, and a function statements. */
const grammars = '^src/languages/(?:typescript|python)/';

export default {
  forbidden: [
    ...walls.flatMap(rulesOf),
    {
      name: 'no drawer',
      comment: 'Every file belongs to a folder with a wall: give it a home, or the table a row with its why.',
      from: { path: everything, pathNot: walls.map(within) },
      to: {},
    },
    {
      name: 'data by its door',
      comment: 'Library data comes in by its door (all packages at once), never one package at a time.',
      from: { pathNot: '^src/libraries/[^/]+$' },
      // The format of the data stands beside it.
      to: { path: '^src/libraries/(?!kinds/)[^/]+/' },
    },
    {
      name: 'dependencies only',
      comment: 'What is installed with us is a dependency; of what is not, nothing may remain when types are erased.',
      from: { path: everything },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-bundled', 'npm-optional'],
        dependencyTypesNot: ['npm', 'npm-peer', 'type-only'],
      },
    },
    {
      name: 'no orphan',
      comment: 'A file that nobody imports and that imports nothing is dead.',
      from: { path: everything, orphan: true },
      to: {},
    },
    {
      name: 'no cycle',
      comment: 'What imports each other can only be understood together.',
      from: { path: everything, pathNot: grammars },
      to: { circular: true },
    },
  ].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // With what only types need: a wall that types pass through is a hole.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
