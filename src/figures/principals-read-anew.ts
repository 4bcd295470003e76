import { placeKey, within } from '../model/questions.ts';
import type { Figure } from './figure.ts';

/** Steps of chains, written in the project, that read the caller from a store and do not trust his token alone. */
export const principalsReadAnew: Figure = {
  id: 'principals-read-anew',
  standards: ['auth/reload-principal'],
  counts: 'authenticating steps of the project that read who is calling from a store',
  of: 'authenticating steps of the project',
  measure({ endpoints, behaviours }) {
    const steps = new Map(
      endpoints.flatMap(({ chain }) =>
        chain.flatMap(({ text, roles }) =>
          roles.flatMap((role) =>
            // What a library refuses has no code here.
            role.does === 'authenticates' && role.refusals !== undefined
              ? [[placeKey(role.at), { what: text, at: role.at }] as const]
              : [],
          ),
        ),
      ),
    );
    if (steps.size === 0) return { unknown: 'no authenticating step of the project was found' };
    const reading = behaviours.filter(({ reads }) => reads.length > 0);
    const list = [...steps.values()].filter(({ at }) => reading.some((it) => within(at, it.at)));
    return { value: list.length, of: steps.size, list };
  },
};
