// Figures of pages and of packages.
import { expect, it } from 'vitest';
import { featureFlags } from '../../src/figures/feature-flags.ts';
import { pagesWithMetadata } from '../../src/figures/pages-with-metadata.ts';
import { modelOf } from '../linker/behaviour/harness.ts';

const START = `
const express = require('express');
const { PrismaClient } = require('@prisma/client');
const prisma = new PrismaClient();
const app = express();
app.listen(3000);
`;
const READ = 'const orders = await prisma.order.findMany({ take: Number(req.query.size) });';

it('counts pages that tell how many there are', () => {
  const model = modelOf({
    'app.js': `${START}
app.get('/a', async (req, res) => { ${READ} res.json({ orders, total: await prisma.order.count() }); });
app.get('/b', async (req, res) => { ${READ} res.json({ orders }); });
app.get('/c', async (req, res) => { res.json({ orders: await prisma.order.findMany({ take: 10 }) }); });`,
  });
  expect(pagesWithMetadata.measure(model)).toMatchObject({ value: 1, of: 2, list: [{ what: 'GET /a' }] });
});
it('does not count pages of which it is not seen what they are put into', () => {
  const model = modelOf({
    'app.js': `${START}app.get('/a', async (req, res) => { ${READ} res.json(require('x')(orders)); });`,
  });
  expect(pagesWithMetadata.measure(model)).toHaveProperty('unknown');
});
it('counts clients of feature flags among the packages that are known', () => {
  const model = modelOf(
    {
      'app.js':
        "const { initialize } = require('unleash-client'); const pg = require('pg'); initialize({}); new pg.Pool();",
    },
    { 'unleash-client': '6.0.0', pg: '8.0.0' },
  );
  expect(featureFlags.measure(model)).toMatchObject({ value: 1, of: 2, list: [{ what: 'unleash-client' }] });
  expect(featureFlags.measure(modelOf({ 'app.js': 'exports.two = 2;' }))).toHaveProperty('unknown');
});
