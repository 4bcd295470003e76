/** Modules that frameworks make when an application is built (`$app/server`): no file and no package has their name. */
import type { Library } from '../libraries/kinds.ts';
import type { Resolve } from './project.ts';

/** The same answers, where such modules lead to what makes them, as modules of its package. */
export function withMadeModules(resolve: Resolve, libraries: readonly Library[]): Resolve {
  const makers = new Map(
    libraries.flatMap(({ makesModules = [], package: name }) => makesModules.map((it) => [it, name] as const)),
  );
  return (from, specifier) => {
    const target = resolve(from, specifier);
    const maker = target.is === 'unresolved' ? makers.get(specifier) : undefined;
    return maker === undefined ? target : { is: 'package', name: maker, subpath: specifier };
  };
}
