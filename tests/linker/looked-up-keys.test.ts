// A key that is shown with each request makes its holder known wherever it stands, for it is exchanged for nothing.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function asked(path: string, table: string, column: string, value: string): string {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const knex = require('knex')({ client: 'pg' }); const app = express();
app.get('${path}', async (req, res, next) => { try {
  const row = await knex('${table}').where({ ${column}: ${value} }).first();
  if (!row) return res.status(401).json({});
  res.json(await knex('orders').where({ account_id: row.account_id }));
} catch (error) { next(error); } });
app.listen(1);`,
  });
  return endpoints[0]!.authenticated.is;
}
it('in the query', () => {
  expect(asked('/orders', 'api_keys', 'key', 'req.query.key')).toBe('yes');
  expect(asked('/orders', 'access_tokens', 'token', 'req.query.access_token')).toBe('yes');
});
it('but not what names a row, nor what is handed in once', () => {
  expect(asked('/keys', 'api_keys', 'id', 'req.query.id')).toBe('no');
  expect(asked('/keys/:key', 'api_keys', 'key', 'req.params.key')).toBe('no');
  expect(asked('/reset', 'password_resets', 'token', 'req.query.token')).toBe('no');
});
