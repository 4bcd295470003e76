// What a function that calls itself gives is put into what it gives.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const helper = (name: string): string => `const ${name} = (obj, prefix = '') => {
  const out = {};
  for (const [key, value] of Object.entries(obj)) {
    if (Array.isArray(value)) value.forEach((item, i) => { if (typeof item === 'object') Object.assign(out, ${name}(item, prefix + i)); });
    else if (value && typeof value === 'object') Object.assign(out, ${name}(value, prefix + key));
    else out[prefix + key] = String(value);
  }
  return out;
};`;
it('is no question without an end', () => {
  const { endpoints, unresolved } = modelOf({
    'app.js': `const express = require('express'); const app = express(); ${helper('flat')} ${helper('flatter')}
      class Csv { of(data) { const row = flat(data); const other = flatter(data);
        return Object.keys(row).map((key) => { const value = row[key]; return value.includes(',') ? value.replace(/"/g, '') : other[key].trim(); }).join(','); } }
      const csv = new Csv();
      app.post('/export', (req, res) => { res.send(csv.of({ a: { b: 1 }, list: [{ c: 2 }] })); }); app.listen(3);`,
  });
  expect(endpoints.map(({ path, authenticated }) => `${path} ${authenticated.is}`)).toEqual(['/export no']);
  expect(unresolved).toEqual([]);
});
