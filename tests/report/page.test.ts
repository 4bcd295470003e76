import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { json } from '../../src/report/json.ts';
import { columns } from '../../src/report/ledger.ts';
import { page as pageOf } from '../../src/report/page/page.tsx';
import { backendAudit } from '../cli/run.ts';
import { folderWith } from '../host/folder.ts';
import { launch, violations } from './browser.ts';
import { about, catalogue, endpoint, finding, place, result } from './result.ts';

const folder = mkdtempSync(join(tmpdir(), 'backend-audit-page-'));
const excerpts = {
  limits: { line: 180, place: 9, total: 600_000 },
  leftOut: 0,
  source: {
    'src/a file.ts': { 1: 'const { name } = req.query;', 2: '  const text = `select ${name}`;', 3: '    run(text);' },
    'src/app.ts': { 3: '// who', 4: 'app.use(requireUser);', 5: '' },
  },
};
const made = (of: Parameters<typeof result>[0] = {}, more = {}): string =>
  pageOf(JSON.parse(json(result(of), { ...about(), excerpts, ...more })));

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});
const opened: Page[] = [];
const said: string[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
  // Neither the console nor the network hears of anything in any of these tests.
  expect(said.splice(0)).toEqual([]);
});
async function open(html: string, how: { readonly colorScheme?: 'light' | 'dark' } = {}): Promise<Page> {
  const path = join(folder, 'page.html');
  writeFileSync(path, html);
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 }, ...how });
  opened.push(page);
  page.on('console', (message) => said.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const url = pathToFileURL(path).href;
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith(`${url}#`)) said.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return page;
}
const rowsOf = (page: Page) => page.locator('tr.row:visible').locator('th').allInnerTexts();
const unfold = (page: Page) =>
  page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
const three = [
  endpoint(),
  endpoint({ method: 'GET', path: '/books/:id', authenticated: { is: 'no' } }),
  endpoint({
    method: 'GET',
    path: '/health',
    purpose: 'health',
    chain: [],
    authorized: { is: 'unknown', by: 'x() is not read' },
  }),
];

