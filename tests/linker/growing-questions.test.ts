// Questions whose cost once doubled with every step: they end, and with the right answer.
import { describe, expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { Answers, Circles } from '../../src/linker/acts/circles.ts';
import { folderWith } from '../host/folder.ts';

const packages = { dependencies: { express: '^4', '@nestjs/common': '^10', '@nestjs/core': '^10' } };
const rows = async (files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>> =>
  Object.fromEntries(
    (
      await endpointsOf(folderWith({ 'package.json': JSON.stringify(packages), ...files }), {
        cache: false,
        workers: 0,
      })
    ).map(({ method, path, authenticated }) => [`${method} ${path}`, authenticated.is]),
  );

describe('what decides over requests', () => {
  it('is asked about the same methods again and again', async () => {
    const nested = (deep: number): string =>
      deep === 0
        ? `if (req.get('x-key') !== process.env.KEY) { res.sendStatus(401); return; }`
        : `if (req.method === 'POST' || req.method === 'PUT') { ${nested(deep - 1)} }`;
    expect(
      await rows({
        'app.ts': `import express from 'express'; const app = express();
          app.use((req, res, next) => { ${nested(26)} next(); });
          app.post('/notes', (req, res) => { res.json([]); }); app.listen(80);`,
      }),
    ).toEqual({ 'POST /notes': 'conditional' });
  });
  it('is of some methods to some paths', async () => {
    expect(
      await rows({
        'app.ts': `import express from 'express'; const app = express();
          app.use((req, res, next) => {
            if (req.path.startsWith('/api')) {
              if (req.method === 'POST') {
                if (req.get('x-key') !== process.env.API_KEY) { res.sendStatus(401); return; }
              }
            }
            next();
          });
          app.post('/api/notes', (req, res) => { res.json([]); });
          app.get('/api/notes', (req, res) => { res.json([]); });
          app.post('/notes', (req, res) => { res.json([]); });
          app.listen(80);`,
      }),
    ).toEqual({ 'POST /api/notes': 'yes', 'GET /api/notes': 'no', 'POST /notes': 'no' });
  });
  it('hangs on functions that ask one another twice', async () => {
    const chain = Array.from(
      { length: 22 },
      (_, index) =>
        `function asks${String(index)}(it: boolean): boolean { if (!asks${String(index + 1)}(it)) return false; return asks${String(index + 1)}(it); }`,
    ).join('\n');
    expect(
      await rows({
        'main.ts': `import { type CanActivate, Controller, type ExecutionContext, Get, Injectable, Module, SetMetadata, UnauthorizedException } from '@nestjs/common';
          import { APP_GUARD, NestFactory, Reflector } from '@nestjs/core';
          ${chain}
          function asks22(it: boolean): boolean { return it; }
          @Injectable() class KeyGuard implements CanActivate {
            constructor(private readonly reflector: Reflector) {}
            canActivate(context: ExecutionContext) {
              if (asks0(this.reflector.get('open', context.getHandler()))) return true;
              if (context.switchToHttp().getRequest().headers['x-key'] !== process.env.KEY) throw new UnauthorizedException();
              return true;
            }
          }
          @Controller('notes') class Notes {
            @Get() list() { return []; }
            @SetMetadata('open', true) @Get('open') open() { return []; }
          }
          @Module({ controllers: [Notes], providers: [{ provide: APP_GUARD, useClass: KeyGuard }] }) class App {}
          NestFactory.create(App).then((app) => app.listen(80));`,
      }),
    ).toEqual({ 'GET /notes': 'yes', 'GET /notes/open': 'no' });
  });
});

describe('what registers', () => {
  it('is found where a function registered nothing for many others before', async () => {
    const others = Array.from(
      { length: 60 },
      (_, index) =>
        `class Kept${String(index)} { get(name, value) { return [name, value]; } } offer(new Kept${String(index)}());`,
    ).join('\n');
    expect(
      Object.keys(
        await rows({
          'offer.ts': `export function offer(it) { it.get('/notes', (req, res) => { res.json([]); }); }`,
          'app.ts': `import express from 'express'; import { offer } from './offer'; ${others}
            const app = express(); offer(app); app.listen(80);`,
        }),
      ),
    ).toEqual(['GET /notes']);
  });
});

describe('questions in circles', () => {
  /** A question for each name, which asks those it leads to. */
  const asking = (leads: Readonly<Record<string, readonly string[]>>) => {
    const answers = new Answers<ReadonlySet<string>>(new Circles());
    const times = new Map<string, number>();
    const ask = (name: string): ReadonlySet<string> =>
      answers.ask(name, new Set(), () => {
        times.set(name, (times.get(name) ?? 0) + 1);
        return new Set([name, ...(leads[name] ?? []).flatMap((it) => [...ask(it)])]);
      });
    return { ask, times };
  };

  it('are final as soon as the circle is closed, within another question as well', () => {
    const { ask, times } = asking({ top: ['a', 'b', 'a', 'b', 'c'], a: ['b'], b: ['a'], c: ['a', 'b'] });
    expect([...ask('top')].sort()).toEqual(['a', 'b', 'c', 'top']);
    for (const name of ['a', 'b', 'c', 'top']) ask(name);
    // `b` once within `a`, while that was open, and once more with its answer.
    expect(Object.fromEntries(times)).toEqual({ top: 1, a: 1, b: 2, c: 1 });
  });
  it('give the same, whatever is asked first', () => {
    const leads = { a: ['b', 'd'], b: ['c'], c: ['a'], d: ['c', 'e'], e: ['d'] };
    for (const first of Object.keys(leads)) {
      const { ask } = asking(leads);
      ask(first);
      for (const name of Object.keys(leads)) expect([...ask(name)].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    }
  });
});
