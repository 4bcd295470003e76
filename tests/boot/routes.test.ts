import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fixtures, normalise, rootOf, routesOf, type Route } from './oracle.ts';

const auditor = fileURLToPath(new URL('../../src/audit.ts', import.meta.url));

interface Auditor {
  endpointsOf: (root: string) => Promise<{ endpoints: (Route & { kind: string })[] }>;
}

const spell = (routes: Route[]): string[] => routes.map(({ method, path }) => `${method} ${path}`);

describe.each(fixtures)('%s', (name) => {
  it('boots, and its framework tells its routes', async () => {
    const routes = await routesOf(name);
    expect(routes.length).toBeGreaterThanOrEqual(5);
    expect(spell(routes).some((route) => route.endsWith('/health'))).toBe(true);
    expect(spell(routes).some((route) => route.includes(':'))).toBe(true);
  });

  describe.skipIf(!existsSync(auditor))('found statically', () => {
    it('has the endpoints that the framework itself lists', async () => {
      const { endpointsOf } = (await import(/* @vite-ignore */ auditor)) as Auditor;
      const { endpoints } = await endpointsOf(rootOf(name));
      const found = normalise(endpoints.filter(({ kind }) => kind === 'rest'));
      expect(spell(found)).toEqual(spell(await routesOf(name)));
    });
  });
});
