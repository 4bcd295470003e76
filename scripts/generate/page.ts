import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Generated } from './generated.ts';

/** What the HTML page runs and looks like, as texts with the hashes by which the page allows them. */
export async function ofPage(root: string): Promise<Generated> {
  const folder = join(root, 'src/report/page');
  const style = readFileSync(join(folder, 'client/style.css'), 'utf8')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s*([{};,])\s*|\s+/g, (_, sign?: string) => sign ?? ' ');
  const bundle = await rolldown({
    input: join(folder, 'client/client.tsx'),
    platform: 'browser',
    logLevel: 'warn',
    transform: { target: 'es2022' },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false });
  await bundle.close();
  // Preact is under the MIT licence, which goes with every copy.
  const script = `/* Contains Preact, (c) 2015-present Jason Miller, MIT */${output[0].code.trim()}`.replaceAll(
    '</script',
    '<\\/script',
  );
  const text = `/** Generated from client/ by \`npm run generate\`. Do not edit. */
export const style = ${JSON.stringify(style)};
export const styleHash = ${JSON.stringify(hashOf(style))};
export const script = ${JSON.stringify(script)};
export const scriptHash = ${JSON.stringify(hashOf(script))};
`;
  return new Map([[join(folder, 'assets.ts'), text]]);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
