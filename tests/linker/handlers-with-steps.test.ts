// Handlers of Nitro that are written as objects: what stands in `onRequest` runs before them.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const told = async (file: string): Promise<string> => {
  const folder = folderWith({
    'package.json': JSON.stringify({ name: 'n', dependencies: { nuxt: '^4', h3: '^1' } }),
    'server/utils/auth.ts': `import { createError, getHeader } from 'h3';
export const signedIn = (event) => { if (getHeader(event, 'x-key') !== process.env.API_KEY) throw createError({ statusCode: 401 }); };`,
    'server/api/a.get.ts': file,
  });
  const [endpoint] = await endpointsOf(folder, { cache: false, workers: 0 });
  return endpoint!.authenticated.is;
};
const imported = `import { defineEventHandler } from 'h3'; import { signedIn } from '../utils/auth';`;

it('is asked first', async () => {
  expect(
    await told(`${imported} export default defineEventHandler({ onRequest: [signedIn], handler: () => [] });`),
  ).toBe('yes');
  expect(await told('export default defineEventHandler({ onRequest: signedIn, handler: async () => [] });')).toBe(
    'yes',
  );
});
it('is asked by nobody where nothing stands there', async () => {
  expect(await told(`${imported} export default defineEventHandler({ handler: () => [] });`)).toBe('no');
  expect(await told('export default defineEventHandler(() => []);')).toBe('no');
});
