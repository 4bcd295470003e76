// Routers that are loaded by the names of the files of a folder: their prefixes are what the code makes of the names.
import { describe, expect, it } from 'vitest';
import { audit, endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const router = (path: string): string =>
  `const router = require('express').Router(); router.get('${path}', (req, res) => res.json([])); module.exports = router;`;
const folder = {
  'routes/auth.js': router('/login'),
  'routes/users.js': router('/:id'),
  'routes/old.cities.js': router('/all'),
};
const app = `const express = require('express'); const app = express();`;
const listing = `const express = require('express'); const fs = require('fs'); const path = require('path'); const router = express.Router();`;

const manifest = { 'package.json': '{"dependencies":{"express":"4"}}' };
async function pathsOf(texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = folderWith({ ...manifest, ...folder, ...texts });
  return (await endpointsOf(root, { cache: false, workers: 0 })).map(({ path }) => path).sort();
}

describe('a folder whose files are loaded as routers', () => {
  it('names their prefixes, without the ending, and leaves out whom a test turns away', async () => {
    const index = `${listing}
      const folder = \`\${__dirname}/\`;
      const bare = (file) => file.split('.').slice(0, -1).join('.').toString();
      router.use('/', require('./auth'));
      fs.readdirSync(folder).filter((file) => {
        const name = bare(file);
        return name !== 'index' && name !== 'auth' && file !== '.DS_Store'
          ? router.use(\`/\${name}\`, require(\`./\${name}\`)) : '';
      });
      module.exports = router;`;
    const main = `${app} app.use('/api', require('./routes')); app.listen(80);`;
    expect(await pathsOf({ 'app.js': main, 'routes/index.js': index })).toEqual([
      '/api/login',
      '/api/old.cities/all',
      '/api/users/:id',
    ]);
  });
  it.each([
    ['path.parse', `path.parse(file).name`],
    ['basename', `path.basename(file, '.js')`],
    ['replace', `file.replace(/\\.js$/, '')`],
    ['slice', `file.slice(0, -3)`],
  ])('is the same by %s', async (_, name) => {
    const index = `${listing}
      fs.readdirSync(__dirname).filter((file) => file.endsWith('.js') && file !== path.basename(__filename))
        .forEach((file) => router.use('/' + ${name}, require(path.join(__dirname, file))));
      module.exports = router;`;
    const main = `${app} app.use(require('./routes')); app.listen(80);`;
    expect(await pathsOf({ 'app.js': main, 'routes/index.js': index })).toEqual([
      '/auth/login',
      '/old.cities/all',
      '/users/:id',
    ]);
  });
  it('is found beside the file, and from where the program is started', async () => {
    const main = `${app} const fs = require('fs'); fs.readdirSync('./routes').map((r) => app.use('/api', require('./routes/' + r))); app.listen(80);`;
    expect(await pathsOf({ 'app.js': main })).toEqual(['/api/:id', '/api/all', '/api/login']);
    const start = `${app} const { readdirSync } = require('fs'); const { join } = require('path');
      for (const file of readdirSync(join(__dirname, '..', 'routes'))) app.use('/v1', require(join(__dirname, '../routes', file)));
      app.listen(80);`;
    expect(await pathsOf({ 'config/app.js': start })).toEqual(['/v1/:id', '/v1/all', '/v1/login']);
  });
  it('is no gap of the file that loads it, and one where the names are not known', async () => {
    const gapsOf = async (listed: string): Promise<readonly string[]> => {
      const main = `${app} const fs = require('fs'); for (const file of ${listed}) app.use(require('./routes/' + file)); app.listen(80);`;
      const root = folderWith({ ...manifest, ...folder, 'app.js': main });
      const { files } = await audit(root, { cache: false, workers: 0 });
      return files.flatMap(({ path, state, reason }) => (state === 'partial' ? [`${path} ${reason}`] : []));
    };
    expect(await gapsOf(`fs.readdirSync('./routes')`)).toEqual([]);
    expect(await gapsOf(`fs.readdirSync(process.env.ROUTES)`)).toEqual(['app.js line 1: require of a computed path']);
  });
  it.each([
    ['in an expression', `.map(async (file) => { (await import(\`../routes/\${file}\`)).default(router); })`],
    ['by a name', `.forEach(async (file) => { const it = await import(\`../routes/\${file}\`); it.default(router); })`],
    [
      'when it is there',
      `.forEach((file) => { void import(\`../routes/\${file}\`).then((it) => it.default(router)); })`,
    ],
  ])('hands the router to functions that it imports while it runs, %s', async (_, load) => {
    const register = (path: string): string =>
      `export default (router) => { router.get('${path}', (req, res) => { res.json([]); }); };`;
    const files = {
      'package.json': '{"dependencies":{"express":"4"}}',
      'src/app.ts': `import express from 'express'; import setUp from './setup/routes'; const app = express(); setUp(app); app.listen(80);`,
      'src/setup/routes.ts': `import { Router } from 'express'; import { readdirSync } from 'fs'; import { join } from 'path';
        export default (app) => {
          const router = Router(); app.use('/api', router);
          readdirSync(join(__dirname, '../routes'))${load};
        };`,
      'src/routes/boats.ts': register('/boats'),
      'src/routes/piers.ts': register('/piers'),
    };
    const found = await endpointsOf(folderWith(files), { cache: false, workers: 0 });
    expect(found.map(({ path }) => path).sort()).toEqual(['/api/boats', '/api/piers']);
  });
});
