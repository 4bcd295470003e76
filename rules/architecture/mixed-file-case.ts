import { broken, defineRule, filesOfOneKind, kept } from '../../src/rule.ts';

/** Fewer files show no convention, and more that stray are a second one. */
const ENOUGH = 10;
const STRAY = 0.1;

export default defineRule({
  id: 'mixed-file-case',
  about: 'backend',
  standards: ['architecture/consistent-code-naming'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  habits: ['other'],
  summary: 'A file is named in another case than its kind.',
  messages: {
    other: '{file} is written in {case}; {count} of {all} files of its kind are in {usual}.',
  },
  why: 'Whoever looks for a file has to guess how it is written, and file systems that ignore case hide wrong imports.',
  remedy: 'Rename it as the others are.',
  *check({ modules }) {
    for (const kind of filesOfOneKind(modules)) {
      const counts = [...kind.cases].sort((a, b) => b[1].length - a[1].length);
      const all = counts.reduce((sum, [, of]) => sum + of.length, 0);
      const [usual, most] = counts[0]!;
      if (all < ENOUGH || most.length < (1 - STRAY) * all) continue;
      yield kept(most[0]!.at, `${String(most.length)} of ${String(all)} files`);
      for (const [other, strays] of counts.slice(1))
        for (const { at, file } of strays)
          yield broken('other', at, { data: { file, case: other, count: most.length, all, usual } });
    }
  },
});
