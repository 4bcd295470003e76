// A secret that stands in the code is one, however it is encoded; and a backend is judged as it is deployed.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const authenticated = (check: string, more = ''): string =>
  modelOf({
    'app.js': `const express = require('express'); ${more} const app = express();
app.get('/x', (req, res, next) => { ${check} next(); }, (req, res) => res.json({})); app.listen(3000);`,
  }).endpoints[0]!.authenticated.is;

describe('what credentials are compared with', () => {
  it.each([
    ['is encoded by the platform', `const want = 'Basic ' + Buffer.from('admin:qwerty').toString('base64');`, ''],
    [
      'is encoded by a package',
      `const want = 'Basic ' + encode('admin:qwerty');`,
      `const { encode } = require('base-64');`,
    ],
    ['is written as it is sent', `const want = 'Basic YWRtaW46cXdlcnR5';`, ''],
  ])('%s', (_, want, more) => {
    expect(authenticated(`${want} if (req.headers.authorization !== want) return res.sendStatus(401);`, more)).toBe(
      'yes',
    );
  });
  it('is made of what was sent', () => {
    const want = `const want = 'Basic ' + Buffer.from(req.query.name + ':qwerty').toString('base64');`;
    expect(authenticated(`${want} if (req.headers.authorization !== want) return res.sendStatus(401);`)).not.toBe(
      'yes',
    );
  });
});
describe('where nobody is asked', () => {
  const asked = `if (req.headers['x-api-key'] !== process.env.API_KEY) return res.sendStatus(401);`;
  it.each([
    ['in tests', `if (process.env.NODE_ENV === 'test') return next();`, 'yes'],
    ['in development', `if (process.env.NODE_ENV == 'development') return next();`, 'yes'],
    [
      'wherever nothing says that it is deployed',
      `if (process.env.NODE_ENV !== 'production') return next();`,
      'conditional',
    ],
    ['where a setting says so', `if (process.env.OPEN === 'test') return next();`, 'conditional'],
  ])('%s', (_, skips, is) => {
    expect(authenticated(skips + asked)).toBe(is);
  });
});
it('a router that a package gives back with methods of its own is that router', () => {
  const { endpoints } = modelOf({
    'app.js': `const toAsyncRouter = require('async-express-decorator'); const express = require('express');
const router = toAsyncRouter(express.Router()); router.get('/x', async (req, res) => res.json({}));
const app = express(); app.use('/api', router); app.listen(3000);`,
  });
  expect(endpoints.map(({ path }) => path)).toEqual(['/api/x']);
});
