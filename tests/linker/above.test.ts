// `super.member`: what a class above has, for the instance below.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('routes that a method of the class above adds, on what the instance below holds', () => {
  const { endpoints } = modelOf({
    'app.ts': `import express from 'express';
      class Base { constructor(protected readonly app) {} routes() { this.app.get('/base', (req, res) => { res.end(); }); } static routes() {} }
      class Middle extends Base {}
      class Sub extends Middle { routes() { super.routes(); this.app.get('/sub', (req, res) => { res.end(); }); } }
      class Other extends Base { routes() { const go = () => super.routes(); go(); } }
      const app = express(); new Sub(app).routes();
      const other = express(); new Other(other).routes(); app.use('/other', other);`,
  });
  expect(endpoints.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'GET /base',
    'GET /other/base',
    'GET /sub',
  ]);
});

it('a guard that asks the one above first refuses as that does', () => {
  const answer = (method: string): string =>
    modelOf({
      'app.ts': `import express from 'express';
        class Door { handle(req, res, next) { if (req.headers.authorization !== process.env.KEY) return res.status(401).end(); next(); } }
        class Inner extends Door { handle(req, res, next) { ${method} } }
        const door = new Inner(); const app = express();
        app.get('/', (req, res, next) => door.handle(req, res, next), (req, res) => { res.end(); });`,
    }).endpoints[0]!.authenticated.is;
  expect(answer('return super.handle(req, res, next);')).toBe('yes');
  expect(answer('next();')).toBe('no');
});
