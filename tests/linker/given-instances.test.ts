// A service gives an error, or nothing, and whoever asks it looks whether it is one: `result instanceof Forbidden`.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const answer = (check: string, asks: string): string => {
  const [it] = modelOf({
    'app.js': `import express from 'express'; import session from 'express-session'; import { Sequelize } from 'sequelize';
const app = express(); app.use(session({ secret: process.env.S })); const db = new Sequelize(process.env.DB);
class Forbidden extends Error {} class Missing extends Error {}
const roleOf = async (site, userId) => { const rows = await db.query('SELECT role FROM members WHERE site = :site AND user_id = :userId', { replacements: { site, userId } }); return rows[0]?.role ?? null; };
const check = async ({ site, userId }) => { ${check} };
const known = (req, res, next) => { if (!req.session.user) return res.status(401).end(); res.locals.userId = req.session.user.id; next(); };
const member = async (req, res, next) => { const result = await check({ site: req.params.site, userId: res.locals.userId }); ${asks} next(); };
app.get('/:site', known, member, (req, res) => res.json({}));
app.listen(1);`,
  }).endpoints;
  return `${it!.authenticated.is} ${it!.authorized.is}`;
};
const ROLE = `if ((await roleOf(site, userId)) !== 'ADMIN')`;
const REFUSE = 'return res.status(403).end();';

it.each([
  [`${ROLE} return new Forbidden();`, `if (result instanceof Forbidden) ${REFUSE}`, 'yes yes'],
  [`${ROLE} return new Forbidden();`, `if (result instanceof Error) ${REFUSE}`, 'yes yes'],
  [`${ROLE} return new Error('no'); return site;`, `if (result instanceof Error) ${REFUSE}`, 'yes yes'],
  [
    `${ROLE} return new Error('no'); return site;`,
    `if (!(result instanceof Error)) return next(); return res.status(403).end();`,
    'yes yes',
  ],
  [`if (!site) return new Missing();`, `if (result instanceof Missing) return res.status(404).end();`, 'yes no'],
  [`if (!site) return new Forbidden();`, `if (result instanceof Error) ${REFUSE}`, 'yes no'],
])('%s %s', (check, asks, is) => {
  expect(answer(check, asks)).toBe(is);
});
it('refuses nobody by another class than what is given', () => {
  expect(answer(`${ROLE} return new Missing();`, `if (result instanceof Forbidden) ${REFUSE}`)).not.toBe('yes yes');
});
