// Guards of some paths, one block of one middleware after the other.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (first: string, second: string): readonly string[] => {
  const app = `import express from 'express'; import { MongoClient } from 'mongodb'; const app = express();
const users = new MongoClient(process.env.M).db().collection('users');
app.use(async (req, res, next) => {
  const user = await users.findOne({ token: req.headers.authorization });
  if (req.path.startsWith('/back')) { if (!user) return res.status(401).end(); ${first} }
  if (req.path.startsWith('/till')) { if (!user) return res.status(401).end(); ${second} }
  next();
});
app.get('/back/a', (req, res) => res.json(1)); app.get('/till/a', (req, res) => res.json(1)); app.get('/other', (req, res) => res.json(1));
app.listen(1);`;
  const { endpoints } = modelOf({ 'app.ts': app }, { express: '^5', mongodb: '^6' });
  return endpoints.map(({ path, authenticated }) => `${path} ${authenticated.is}`).sort();
};
const refused = (condition: string): string => `if (${condition}) return res.status(403).end();`;

it.each([
  ['', ''],
  [refused(`user.role !== 'a'`), refused(`user.role !== 'b'`)],
  // To be refused for being something is no right, and takes nothing from those who are asked behind it.
  [refused(`user.role === 'guest'`), refused(`user.role !== 'b'`)],
  [refused(`user.role === 'guest'`), refused(`!user.hasTill && user.role !== 'b'`)],
  [refused('user.locked'), refused('!user.hasTill')],
  [refused(`user.role === 'guest'`), ''],
  ['', refused(`user.role === 'guest'`)],
  [refused(`user.role !== 'a'`), ''],
])('%s and %s', (first, second) => {
  expect(told(first, second)).toEqual(['/back/a yes', '/other no', '/till/a yes']);
});
