// Texts that the process is started with are paths, and nothing that keeps anybody from what stands behind them.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('where files are served', () => {
  const app = `const express = require('express'); const app = express();
app.use(process.env.FILES, express.static('files'));
app.delete('/things/:id', (req, res) => res.end()); app.listen(1);`;
  const { endpoints } = modelOf({ 'app.js': app }, { express: '^5' });
  expect(endpoints.map(({ path, authenticated }) => `${path} ${authenticated.is}`)).toEqual(['/things/:id no']);
});
it('where a guard stands: for which paths is not known', () => {
  const app = `const express = require('express'); const app = express();
app.use(process.env.CLOSED, (req, res, next) => { if (req.headers.key !== process.env.KEY) return res.status(401).end(); next(); });
app.delete('/things/:id', (req, res) => res.end()); app.listen(1);`;
  const { endpoints } = modelOf({ 'app.js': app }, { express: '^5' });
  expect(endpoints.map(({ path, authenticated }) => `${path} ${authenticated.is}`)).toEqual([
    '/things/:id conditional',
  ]);
});
