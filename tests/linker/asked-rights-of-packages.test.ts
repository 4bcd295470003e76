// Packages that are asked whether somebody may.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each([
  [
    'casbin',
    "import { newEnforcer } from 'casbin'; const enforcer = newEnforcer('m', 'p');",
    "await (await enforcer).enforce(req.user.id, 'things', 'read')",
  ],
  [
    'accesscontrol',
    "import { AccessControl } from 'accesscontrol'; const ac = new AccessControl({});",
    "ac.can(req.user.role).readAny('things').granted",
  ],
  [
    'fast-rbac',
    "import RBAC from 'fast-rbac'; const rbac = new RBAC({ roles: {} });",
    "rbac.can(req.user.role, 'things', 'read')",
  ],
  [
    'easy-rbac',
    "import RBAC from 'easy-rbac'; const rbac = new RBAC({});",
    "await rbac.can(req.user.role, 'things:read')",
  ],
])('%s', (_, setup, asks) => {
  const { endpoints } = modelOf({
    'app.js': `import express from 'express'; import jwt from 'jsonwebtoken'; ${setup} const app = express();
app.use((req, res, next) => { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); });
app.get('/things', async (req, res) => { if (!(${asks})) return res.sendStatus(403); res.json([]); });
app.listen(1);`,
  });
  expect(endpoints[0]!.authorized.is).toBe('yes');
});
