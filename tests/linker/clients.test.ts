// Packages made for browsers are told by what they use; what a server needs of them stays.
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/facts/outline.ts';
import { typescript } from '../../src/languages/typescript/index.ts';
import { libraries } from '../../src/libraries/index.ts';
import { clientFiles } from '../../src/linker/clients.ts';
import { takesOf } from '../../src/linker/takes.ts';
import type { Manifest, Project } from '../../src/linker/project.ts';

const server: Manifest = { folder: '', dependencies: { express: '^5.0.0' }, entries: ['server.ts'] };
const browser: Manifest = { folder: 'web', dependencies: { 'react-dom': '^19.0.0' }, entries: [] };
const page = "import { createRoot } from 'react-dom/client'; fetch('/api'); createRoot(document.body);";
const markup = "import { renderToString } from 'react-dom/server'; renderToString('');";

function clientsOf(texts: Readonly<Record<string, string>>, manifests: readonly Manifest[]): readonly string[] {
  const project: Project = {
    files: Object.entries(texts).map(([path, text]) => {
      const extraction = typescript.extract({ path, text });
      if ('refused' in extraction) throw new Error(extraction.refused.message);
      const { facts } = extraction;
      return { path, role: 'source', outline: outlineOf(facts), facts };
    }),
    manifests,
    libraries,
    resolve: (_, specifier) => ({ is: 'file', path: specifier.replace(/^(?:\.\.?\/)+/, '') }),
  };
  return [...clientFiles(project, ({ path, outline }) => takesOf(path, outline, project.resolve))].sort();
}

describe('clientFiles', () => {
  it('leaves a package that serves requests in, whatever its folder is called', () => {
    const texts = { 'client/src/rows.ts': 'export const rows = [];', 'server/main.ts': "import 'express';" };
    const client = (dependencies: Manifest['dependencies']): Manifest => ({
      folder: 'client',
      dependencies,
      entries: [],
    });
    expect(clientsOf(texts, [client({ next: '^15.0.0' })])).toEqual([]);
    expect(clientsOf(texts, [client({ vue: '^3.0.0' })])).toEqual(['client/src/rows.ts']);
  });
  const app = "import express from 'express'; express().listen(3000);";
  it('finds the package that renders in browsers', () => {
    expect(clientsOf({ 'server.ts': app, 'web/page.tsx': page }, [server, browser])).toEqual(['web/page.tsx']);
  });
  it('finds the half of one package that stands beside the server', () => {
    const files = {
      'server/index.ts': `${app} import '../client/names.ts';`,
      'client/names.ts': 'export {};',
      'client/actions.ts': "import { get } from './get.ts'; export const load = () => get('/api');",
      'client/render.ts': app,
    };
    expect(clientsOf(files, [server])).toEqual(['client/actions.ts']);
    expect(clientsOf({ 'client/actions.ts': files['client/actions.ts'] }, [server])).toEqual([]);
  });
  it('keeps what the server imports of it', () => {
    const files = {
      'server.ts': `${app} import './web/shapes.ts';`,
      'web/page.tsx': page,
      'web/shapes.ts': 'export {};',
    };
    expect(clientsOf(files, [server, browser])).toEqual(['web/page.tsx']);
  });
  it.each([
    ['lists a server too', { ...browser, dependencies: { ...browser.dependencies, fastify: '^5.0.0' } }, markup],
    ['lists a framework that renders on a server', { ...browser, dependencies: { vue: '^3', nuxt: '^4' } }, markup],
    ['serves with what Node brings', browser, "import { createServer } from 'node:http'; createServer().listen(80);"],
    ['renders nothing', { ...browser, dependencies: { zod: '^4.0.0' } }, 'export const shapes = {};'],
  ])('leaves a package alone that %s', (_, manifest, text) => {
    expect(clientsOf({ 'server.ts': app, 'web/page.tsx': text }, [server, manifest])).toEqual([]);
  });

  describe('in a package that serves as well', () => {
    const next: Manifest = { folder: '', dependencies: { next: '^15', 'react-dom': '^19' }, entries: [] };
    const component =
      "import { useLocale } from '@/hooks'; export const Button = () => { useLocale().save('de'); return null; };";
    const tracker = '((window) => { const { document } = window; document.title; })(window);';
    it('finds components that take hooks, also where a page of the server shows them', () => {
      const files = {
        'app/page.tsx': "import { Button } from '../ui/button.tsx'; export default () => Button();",
        'ui/button.tsx': component,
        'ui/list.tsx': "import { db } from '../db'; export const List = async () => db.all();",
        'lib/use.ts': "import { useContainer } from 'class-validator'; useContainer();",
      };
      expect(clientsOf(files, [next])).toEqual(['ui/button.tsx']);
    });
    it('finds what a directive sends to browsers, unless it stores data', () => {
      const files = {
        'app/page.tsx': "import { count } from '../ui/backup.ts'; export default () => count();",
        'ui/backup.ts': "'use client'; export const count = (db) => db.exec('SELECT 1');",
        'ui/kept.ts': "'use client'; import { PrismaClient } from '@prisma/client'; new PrismaClient();",
        'ui/other.ts': 'export const other = 1;',
      };
      expect(clientsOf(files, [next])).toEqual(['ui/backup.ts']);
    });
    it('finds scripts that pages load, and nothing that the server takes or that serves', () => {
      const files = {
        'app/api/route.ts': "import { shared } from '../../src/shared.ts'; export const GET = () => shared;",
        'src/tracker.js': tracker,
        'public/vendor.js': 'fetch("/x").then(() => {});',
        'src/shared.ts': 'export const shared = typeof window === "undefined";',
        'src/render.ts':
          "import { createServer } from 'node:http'; createServer((req, res) => res.end(`${document}`));",
        'src/public/users.ts': 'export const users = [];',
      };
      expect(clientsOf(files, [next])).toEqual(['public/vendor.js', 'src/tracker.js']);
    });
  });
});
