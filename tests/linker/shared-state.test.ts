// What an object starts with is not what is in it once other files put something else there.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = `import express from 'express';
import { state } from './state.js';
export const app = express();
app.use((req, res, next) => {
  if (state.shutdown) { res.status(503).json({ is: 'going down' }); }
  else if (!state.ready) { res.status(503).json({ is: 'not ready' }); }
  else { next(); }
});
app.get('/notes', (req, res) => { res.json([]); });
app.listen(3000);`;
const state = `export const state = { ready: false, shutdown: false };`;

function answers(server: string): string | undefined {
  const { endpoints } = modelOf({ 'app.js': app, 'state.js': state, 'server.js': server });
  return endpoints.map((it) => `${it.authenticated.is} ${it.authorized.is}`).join();
}
it.each([
  [
    'set by name',
    `import { app } from './app.js'; import { state } from './state.js'; state.ready = true; app.get('/');`,
  ],
  [
    'assigned',
    `import { app } from './app.js'; import { state } from './state.js'; Object.assign(state, { ready: true });`,
  ],
  [
    'set to what is computed',
    `import { app } from './app.js'; import { state } from './state.js'; import { check } from 'checks'; state.ready = check();`,
  ],
])('a gate that waits until the service is ready lets everybody through: %s', (_, server) => {
  expect(answers(server)).toMatch(/^no no/);
});
it('what nobody sets stays what it is', () => {
  expect(answers(`import { app } from './app.js';`)).toBe('unknown unknown');
});
