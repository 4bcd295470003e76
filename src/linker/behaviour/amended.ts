/** What importing one package changes of the handlers of another. */
import type { HandlerConvention } from '../../libraries/kinds.ts';
import type { Modules } from '../modules.ts';
import type { Item } from '../scopes.ts';

type Rejected = NonNullable<HandlerConvention['rejected']>;

/** What becomes of rejected handlers where a package is imported, anywhere in what is linked, that changes it. */
export class Amendments {
  private readonly modules: Modules;
  private byConvention: Map<string, Rejected> | undefined;

  constructor(modules: Modules) {
    this.modules = modules;
  }
  rejected(item: Item): Rejected | undefined {
    this.byConvention ??= collected(this.modules);
    return this.byConvention.get(`${item.library.package} ${item.style}`);
  }
}
/** By package and convention. It is one process: a file that imports it patches the framework for all. */
function collected(modules: Modules): Map<string, Rejected> {
  const amending = new Map(modules.libraries.flatMap((it) => (it.amends ? [[it.package, it.amends] as const] : [])));
  const found = new Map<string, Rejected>();
  for (const unit of modules.units) {
    if (unit.role !== 'source') continue;
    for (const { target } of modules.importsOf(unit))
      if (target.is === 'package')
        for (const row of amending.get(target.name) ?? []) found.set(`${row.package} ${row.convention}`, row.rejected);
  }
  return found;
}