describe('the HTML page', () => {
  it('opens with what holds, what does not and what could not be seen', async () => {
    const page = await open(made({ endpoints: three }));
    expect(await page.locator('.verdict h2').allInnerTexts()).toEqual([
      '✓ What holds',
      '✗ What does not',
      '? What could not be seen',
    ]);
    expect(await page.locator('.verdict.n').innerText()).toContain('Rate-limited: all 3 not');
    expect(await page.locator('.verdict.n').innerText()).toContain('sql-injection');
    expect(await page.locator('.verdict.u').innerText()).toContain('1 of 2 files was not read');
    expect(await page.locator('h1').innerText()).toBe('library');
  });

  it('has a row for each endpoint by path, and a column with a sign for each question of the ledger', async () => {
    const page = await open(made({ endpoints: three }));
    expect(await page.locator('#matrix thead th').allInnerTexts()).toEqual([
      'Endpoint',
      ...columns.map(({ title }) => title),
      'Registered at',
    ]);
    expect(await rowsOf(page)).toEqual(
      ['GET /books/:id', 'POST /books/:id', 'GET /health'].map((it) => expect.stringContaining(it.split(' ')[1]!)),
    );
    const cells = await page.locator('tr.row').nth(1).locator('td').allInnerTexts();
    expect(cells.join('')).toBe(`✓✗??–~✗✓✓–✓–✓✗?src/routes.ts:10`);
    expect(await page.locator('tr.row').nth(1).locator('td').first().getAttribute('aria-label')).toBe('yes');
  });

  it('filters by words, method and answer, and from a number of the summary', async () => {
    const page = await open(made({ endpoints: three }));
    const search = page.getByLabel('Search');
    await search.fill('health');
    expect(await rowsOf(page)).toHaveLength(1);
    expect(await page.locator('#shown').innerText()).toBe('1 of 3');
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await rowsOf(page)).toHaveLength(3);
    await page.getByLabel('Method').selectOption('POST');
    expect(await rowsOf(page)).toHaveLength(1);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('link', { name: 'Authorized: 1 unknown' }).click();
    expect(await rowsOf(page)).toEqual([expect.stringContaining('/health')]);
  });

  it('opens the evidence by keyboard: the chain in order, each answer with its line, what would settle the rest', async () => {
    const page = await open(made({ endpoints: three }));
    await page.keyboard.press('/');
    await page.keyboard.type('books');
    await page.getByRole('button', { name: 'POST /books/:id' }).focus();
    await page.keyboard.press('Enter');
    const evidence = page.locator('.evidence');
    const text = await evidence.innerText();
    expect(text.indexOf('requireUser')).toBeLessThan(text.indexOf('update'));
    for (const part of [
      'src/app.ts:4',
      'app.use(requireUser);',
      'By requireUser',
      'the schema could not be seen',
      'What would settle the unknown',
    ])
      expect(text).toContain(part);
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate('document.activeElement.innerText')).toContain('GET');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await evidence.count()).toBe(0);
    expect(await page.getByRole('button', { name: 'POST /books/:id' }).getAttribute('aria-expanded')).toBe('false');
  });

  it('opens a cell at its question, and a link to a finding at the finding', async () => {
    const about = finding({ endpoints: ['POST /books/:id'] });
    const page = await open(made({ endpoints: three, findings: [finding({ severity: 'warning', rule: 'x' }), about] }));
    await page.locator('tr.row').nth(1).locator('td').nth(6).click();
    expect(await page.locator('.asked').innerText()).toContain('Rate-limited: no');
    await page
      .locator('.evidence')
      .getByRole('link', { name: /^sql-injection/ })
      .click();
    await expect.poll(() => page.locator('#f1').isVisible()).toBe(true);
  });

  it('shows findings by rule with their way, and standards with what shows them', async () => {
    const page = await open(made());
    const rule = page.locator('#r-error-sql-injection');
    expect(await rule.innerText()).toContain('Remedy. Bind it.');
    expect(await rule.locator('.flow > li').count()).toBe(2);
    expect(await rule.locator('.flow > li').first().innerText()).toMatch(
      /src\/a file\.ts:2 .*comes from the caller[^]*const text = `select \$\{name\}`;/,
    );
    await unfold(page);
    expect(await page.locator('#standards').innerText()).toContain('helmet()');
    expect(await page.locator('#coverage').innerText()).toContain('Files that were not read');
  });

  it('says why there is no endpoint', async () => {
    const page = await open(made({ endpoints: [], packages: [] }));
    expect(await page.locator('#endpoints').innerText()).toContain(
      'No endpoint was found: no server framework that is known here',
    );
  });

  it.each(['light', 'dark'] as const)('has nothing that axe would complain of, %s', async (colorScheme) => {
    const page = await open(made({ endpoints: three, standards: catalogue({ 'auth/protected-routes': 'violated' }) }), {
      colorScheme,
    });
    await page.getByRole('button', { name: 'POST /books/:id' }).click();
    await unfold(page);
    expect(await violations(page)).toEqual([]);
  });

  it('is harmless whatever names and code hold', async () => {
    const evil = `</script></style></title><script>alert(1)</script><img src=x onerror=alert(2)>'"\`<!--{{7*7}}\u202eesrever\u001b[31m`;
    const wild = endpoint({
      path: `/${evil}`,
      method: evil,
      at: place(evil, 3),
      chain: [
        {
          text: evil,
          at: place(evil, 3),
          scope: 'route',
          roles: [{ does: evil, is: 'yes', at: place('b', 1), by: evil }],
        },
      ],
      authorized: { is: 'unknown', by: evil },
      unseen: [evil],
      chainComplete: false,
    });
    const page = await open(
      made(
        {
          endpoints: [wild, endpoint({ path: `/${'long'.repeat(3000)}` })],
          findings: [
            finding({
              message: evil,
              remedy: evil,
              location: place(evil, 3),
              trail: [
                { at: place(evil, 3), what: evil },
                { at: place(evil, 3), what: evil },
              ],
            }),
          ],
          diagnostics: [{ path: evil, code: 'x', message: evil, needed: true }],
          unresolved: [{ at: place(evil, 1), what: 'mount', why: evil }],
          packages: [{ name: evil, is: ['framework'] }],
        },
        { excerpts: { ...excerpts, source: { [evil]: { 3: evil }, __proto__: { 1: evil } } } },
      ),
    );
    await page.locator('tr.row button').first().click();
    await unfold(page);
    expect(await page.locator('script').count()).toBe(2);
    expect(await page.locator('img').count()).toBe(0);
    const text = await page.locator('body').innerText();
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).toContain('\\u202eesrever\\x1b[31m');
    expect(text).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  it('bears a thousand endpoints', async () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      endpoint({ path: `/group${String(index % 50)}/item${String(index)}` }),
    );
    const page = await open(made({ endpoints: many }));
    expect(await page.locator('tr.row').count()).toBe(1000);
    await page.getByLabel('Search').fill('item99');
    expect(await page.locator('#shown').innerText()).toBe('11 of 1000');
  });

  it('allows nothing but what it brings itself', () => {
    const html = made();
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)![1]!;
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+';/);
    expect(html).not.toMatch(/ (?:src|style|on\w+)=/);
    expect(html.replaceAll('http://www.w3.org', '')).not.toMatch(/<[^>]+(?:href|action)="(?!#)/);
  });

  it('is made from a saved report alone, the same bytes each time', () => {
    const root = folderWith({
      'package.json': '{"name":"bakery","main":"server.js","dependencies":{"express":"5"}}',
      'server.js': `const app = require('express')();\napp.get('/cakes', (req, res) => res.json(1));\napp.listen(3);\n`,
    });
    const empty = folderWith({});
    backendAudit(['--format', 'json', '--output', join(empty, 'r.json'), '--fail-on', 'never'], root);
    const direct = backendAudit(['--format', 'html', '--fail-on', 'never'], root).stdout;
    expect(backendAudit(['page', 'r.json', '--output', 'r.html'], empty)).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(join(empty, 'r.html'), 'utf8')).toBe(direct);
    expect(direct).toContain('/cakes');
    writeFileSync(join(empty, 'other.json'), '{"a":1}');
    for (const [file, why] of [
      ['other.json', 'is no JSON report'],
      ['none.json', 'there is no such file'],
    ] as const) {
      const { code, stderr } = backendAudit(['page', file], empty);
      expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
    }
  });
});
