// Start-up written in callbacks one inside another: the ways to a function multiply, what it registers does not.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const routes = (files: Readonly<Record<string, string>>) => {
  const { endpoints, unresolved } = modelOf(files, { express: '^4' });
  return {
    routes: endpoints.map((it) => `${it.method} ${it.path}`).sort(),
    cut: unresolved.filter((it) => it.what === 'route').map((it) => it.why),
  };
};

/** A step of the start that calls back from four places. */
const step = (name: string): string => `export function ${name}(done) {
  if (!process.env.${name.toUpperCase()}) return setImmediate(() => done(null, false));
  prepare((error, it) => {
    if (error) return done(error);
    if (it === undefined) return done(null, true);
    done(null, it);
  });
}`;

it('a server that is filled behind many steps is filled once', () => {
  const steps = range(9).map((it) => `step${String(it)}`);
  const start = steps.reduceRight(
    (inner, name) => `${name}((error) => { if (error) return process.exit(1); ${inner} });`,
    'serve((error) => { console.log(error); });',
  );
  expect(
    routes({
      'steps.ts': `import { prepare } from 'something'; ${steps.map(step).join('\n')}`,
      'notes.ts': `export function notes(app, name) { app.get('/' + name, (req, res) => { res.json([]); }); }`,
      'server.ts': `import express from 'express'; import { notes } from './notes.ts';
        const app = express();
        export function serve(done) {
          notes(app, 'notes'); notes(app, 'more');
          app.on('error', (error) => done(error));
          app.listen(80, () => done());
        }`,
      'main.ts': `import { ${steps.join(', ')} } from './steps.ts'; import { serve } from './server.ts'; ${start}`,
    }),
  ).toEqual({ routes: ['GET /more', 'GET /notes'], cut: [] });
});
it('each way gives something else: a name, and a flag that decides', () => {
  expect(
    routes({
      'main.ts': `import express from 'express';
        const app = express();
        function each(names, run) { for (const name of names) run(name); }
        function offer(name, more) {
          const path = '/' + name;
          const add = () => { app.get(path, (req, res) => { res.json([]); }); };
          if (more) app.put(path, (req, res) => { res.json([]); });
          later(() => add());
        }
        function twice(run, more) { run(more); }
        each(['a', 'b'], (name) => { each([name + '1', name + '2'], (it) => { twice((more) => offer(it, more), true); twice((more) => offer(it + 'x', more), false); }); });
        app.listen(80);`,
    }),
  ).toEqual({
    routes: ['a1', 'a2', 'b1', 'b2'].flatMap((it) => [`GET /${it}`, `GET /${it}x`, `PUT /${it}`]).sort(),
    cut: [],
  });
});
it('what is made on each way is its own', () => {
  expect(
    routes({
      'main.ts': `import express from 'express';
        const app = express();
        function made() {
          const router = express.Router();
          router.get('/notes', (req, res) => { res.json([]); });
          return router;
        }
        const through = () => made();
        function place(at) { return app.route(at); }
        const placed = (at) => place(at);
        app.use('/one', through());
        app.use('/two', through());
        placed('/three').get((req, res) => { res.json([]); });
        placed('/four').get((req, res) => { res.json([]); });
        app.listen(80);`,
    }),
  ).toEqual({ routes: ['GET /four', 'GET /one/notes', 'GET /three', 'GET /two/notes'], cut: [] });
});
it('what stands under a condition on one way and not on another is there for sure', () => {
  const { endpoints } = modelOf(
    {
      'main.ts': `import express from 'express';
        const app = express();
        const guard = () => { app.use((req, res, next) => { if (req.get('x-key') !== process.env.KEY) return res.sendStatus(401); next(); }); };
        const through = (run) => run();
        function start(sure) { if (sure || process.env.GUARD) through(guard); }
        start(process.env.FIRST);
        start(true);
        app.get('/notes', (req, res) => { res.json([]); });
        app.listen(80);`,
    },
    { express: '^4' },
  );
  expect(endpoints.map((it) => it.authenticated.is)).toEqual(['yes']);
});
