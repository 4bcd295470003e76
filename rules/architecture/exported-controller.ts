import { broken, defineRule, kept, placeKey } from '../../src/rule.ts';

export default defineRule({
  id: 'exported-controller',
  about: 'backend',
  standards: ['architecture/nest-feature-modules'],
  severity: 'info',
  confidence: 'high',
  preset: 'strict',
  summary: 'A module gives its controller to other modules.',
  messages: {
    given: '{module} exports {controller}, which answers requests: nobody can inject it.',
  },
  why: 'A controller is no provider: the container refuses to start, or others come to depend on what only answers requests.',
  remedy: 'Export the service that does the work.',
  *check({ features }) {
    const controllers = new Set(features.flatMap((it) => it.controllers.map(({ declared }) => placeKey(declared))));
    for (const { name: module, at, exports } of features) {
      const given = exports.filter(({ declared }) => controllers.has(placeKey(declared)));
      for (const { name: controller } of given) yield broken('given', at, { data: { module, controller } });
      if (given.length === 0) yield kept(at);
    }
  },
});
