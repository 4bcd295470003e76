// What a change of an exemplary backend changes in what is told of it: an edit that takes a protection away gives exactly
// the findings that its row lists, and rewriting that changes no meaning changes no verdict. A rule joins by a row.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { afterAll, describe, expect, it } from 'vitest';
import { audit, type Result } from '../../src/audit.ts';
import { placesOf } from '../../src/engine/causes.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'metamorphic-'));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

interface Edit {
  /** The file, and the text in it that becomes another; without a text the file is new. */
  readonly file: string;
  readonly from?: string;
  readonly to: string;
}
interface Row {
  readonly breaks: string;
  readonly edits: readonly Edit[];
  /** `rule file:line` of all that is found beyond what the fixture has. */
  readonly gives: readonly string[];
}
interface Backend {
  /** Names that become others, in all files and in their paths. */
  readonly names: Readonly<Record<string, string>>;
  /** A file whose code moves into another folder. */
  readonly moves: string;
  readonly rows: readonly Row[];
}

const doors = 'routes/customers.js';
const access = 'middleware/access.js';
const auth = 'src/auth/auth.service.ts';
const backends: Readonly<Record<string, Backend>> = {
  'express-js/exemplary': {
    names: { customers: 'patrons', authenticate: 'letIn', credentials: 'proof' },
    moves: doors,
    rows: [
      {
        breaks: 'the cost of a hash',
        edits: [{ file: doors, from: 'req.body.password, 12', to: 'req.body.password, 4' }],
        gives: ['weak-hash-cost routes/customers.js:28'],
      },
      {
        breaks: 'the hash of a password',
        edits: [
          {
            file: doors,
            from: 'await bcrypt.hash(req.body.password, 12)',
            to: "require('node:crypto').createHash('sha256').update(req.body.password).digest('hex')",
          },
        ],
        gives: ['fast-password-hash routes/customers.js:28'],
      },
      {
        breaks: 'the end of a token',
        edits: [{ file: doors, from: "    expiresIn: '15m',\n", to: '' }],
        gives: ['unexpiring-token routes/customers.js:40'],
      },
      {
        breaks: 'the length of its life',
        edits: [{ file: doors, from: "'15m'", to: "'90d'" }],
        gives: ['long-lived-token routes/customers.js:42'],
      },
      {
        breaks: 'the algorithms that are accepted',
        edits: [{ file: access, from: "algorithms: ['HS256'], ", to: '' }],
        gives: ['unpinned-algorithm middleware/access.js:18'],
      },
      {
        breaks: 'the look at the end of a token',
        edits: [{ file: access, from: "issuer: 'bakery'", to: "issuer: 'bakery', ignoreExpiration: true" }],
        gives: ['ignored-expiration middleware/access.js:18'],
      },
      {
        breaks: 'the way inward',
        edits: [
          {
            file: 'repositories/customers.js',
            from: "'use strict';",
            to: "'use strict'; const { stack } = require('../routes/customers');",
          },
        ],
        gives: ['layer-cycle repositories/customers.js:1'],
      },
    ],
  },
  'nestjs/exemplary': {
    names: { AuthService: 'DoorKeeper', signIn: 'greet' },
    moves: auth,
    rows: [
      {
        breaks: 'the end of a token',
        edits: [{ file: auth, from: "      expiresIn: '15m',\n", to: '' }],
        gives: ['unexpiring-token src/auth/auth.service.ts:22'],
      },
      {
        breaks: 'that a provider is one',
        edits: [
          { file: 'src/trains/trains.module.ts', from: 'providers: [', to: 'providers: [AuthService, ' },
          {
            file: 'src/trains/trains.module.ts',
            from: "import { Module } from '@nestjs/common';",
            to: "import { Module } from '@nestjs/common'; import { AuthService } from '../auth/auth.service';",
          },
        ],
        gives: ['duplicate-provider src/trains/trains.module.ts:6'],
      },
      {
        breaks: 'that controllers stay inside',
        edits: [
          {
            file: 'src/trains/trains.module.ts',
            from: '  providers: [',
            to: '  exports: [TrainsController], providers: [',
          },
        ],
        gives: ['exported-controller src/trains/trains.module.ts:6'],
      },
    ],
  },
  'fastify/exemplary': {
    names: { exhibits: 'pieces', authenticate: 'letIn', exhibitRepository: 'rowsOfPieces' },
    moves: 'repositories/exhibits.js',
    rows: [],
  },
  'koa/exemplary': {
    names: { telescopes: 'lenses', authenticate: 'letIn', audited: 'noted' },
    moves: 'middleware/access.js',
    rows: [],
  },
  'hono/exemplary': {
    names: { sessions: 'doors', authenticate: 'letIn', audited: 'noted' },
    moves: 'src/middleware/access.ts',
    rows: [],
  },
  'express-ts/exemplary': {
    names: { moorings: 'places', authenticate: 'letIn', validate: 'checked' },
    moves: 'src/middleware/access.ts',
    rows: [],
  },
};

