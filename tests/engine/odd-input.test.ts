// Sources that are right but odd: each of them once emptied the report of a whole project.
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const manifest = JSON.stringify({ name: 'x', main: 'src/app.js', dependencies: { express: '4', pg: '8' } });
const app = `
import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
const app = express();
app.get('/users/:id', async (req, res) => {
  const { rows } = await pool.query('SELECT * FROM users WHERE id = ' + req.params.id);
  res.json(rows);
});
app.listen(3000);
`;
const resultOf = (files: Readonly<Record<string, string>>) =>
  audit(folderWith({ 'package.json': manifest, 'src/app.js': app, ...files }), { cache: false, workers: 0 });

const empty: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'a try without values': ['src/extra.js', "'use strict';\ntry {\n  // optional\n} catch {\n  // not installed\n}\n"],
  'one with an empty finally': ['src/extra.js', 'try {} catch (error) {} finally {}\n'],
  'one in another': ['src/extra.js', 'try { try {} catch {} } catch {}\n'],
  'one in a function at the end of the file': ['src/extra.ts', 'export const f = () => { try {} catch {} };\n'],
  'one in the body of a class': ['src/extra.ts', 'export class A { static { try {} catch {} } }\n'],
  'nothing else in the file': ['src/extra.mjs', 'try{}catch{}'],
  'a try of Python': ['jobs.py', 'try:\n    pass\nexcept ImportError:\n    pass\n'],
  'one with else and finally': ['jobs.py', 'try:\n    pass\nexcept:\n    pass\nelse:\n    pass\nfinally:\n    pass\n'],
  'one in a function of Python': ['jobs.py', 'def f():\n    try:\n        pass\n    except Exception:\n        pass\n'],
};

describe('an empty try', () => {
  it.each(Object.entries(empty))('%s costs nothing', async (_, [path, text]) => {
    const without = await resultOf({});
    const { findings, endpoints, diagnostics, complete } = await resultOf({ [path]: text });
    expect(diagnostics).toEqual([]);
    expect(complete).toBe(true);
    expect(endpoints).toEqual(without.endpoints);
    expect(endpoints).toHaveLength(1);
    expect(findings.filter(({ location }) => location.path === 'src/app.js')).toEqual(
      without.findings.filter(({ location }) => location.path === 'src/app.js'),
    );
  });

  it('and one with an empty catch belong to the code they stand in, not to what is numbered after it', async () => {
    const standing = 'try { audit.sync(); } catch {}\n';
    const swallowed = async (text: string) =>
      (await resultOf({ 'src/app.js': text })).findings.filter(({ rule }) => rule === 'swallowed-error');
    // In a request it is shown; in code that runs at the start it is too doubtful for the default view.
    expect(await swallowed(app.replace('  res.json(rows);', `  res.json(rows); ${standing}`))).toHaveLength(1);
    expect(await swallowed(app + standing)).toEqual([]);
  });
});
