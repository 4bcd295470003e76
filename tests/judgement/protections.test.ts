// For each protection of an exemplary backend an edit that takes it away: the rule that is there for it finds that, and
// exactly what stands in the snapshot is found beside it. The edits are made in memory, in one open session.
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { snapshotOf } from './account.ts';
import { Backend, edited, found, type Row } from './metamorphic/backend.ts';
import { rows as expressJs } from './metamorphic/express-js.ts';
import { rows as fastify } from './metamorphic/fastify.ts';
import { rows as hono } from './metamorphic/hono.ts';
import { rows as koa } from './metamorphic/koa.ts';
import { rows as nestjs } from './metamorphic/nestjs.ts';

const minus = (all: readonly string[], known: readonly string[]): readonly string[] => {
  const left = [...known];
  return all.filter((it) => {
    const at = left.indexOf(it);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

const tables: Readonly<Record<string, readonly Row[]>> = { 'express-js': expressJs, nestjs, fastify, koa, hono };

describe.each(Object.entries(tables))('%s/exemplary', (name, rows) => {
  it('tells of each protection that is taken away', { timeout: 300_000 }, async () => {
    const backend = await Backend.open(`${name}/exemplary`);
    const own = backend.judged(backend.texts, found);
    // Several edits are made of the same protected code.
    const bases = new Map<string, readonly string[]>();
    const told: string[] = [];
    const missed: string[] = [];
    for (const { breaks, given, edits, gives } of rows) {
      const base = given === undefined ? backend.texts : edited(backend.texts, given);
      const key = JSON.stringify(given);
      const before = given === undefined ? own : (bases.get(key) ?? backend.judged(base, found));
      if (given !== undefined) bases.set(key, before);
      const after = backend.judged(edited(base, edits), found);
      const more = [...minus(after, before)].sort();
      told.push(
        `without ${breaks}\n`,
        ...more.map((it) => `  ${it}\n`),
        ...minus(before, after).map((it) => `  gone: ${it}\n`),
      );
      if (!gives.every((rule) => more.some((it) => it.startsWith(`${rule} `)))) missed.push(breaks);
    }
    expect(missed).toEqual(rows.filter(({ silent }) => silent !== undefined).map(({ breaks }) => breaks));
    await expect(told.join('')).toMatchFileSnapshot(snapshotOf(`metamorphic/${name}`));
  });
});

it('takes away what each rule protects', () => {
  const taken = new Set(Object.values(tables).flatMap((rows) => rows.flatMap(({ gives }) => gives)));
  expect(rules.map(({ id }) => id).filter((id) => !taken.has(id))).toEqual([]);
});