let count = 0;
/** A copy of a fixture, edited. */
function edited(backend: string, edits: readonly Edit[]): string {
  const folder = join(scratch, String(count++));
  cpSync(join(fixtures, backend), folder, { recursive: true });
  for (const { file, from, to } of edits) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    const text = from === undefined ? undefined : readFileSync(path, 'utf8');
    if (text !== undefined && !text.includes(from!)) throw new Error(`${file} does not hold ${from!}`);
    writeFileSync(path, text === undefined ? to : text.replace(from!, () => to));
  }
  return folder;
}
const judged = (folder: string): Promise<Result> =>
  audit(folder, { config: {}, strict: true, cache: false, workers: 0 });
const found = ({ findings }: Result): readonly string[] =>
  findings.flatMap(placesOf).map(({ rule, location: { path, line } }) => `${rule} ${path}:${String(line)}`);

/** Verdicts, wherever the code stands now. */
function verdicts({ findings, standards }: Result): object {
  return {
    findings: findings
      .flatMap(placesOf)
      .map(({ rule, severity }) => `${rule} ${severity}`)
      .sort(),
    standards: standards.map(({ id, state }) => `${id} ${state}`),
  };
}

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[jt]s$/.test(path) && !path.includes('node_modules'))
    .map((path) => join(folder, path));
const asWords = (text: string, names: Backend['names']): string =>
  Object.entries(names).reduce((done, [from, to]) => done.replace(new RegExp(`\\b${from}\\b`, 'g'), to), text);

/** Rewriting that changes no meaning. */
const rewritings: Readonly<Record<string, (folder: string, backend: Backend) => Promise<void> | void>> = {
  'another format': async (folder) => {
    for (const path of sources(folder))
      writeFileSync(
        path,
        await format(readFileSync(path, 'utf8'), { filepath: path, printWidth: 50, useTabs: true, semi: false }),
      );
  },
  'other names, also of files': (folder, { names }) => {
    for (const path of sources(folder)) {
      writeFileSync(path, asWords(readFileSync(path, 'utf8'), names));
      const renamed = join(dirname(path), asWords(path.slice(dirname(path).length + 1), names));
      if (renamed !== path) renameSync(path, renamed);
    }
  },
  'another folder': (folder, { moves }) => {
    const from = join(folder, moves);
    const to = join(dirname(from), 'moved', moves.slice(dirname(moves).length + 1));
    const text = readFileSync(from, 'utf8');
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(
      to,
      text.replaceAll(/'(\.{1,2}\/)/g, (_, up: string) => (up === './' ? "'../" : "'../../")),
    );
    const path = `./moved/${moves.slice(dirname(moves).length + 1).replace(/\.[jt]s$/, '')}`;
    writeFileSync(
      from,
      text.includes('module.exports') ? `module.exports = require('${path}');\n` : `export * from '${path}';\n`,
    );
  },
};

describe.each(Object.entries(backends))('%s', (backend, of) => {
  const { rows } = of;
  let intact: Promise<Result> | undefined;
  const before = (): Promise<Result> => (intact ??= judged(edited(backend, [])));

  it.each(rows.map((row) => [row.breaks, row] as const))('without %s', async (_, { edits, gives }) => {
    const known = new Set(found(await before()));
    const after = found(await judged(edited(backend, edits)));
    expect(after.filter((it) => !known.has(it)).sort()).toEqual([...gives].sort());
  });

  const broken = rows.filter(({ edits }) => edits.every(({ from }) => from !== undefined)).slice(0, 1);
  const variants = [
    ['as it is', []],
    ...broken.map(({ breaks, edits }) => [`without ${breaks}`, edits] as const),
  ] as const;
  it.each(
    Object.entries(rewritings).flatMap(([name, rewrite]) =>
      variants.map(([variant, edits]) => [variant, name, edits, rewrite] as const),
    ),
  )('%s, in %s, is judged alike', async (_variant, _name, edits, rewrite) => {
    const folder = edited(backend, edits);
    const first = verdicts(await judged(folder));
    await rewrite(folder, of);
    expect(verdicts(await judged(folder))).toEqual(first);
  });
});
