/** Values, with how each kind of them is answered. */
import type { Apis } from '../apis.ts';
import type { Failures } from '../failures.ts';
import type { Handed } from '../handed.ts';
import type { Modules } from '../modules.ts';
import { argument } from './arguments.ts';
import { callersOf } from './callers.ts';
import { ancestors, constructorOf, parents } from './classes.ts';
import { entriesOf, flat, items, turns } from './collections.ts';
import { enter, returned } from './frames.ts';
import { type Resolvers, Values } from './kernel.ts';
import { member } from './members.ts';
import { resolve } from './resolve.ts';

const resolvers: Resolvers = {
  value: resolve,
  member,
  enter,
  returned,
  argument,
  items,
  entriesOf,
  flat,
  turns,
  parents,
  ancestors,
  constructorOf,
  callersOf,
};

/** The values of the files of a project part, as far as the libraries that it uses explain them. */
export function valuesOf(
  apis: Apis,
  modules: Modules,
  known?: { readonly failures?: Failures; readonly handed?: Handed },
): Values {
  return new Values(resolvers, apis, modules, known);
}
