// The form in which the command line carries the libraries says all that they say.
import { expect, it } from 'vitest';
import { fold, unfold } from '../../src/libraries/folded.ts';
import { libraries } from '../../src/libraries/index.ts';
import type { Library } from '../../src/libraries/kinds.ts';

it('unfolds to what was folded', () => {
  const again = unfold(fold(libraries));
  expect(again).toHaveLength(libraries.length);
  for (const [index, library] of libraries.entries())
    for (const name of new Set(libraries.flatMap((each) => Object.keys(each) as (keyof Library)[])))
      expect(again[index]![name], `${library.package} ${name}`).toEqual(library[name]);
});
