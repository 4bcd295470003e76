// Routers that are put into a member of what functions are handed, and are used there.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** Endpoints of an application whose parts are put onto one thing; `made`: how that is made. */
function told(made: string): readonly string[] {
  const { endpoints } = modelOf({
    'app.js': `import express from 'express'; import { api, guard } from './api.js'; import { notes } from './notes.js';
class Server {}
const server = ${made}; server.web = express();
api(server); guard(server); notes(server); server.web.use('/api', server.api); server.web.listen(1);`,
    'api.js': `import express from 'express';
export function api(it) { it.api = express.Router(); it.api.get('/open', (req, res) => res.json(1)); }
export function guard(it) {
  it.api.use((req, res, next) => { if (req.get('authorization') !== process.env.KEY) return res.sendStatus(401); next(); });
}`,
    'notes.js': `export const notes = (it) => { it.api.get('/notes', (req, res) => res.json(1)); };`,
  });
  return endpoints.map((it) => `${it.method} ${it.path}: ${it.authenticated.is}`);
}

it.each(['{}', 'new Server()'])('are those of whoever holds it: %s', (made) => {
  expect(told(made)).toEqual(['GET /api/open: no', 'GET /api/notes: yes']);
});
