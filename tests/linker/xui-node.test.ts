import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('knows who is signed in by the library, behind its guard alone', () => {
  const { endpoints } = modelOf({
    'app.js': `import express from 'express'; import { csp, xuiNode } from '@hmcts/rpx-xui-node-lib';
const app = express(); app.use(csp({})); app.use(xuiNode.configure({ auth: {}, session: {} }));
app.get('/open', (req, res) => res.json({}));
const router = express.Router(); router.use(xuiNode.authenticate); router.get('/x', (req, res) => res.json({}));
app.use('/api', router); app.listen(1);`,
  });
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authorized.is}`)).toEqual([
    '/open no no',
    '/api/x yes no',
  ]);
});
