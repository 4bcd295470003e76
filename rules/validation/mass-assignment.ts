import { broken, defineRule, kept, placeKey, tableName } from '../../src/rule.ts';

export default defineRule({
  id: 'mass-assignment',
  about: 'backend',
  standards: ['validation/no-raw-body-to-persistence'],
  severity: 'error',
  confidence: 'high',
  habits: ['stored', 'merged'],
  cwe: [915],
  summary: 'A request is stored as it came, with every member that the caller chose to send.',
  messages: {
    stored: "The caller's {part} is written to {target} as it came.",
    merged: "The caller's {part} is merged into a stored row, member by member.",
  },
  why: 'The caller decides which columns are written. A form with a name and an address becomes one with a role, an owner or a balance.',
  remedy: 'Name the members that may be written, or write what a strict schema has let through.',
  *check(_, model) {
    const seen = new Set<string>();
    for (const { at, flow } of model.merges ?? []) {
      seen.add(placeKey(flow.source.at));
      yield broken('merged', at, { data: { part: flow.source.part }, trail: flow.steps });
    }
    for (const access of model.accesses) {
      if (access.does !== 'create' && access.does !== 'update' && access.does !== 'upsert') continue;
      const { rawInput } = access;
      if (!rawInput) yield kept(access.at, 'named or validated fields');
      else if (!seen.has(placeKey(rawInput.source.at)))
        yield broken('stored', access.at, {
          data: { part: rawInput.source.part, target: tableName(access.target) },
          trail: rawInput.steps,
        });
    }
  },
});
