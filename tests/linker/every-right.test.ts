// Rights that are asked of each in a list: refused is who has none of them.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const authorized = (refused: string): string => {
  const { endpoints } = modelOf({
    'app.ts': `import express from 'express'; import { getToken } from 'next-auth/jwt';
const app = express();
const guarded = (roles: string[], handler: any) => async (req: any, res: any) => {
  const token = await getToken({ req });
  if (!token || ${refused}) { res.status(403).end(); return; }
  return handler(req, res, token);
};
app.post('/cakes', guarded(['baker', 'admin'], async (req: any, res: any) => { res.json({}); }));`,
  });
  return endpoints[0]!.authorized.is;
};

it('is refused who has none of them', () => {
  expect(authorized('roles.every((role) => token.role !== role)')).toBe('yes');
  expect(authorized('!roles.some((role) => token.role === role)')).toBe('yes');
  expect(authorized('roles.every((role) => role.length > 90)')).toBe('no');
});
