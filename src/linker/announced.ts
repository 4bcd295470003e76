/** What serves requests without being handed to a call that registers it, told when all modules have run. */
import { announceDecorated } from './decorated.ts';
import { announceDeployed } from './deployed.ts';
import { announceDispatchers } from './dispatch.ts';
import { mountLeftControllers } from './mounted-controllers.ts';
import { announceOperations } from './operations/servers.ts';
import { announcePlaced } from './placed-routes.ts';
import { announceServerFunctions } from './server-functions.ts';
import type { Replaying } from './replaying.ts';

/** Controllers that nobody mounted are mounted, and functions are told what they are called with, each kind behind those it builds on. */
export function announceServed(replay: Replaying): void {
  mountLeftControllers(replay);
  announceDecorated(replay);
  announceOperations(replay);
  announcePlaced(replay);
  announceServerFunctions(replay);
  announceDeployed(replay);
  announceDispatchers(replay);
}
