import { broken, defineRule, graphOf, isInner, isOuter, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'layer-cycle',
  about: 'backend',
  standards: ['architecture/layered-structure'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  summary: 'Modules that answer requests and modules that work for them import each other.',
  messages: {
    cycle: '{inner} leads back to {outer}, which answers requests and needs it: {modules} modules import each other.',
  },
  why: 'What imports each other is loaded half made, cannot be tested or moved alone, and a change on one side breaks the other.',
  remedy: 'Take what both need into a module below them, or hand it in when the application is put together.',
  *check(_, model) {
    const cycles = graphOf(model).cycles();
    for (const { inner, outer, way, modules } of cycles)
      yield broken('cycle', way.at(-1)!.at, {
        data: { inner, outer, modules: modules.length },
        trail: way.map(({ at, path }) => ({ at, what: `imports ${path}` })),
      });
    if (cycles.length > 0 || !model.modules.some(isOuter)) return;
    for (const module of model.modules) if (isInner(module)) yield kept(module.at);
  },
});
