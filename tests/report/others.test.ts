// The other places of one cause, in a sentence; and text of a project that no terminal and no runner obeys.
import { expect, it } from 'vitest';
import { othersOf } from '../../src/report/others.ts';
import { visible } from '../../src/report/visible.ts';
import { finding, place } from './result.ts';

it.each<readonly [own: readonly string[], also: readonly (readonly string[])[], told: string | undefined]>([
  [['GET /a'], [], undefined],
  [['GET /a'], [['GET /b']], '1 other endpoint: GET /b'],
  [['GET /a'], [['GET /b'], ['GET /c'], ['GET /d']], '3 other endpoints: GET /b, GET /c, GET /d'],
  [
    ['GET /a'],
    [['GET /b'], ['GET /c'], ['GET /d'], ['GET /e']],
    '4 other endpoints: GET /b, GET /c, GET /d and 1 more',
  ],
  // Endpoints do not tell them apart.
  [[], [['GET /b']], '1 other place: api/0.ts:7'],
  [['GET /a', 'PUT /a'], [['GET /b']], '1 other place: api/0.ts:7'],
  [['GET /a'], [['GET /b'], ['GET /b']], '2 other places: api/0.ts:7, api/1.ts:7'],
  [['GET /a'], [['GET /b', 'PUT /b'], []], '2 other places: api/0.ts:7, api/1.ts:7'],
  [['GET /a'], [['GET /b'], []], '2 other places: api/0.ts:7, api/1.ts:7'],
])('of %j and %j: %s', (endpoints, also, told) => {
  const others = also.map((each, index) => finding({ endpoints: each, location: place(`${String(index)}.ts`, 7) }));
  const sentence = told === undefined ? undefined : `The same holds for ${told}.`;
  expect(othersOf(finding({ endpoints, also: others }), 'api/')).toBe(sentence);
});

it.each([
  ['a\tb\u0001c\u009f', 'a\\x09b\\x01c\\x9f'],
  ['\u200b\u2028\u202e\u2066\ufeff', '\\u200b\\u2028\\u202e\\u2066\\ufeff'],
  ['é ü 漢 ✓', 'é ü 漢 ✓'],
  ['::error x', '\\x3a:error x'],
  ['a ::b', 'a \\x3a:b'],
  ['a::b ::1 ::B', 'a::b ::1 ::B'],
  ['##[a] ##b', '#\\x23[a] ##b'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});
