// A map that names files which are gone leads astray.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('src/linker/README.md names files that there are', () => {
  const folder = fileURLToPath(new URL('../../src/linker', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const page = readFileSync(`${folder}/README.md`, 'utf8');
  const named = [...page.matchAll(/`([a-z/-]+\.ts)`/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !files.some((file) => file === name || file.endsWith(`/${name}`)))).toEqual([]);
});
