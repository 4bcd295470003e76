// The examples of docs/paths.md, through the whole pipeline with the user's own library data.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { endpointsOf, type Library } from '../../src/audit.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/paths.md', import.meta.url)), 'utf8');
const block = (text: string, info: string): string =>
  new RegExp(`^\`\`\`${info}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(text)?.[1] ?? '';
const [introduction = '', ...examples] = page.split(/^### /m);
const around = JSON.parse(block(introduction, 'json around')) as Library;
const header =
  'function hungry(request, response, next) { next(); }\nfunction thirsty(request, response, next) { next(); }\n';

describe('docs/paths.md', () => {
  it('has ten examples at least', () => {
    expect(examples.length).toBeGreaterThanOrEqual(10);
  });

  it.each(examples.map((text) => [text.slice(0, text.indexOf('\n')), text] as const))('%s', async (_, text) => {
    const rows = JSON.parse(block(text, 'json rows')) as Partial<Library>;
    const folder = mkdtempSync(join(tmpdir(), 'backend-audit-paths-'));
    try {
      writeFileSync(join(folder, 'app.js'), header + block(text, 'js'));
      const library = { ...around, ...rows, types: { ...around.types, ...rows.types } };
      const endpoints = await endpointsOf(folder, { config: { libraries: [library] }, cache: false, workers: 0 });
      const told = endpoints.map(({ method, path, chain }) => {
        const before = chain.map((it) => it.text).join(', ');
        return `${method} ${path}${before === '' ? '' : `: ${before}`}\n`;
      });
      expect(told.join('')).toBe(block(text, 'text'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
