// A guard that is lifted by one test of the path beside the negation of another.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (lifts: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    modelOf({
      'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
        app.use((req, res, next) => { ${lifts}
          try { req.user = jwt.verify(req.get('authorization'), process.env.S); } catch { return res.sendStatus(401); }
          next(); });
        app.get('/api/auth/me', (req, res) => res.json({})); app.get('/api/health', (req, res) => res.json({}));
        app.get('/other', (req, res) => res.json({})); app.get('/api/roles', (req, res) => res.json([])); app.listen(3);`,
    }).endpoints.map(({ path, authenticated }) => [path, authenticated.is]),
  );
const GUARDED = { '/api/roles': 'yes', '/api/health': 'yes', '/api/auth/me': 'no', '/other': 'no' };

it.each([
  `if (!req.path.startsWith('/api/') || req.path.startsWith('/api/auth')) return next();`,
  `if (req.path.startsWith('/api/auth') || !req.path.startsWith('/api/')) return next();`,
  `if (!(req.path.startsWith('/api/') && !req.path.startsWith('/api/auth/'))) return next();`,
  `if (!req.originalUrl.startsWith('/api') || req.originalUrl === '/api/auth/me') return next();`,
])('%s', (lifts) => {
  expect(told(lifts)).toEqual(GUARDED);
});
it.each([
  `if (!req.path.startsWith('/api/') || req.path.startsWith('/api/auth') || req.path === '/api/health') return next();`,
  `if (req.path === '/api/health' || (req.path.startsWith('/api/auth') || !req.path.startsWith('/api/'))) return next();`,
])('also of several: %s', (lifts) => {
  expect(told(lifts)).toEqual({ ...GUARDED, '/api/health': 'no' });
});
it('lifts nothing for other paths than those', () => {
  expect(told(`if (!req.path.startsWith('/api/')) return next();`)).toEqual({ ...GUARDED, '/api/auth/me': 'yes' });
});
