import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'inline-collaborator',
  about: 'backend',
  standards: ['architecture/dependency-injection'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  habits: ['made'],
  summary: 'What asks a store is made where it is used.',
  messages: {
    made: '{what} asks a store and is made here: nobody can hand in another.',
  },
  why: 'A test of this code needs the store, and a second implementation, a shared connection or a transaction needs a change here.',
  remedy:
    'Take it as a parameter of the constructor or the function, and make it where the application is put together.',
  *check({ modules }) {
    for (const { at, makes, roles } of modules) {
      for (const made of makes) yield broken('made', made.at, { data: { what: made.what } });
      if (makes.length === 0 && roles.includes('endpoints')) yield kept(at);
    }
  },
});
