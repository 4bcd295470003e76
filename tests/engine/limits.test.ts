import { expect, it } from 'vitest';
import { limitsOf } from '../../src/model/limits.ts';
import type { Endpoint } from '../../src/model/model.ts';
import { anywhere } from './fakes.ts';

it('tells the numbers of the limiters and parsers that run for an endpoint, and of no others', () => {
  const set = anywhere('app.js');
  const elsewhere = anywhere('other.js');
  const roles = [{ does: 'limits', is: 'yes' as const, at: set, by: 'limiter' }];
  const endpoint = { chain: [{ text: 'limiter', at: set, scope: 'global', roles }] } as unknown as Endpoint;
  const limiter = { package: 'some', statuses: [], told: { is: 'yes' as const } };
  const limiters = [
    { ...limiter, at: set, max: 5, seconds: 60 },
    { ...limiter, at: elsewhere, max: 9 },
  ];
  const parser = { package: 'some', limit: { is: 'yes' as const } };
  const parsers = [
    { ...parser, at: set, bytes: Infinity },
    { ...parser, at: elsewhere, bytes: 10 },
  ];
  expect(limitsOf(endpoint, { limiters, parsers })).toEqual({ rate: [{ at: set, max: 5, seconds: 60 }], body: [] });
  expect(limitsOf({ ...endpoint, chain: [] }, { limiters, parsers })).toEqual({ rate: [], body: [] });
});
