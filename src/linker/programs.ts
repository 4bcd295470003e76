/**
 * Which program registers something. Several of one project may share the code that makes their application: each of them
 * has its own when it runs, with what it and that code put there, and nothing of the others.
 */
import { manifestOf } from './manifests.ts';
import type { Manifest } from './project.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';

export class Programs {
  private readonly manifests: readonly Manifest[];
  private readonly noted = new WeakMap<object, string>();
  /** The folder of the package whose module runs now; undefined: none does. */
  now: string | undefined;

  constructor(manifests: readonly Manifest[]) {
    this.manifests = manifests;
  }
  /** Runs a module: what is registered meanwhile, its package registers. */
  run(unit: FileUnit, body: () => void): void {
    const before = this.now;
    this.now = this.folderOf(unit);
    try {
      body();
    } finally {
      this.now = before;
    }
  }
  folderOf({ path }: FileUnit): string {
    return manifestOf(this.manifests, path)?.folder ?? '';
  }
  note(registered: object): void {
    if (this.now !== undefined) this.noted.set(registered, this.now);
  }
  /** What stands in the place of something else was registered with that. */
  inPlace(of: object, instead: object): void {
    const known = this.noted.get(of);
    if (known !== undefined) this.noted.set(instead, known);
  }
  /** The package that registered something. */
  of(registered: object): string | undefined {
    return this.noted.get(registered);
  }
}
/** Something that was registered, and where that is written. */
export interface Registered {
  readonly at?: Ref;
}
