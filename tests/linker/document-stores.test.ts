// Stores that are reached through another package, or by calls of several rows at once.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('what a handler reads and writes in them', () => {
  const { behaviours } = modelOf(
    {
      'app.ts': `import express from 'express'; import admin from 'firebase-admin'; import { getFirestore } from 'firebase-admin/firestore'; import { Client } from '@elastic/elasticsearch';
        const app = express();
        const store = admin.initializeApp().firestore(); const other = getFirestore();
        const search = new Client({ node: process.env.URL });
        app.get('/one', async (req, res) => res.json((await store.collection('hats').doc('1').get()).data()));
        app.get('/many', async (req, res) => res.json((await other.collection('hats').where('size', '==', 1).get()).docs));
        app.get('/count', async (req, res) => res.json((await other.collection('hats').count().get()).data()));
        app.post('/made', async (req, res) => { await admin.firestore().collection('hats').add({ size: 1 }); res.end(); });
        app.get('/found', async (req, res) => res.json(await search.mget({ index: 'hats', ids: ['1'] })));
        app.listen(3000);`,
    },
    { express: '4.19.0', 'firebase-admin': '13.0.0', '@elastic/elasticsearch': '8.15.0' },
  );
  expect(behaviours.flatMap(({ reads, writes }) => [...reads, ...writes].map(({ does }) => does))).toEqual([
    'read',
    'read',
    'aggregate',
    'create',
    'read',
  ]);
});
