// Passwords of a developer's machine and of made-up rows open nothing, and a key that says what it stands for is none.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const confidences = (path: string, text: string): readonly string[] =>
  modelOf({ [path]: text }).secrets.map((it) => it.confidence);

it.each([
  ['config/production.js', 'high'],
  ['config/development.js', 'low'],
  ['src/configure_dev.js', 'low'],
  ['src/db/init-data/users.js', 'low'],
])('a password in %s', (path, is) => {
  expect(confidences(path, `exports.database = { user: 'shop', password: 'Kx7!pQ2#vR' };`)).toEqual([is]);
});
it('a key that only says where one will be', () => {
  const key = `exports.key = \`-----BEGIN PRIVATE KEY-----
YOUR_DEFAULT_PRIVATE_KEY
-----END PRIVATE KEY-----\`;`;
  expect(confidences('src/config.js', key)).toEqual(['low']);
});
