/** Texts that stand in for a secret outside production only, and texts that are named like secrets and are none. */
import { expect, test } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (text: string): readonly string[] =>
  modelOf({ 'app.js': text }, { 'express-session': '1', resend: '4' }).secrets.map(
    ({ what, confidence }) => `${what} ${confidence}`,
  );
const signed = (head: string, secret: string): string =>
  `import session from 'express-session';\n${head}\nexport const kept = session({ secret: ${secret} });`;

test.each([
  [
    `const production = process.env.NODE_ENV === 'production';
     function get(name, fallback, options = { must: false }) {
       if (process.env[name]) return process.env[name];
       if (fallback !== undefined && (!production || !options.must)) return fallback;
       throw new Error(name);
     }`,
    `get('S', 'not-for-real-use', { must: true })`,
  ],
  [`const isProd = process.env.NODE_ENV === 'production';`, `isProd ? process.env.S : 'not-for-real-use'`],
  [
    `if (!process.env.S && process.env.NODE_ENV === 'production') throw new Error('S');`,
    `process.env.S || 'not-for-real-use'`,
  ],
  [
    `function made() { if (process.env.S) return process.env.S; if (process.env.NODE_ENV !== 'production') return 'not-for-real-use'; throw new Error('S'); }`,
    'made()',
  ],
])('a text that is taken outside production only is told to the strict', (head, secret) => {
  expect(told(signed(head, secret))).toEqual(['session secret low']);
});
test.each([
  [`const get = (name, fallback) => process.env[name] || fallback;`, `get('S', 'not-for-real-use')`],
  [`const get = (name, fallback) => process.env[name] || fallback;`, `get('S', 'not-for-real-use', { must: true })`],
  [`const isProd = process.env.NODE_ENV === 'production';`, `isProd ? 'not-for-real-use' : 'other'`],
  [`if (process.env.S && process.env.T) throw new Error('both');`, `process.env.S || 'not-for-real-use'`],
])('a text that is taken in production too is told to all', (head, secret) => {
  expect(told(signed(head, secret))[0]).not.toContain('low');
});
test('what stands among codes, and what is to be done with a password, is no secret', () => {
  expect(told(`export const ERROR_CODES = { reset: { PASSWORD: 'AADB2C90118' } };`)).toEqual([]);
  expect(told(`export const EVENTS = { RESET_PASSWORD: 'AADB2C90118x' };`)).toEqual([]);
  expect(told(`export const config = { password: 'AADB2C90118' };`)).toEqual(['password high']);
});
test('a text that says that a key stands here is none', () => {
  const made = `import { Resend } from 'resend';\nexport const mail = new Resend(process.env.KEY || 're_key');`;
  expect(told(made)).toEqual(['api key low']);
  expect(told(made.replace('re_key', 're_9f8Qk2LmZp3'))[0]).not.toContain('low');
});
test('a salt is no secret', () => {
  expect(
    told(
      `import { scryptSync } from 'node:crypto';\nexport const key = () => scryptSync(process.env.S, 'kitchen', 32);`,
    ),
  ).toEqual([]);
});
