import type { Library } from '../libraries/kinds.ts';
import type { Handing } from './handed.ts';
import type { Scopes } from './scope-tree.ts';
import type { Given, Scope } from './scopes.ts';
import type { ApiThing, Context, FunctionThing, Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

/** The replay, as those see it that understand single registrations. */
export interface Replaying {
  readonly values: Values;
  readonly scopes: Scopes;
  /** What is learnt of what frameworks hand over. */
  readonly handing: Handing;
  /** Inside a branch whose condition is not known. */
  readonly conditional: boolean;
  /** The same for what is registered now, with the branches it stands in. */
  readonly given: Given;
  /** The scope of the plugin that is being loaded. */
  readonly loading: Scope | undefined;
  /** Runs what a plugin does while it is loaded with a scope. */
  load(scope: Scope, run: () => void): void;
  runModule(unit: FileUnit): void;
  runFunction(fn: FunctionThing, ctx: Context): void;
  learnApplication(callee: ApiThing, ref: Ref): boolean;
  applicationOf(library: Library): Scope | undefined;
}
