// Figures that count calls of other services.
import { expect, it } from 'vitest';
import { contractedCalls } from '../../src/figures/contracted-calls.ts';
import { vendorsWithAnAdapter } from '../../src/figures/vendors-with-an-adapter.ts';
import { modelOf } from '../linker/behaviour/harness.ts';

const CHECKED = `
import { z } from 'zod';
const Rate = z.object({ rate: z.number() });
export async function rate() {
  const answer = await fetch('https://rates.example.com/eur');
  return Rate.parse(await answer.json()).rate;
}`;
const USED = `
export async function rate() {
  const answer = await fetch('https://rates.example.com/eur');
  const body = await answer.json();
  return body.rate * 2;
}`;

it('counts calls whose answer is held against a schema', () => {
  expect(contractedCalls.measure(modelOf({ 'a.ts': CHECKED, 'b.ts': USED }))).toMatchObject({
    value: 1,
    of: 2,
    list: [{ what: 'https://rates.example.com/eur', at: { path: 'a.ts' } }],
  });
  expect(contractedCalls.measure(modelOf({ 'c.ts': 'export const two = 2;' }))).toEqual({
    unknown: 'no call of another service was seen',
  });
});
it('counts systems of others that one module alone calls', () => {
  const other = USED.replace('rates.example.com', 'mail.example.org');
  expect(vendorsWithAnAdapter.measure(modelOf({ 'a.ts': CHECKED, 'b.ts': USED, 'c.ts': other }))).toMatchObject({
    value: 1,
    of: 2,
    list: [{ what: 'mail.example.org', at: { path: 'c.ts' } }],
  });
});
it('does not take an address that is put together for a system of others', () => {
  const open = 'export const ask = async (host: string) => (await (await fetch(`https://${host}/x`)).json()).id;';
  expect(vendorsWithAnAdapter.measure(modelOf({ 'a.ts': open }))).toEqual({
    unknown: 'no call of a system of others was seen to name it',
  });
});
