import { roleOf } from '../model/questions.ts';
import type { Figure } from './figure.ts';

/** Calls of other services whose answer is held against a schema: the part of a contract that the caller's code shows. */
export const contractedCalls: Figure = {
  id: 'contracted-calls',
  standards: ['integrations/contracted-service-calls'],
  counts: 'calls of other services whose answer is checked against a schema before it is used',
  of: 'calls of other services whose answer is used',
  measure(model) {
    const all = model.outbound.filter(
      ({ at, validated }) => validated.is !== 'not-applicable' && roleOf(at, model) === 'source',
    );
    if (all.length === 0) return { unknown: 'no call of another service was seen' };
    const dark = all.filter(({ validated }) => validated.is === 'unknown').length;
    if (dark * 2 > all.length)
      return { unknown: `what becomes of the answers of ${dark} of ${all.length} calls is not seen` };
    const list = all.flatMap(({ at, package: name, url, validated }) =>
      validated.is === 'yes' ? [{ what: url ?? name, at }] : [],
    );
    return { value: list.length, of: all.length, list };
  },
};
