// What is done for most routes of an application, and secrets that stand in for a setting where nothing is at stake.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each([
  ['', 'conditional'],
  [`app.get('/c', (req, res) => res.json(1)); app.get('/d', (req, res) => res.json(1));`, 'no'],
])('headers that a few routes%s stand before', (more, is) => {
  const { applications } = modelOf({
    'app.js': `import express, { Router } from 'express'; import helmet from 'helmet'; const app = express();
const info = Router(); info.get('/info', (req, res) => res.json(1)); app.use(info); ${more}
const security = Router(); security.use(helmet()); app.use(security);
app.get('/a', (req, res) => res.json(1)); app.get('/b', (req, res) => res.json(1)); app.listen(1);`,
  });
  expect(applications.map((it) => it.headers.is)).toEqual([is]);
});
it.each([
  [`if (!production || !required) return fallback; throw new Error(name);`, 'low'],
  [`return fallback;`, 'high'],
])('a secret that a helper gives back by %s', (end, confidence) => {
  const { secrets } = modelOf({
    'app.js': `import express from 'express'; import session from 'express-session'; const app = express(); const production = process.env.NODE_ENV === 'production';
function get(name, fallback, required) { if (process.env[name]) return process.env[name]; ${end} }
app.use(session({ secret: get('SESSION_SECRET', 'an-insecure-default', true) })); app.get('/a', (req, res) => res.json(1)); app.listen(1);`,
  });
  expect(secrets.map((it) => it.confidence)).toEqual([confidence]);
});
it('what the function that starts the server takes lasts as long as the process', () => {
  const leaks = (listen: string): readonly boolean[] =>
    modelOf({
      'app.js': `import express from 'express'; import { Queue } from 'bullmq';
async function main() { const app = express(); const queue = new Queue('a', { connection: { port: 1 } }); await queue.add('x', {}); app.get('/a', (req, res) => res.json(1)); ${listen} }
main().catch((error) => { console.error(error); process.exit(1); });`,
    }).acquisitions.map((it) => !it.escapes && it.leaks.length > 0);
  expect(leaks('app.listen(1);')).toEqual([false]);
  expect(leaks('')).toEqual([true]);
});
