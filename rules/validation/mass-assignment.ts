import {
  broken,
  defineRule,
  kept,
  placeKey,
  tableName,
  within,
  type BackendModel,
  type Endpoint,
  type Flow,
} from '../../src/rule.ts';

/** Those whose requests come in there: of a function that is called for many, others hand it something else. */
const takenBy = ({ source }: Flow, model: BackendModel): readonly Endpoint[] =>
  model.endpoints.filter(
    ({ handler }) =>
      within(source.at, handler.at) ||
      handler.inputs.some((input) => input.part === source.part && within(source.at, input.at)),
  );

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
      const { rawInput, otherRawInput = [] } = access;
      if (!rawInput) yield kept(access.at, 'named or validated fields');
      else
        for (const flow of [rawInput, ...otherRawInput]) {
          if (seen.has(placeKey(flow.source.at))) continue;
          const endpoints = takenBy(flow, model);
          // Each of several callers is to name what may be written.
          yield broken('stored', otherRawInput.length > 0 ? flow.source.at : access.at, {
            data: { part: flow.source.part, target: tableName(access.target) },
            trail: flow.steps,
            ...(endpoints.length > 0 && { endpoints }),
          });
        }
    }
  },
});
