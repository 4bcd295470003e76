import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command as a user gets it: built. */
export const command = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
/** Instead of the user's own cache folder. */
const home = realpathSync(mkdtempSync(join(tmpdir(), 'backend-audit-home-')));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

/** Runs the command in a folder and waits for its end. */
export function backendAudit(args: readonly string[], cwd: string, environment: NodeJS.ProcessEnv = {}): Ran {
  const ran = spawnSync(process.execPath, [command, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, XDG_CACHE_HOME: home, ...environment },
  });
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

/** A small backend: one endpoint, no limiter (a warning), no error handler. */
export const backend = {
  'package.json': '{"name":"bakery","scripts":{"start":"node server.js"},"dependencies":{"express":"^4.21.0"}}',
  'node_modules/.keep': '',
  'server.js': `const express = require('express');
const cakes = require('./routes/cakes');
const app = express();
app.use(express.json());
app.use('/api', cakes);
app.listen(3000);
`,
  'routes/cakes.js': `const { Router } = require('express');
const router = Router();
router.get('/cakes/:id', (req, res) => {
  res.json({ id: Number(req.params.id) });
});
module.exports = router;
`,
};
