import { describe, expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { fixtures, normalise, rootOf, routesOf, type Route } from './oracle.ts';

const spell = (routes: Route[]): string[] => routes.map(({ method, path }) => `${method} ${path}`);

describe.each(fixtures)('%s', (name) => {
  it('boots, and its framework tells its routes', async () => {
    const routes = await routesOf(name);
    expect(routes.length).toBeGreaterThanOrEqual(5);
    expect(spell(routes).some((route) => route.endsWith('/health'))).toBe(true);
    expect(spell(routes).some((route) => route.includes(':'))).toBe(true);
  });

  it('has, found statically, the endpoints that the framework itself lists', async () => {
    const endpoints = await endpointsOf(rootOf(name), { cache: false });
    const found = normalise(endpoints.filter(({ kind }) => kind === 'rest'));
    expect(spell(found)).toEqual(spell(await routesOf(name)));
  });
});
