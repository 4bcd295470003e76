// Guards of paths that let some paths below them by, ask others in another way, and leave the rest alone.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const paths = ['/api/auth/a', '/api/config', '/api/mails', '/api/other', '/page'];
const told = (below: string): readonly string[] => {
  const routes = paths.map((it) => `app.get('${it}', (req, res) => res.json(1));`).join('\n');
  const app = `import express from 'express'; import { MongoClient } from 'mongodb'; const app = express();
const users = new MongoClient(process.env.M).db().collection('users');
const byKey = async (key, req, res, next) => {
  if (!req.path.startsWith('/api/mails') && !req.path.startsWith('/api/config')) return res.status(403).end();
  if (!(await users.findOne({ key }))) return res.status(401).end();
  next();
};
app.use(async (req, res, next) => {
  if (req.path.startsWith('/api')) { ${below} return next(); }
  next();
});
${routes}
app.listen(1);`;
  const { endpoints } = modelOf({ 'app.ts': app }, { express: '^5', mongodb: '^6' });
  return endpoints.map(({ path, authenticated }) => `${path} ${authenticated.is}`).sort();
};
const open = `if (req.path.startsWith('/api/auth')) return next();`;
const key = `if (req.headers['x-key']) return byKey(req.headers['x-key'], req, res, next);`;
const token = `if (!(await users.findOne({ token: req.headers.authorization }))) return res.status(401).end();`;
const apart = ['/api/auth/a no', '/api/config yes', '/api/mails yes', '/api/other yes', '/page no'];

it.each([
  [open, token],
  [open, key, token],
])('%s %s %s', (...below) => {
  expect(told(below.join(' '))).toEqual(apart);
});
it('all of them are asked where none are let by', () => {
  expect(told(token)).toEqual(apart.map((it) => it.replace('/auth/a no', '/auth/a yes')));
});
