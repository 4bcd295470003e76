import { broken, classesOfOneFolder, defineRule, kept } from '../../src/rule.ts';

/** So many siblings show a convention, and so many of them have to keep it. */
const ENOUGH = 5;
const MOST = 0.8;

export default defineRule({
  id: 'missing-role-suffix',
  about: 'backend',
  standards: ['architecture/consistent-code-naming'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  summary: 'A class lacks the ending that the others of its folder have.',
  messages: {
    lacks: '{name} does not end with {ending}, as {count} of {all} classes of {folder} do.',
  },
  why: 'The ending says what a class is for wherever its name is met; without it one has to look.',
  remedy: 'Give it the ending, or another folder.',
  *check({ modules }) {
    for (const { folder, ending, classes } of classesOfOneFolder(modules)) {
      const own = classes.filter(({ name }) => name.endsWith(ending));
      if (classes.length < ENOUGH || own.length < MOST * classes.length) continue;
      yield kept(own[0]!.at, `${String(own.length)} of ${String(classes.length)} classes`);
      for (const { name, at } of classes.filter((it) => !own.includes(it)))
        yield broken('lacks', at, { data: { name, ending, count: own.length, all: classes.length, folder } });
    }
  },
});
