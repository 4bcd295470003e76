import type { Configurations } from './configurations.ts';
import type { Ignores } from './ignores.ts';
import type { Notice } from './notice.ts';

/** Which paths are left out, by ignore files and by configurations. */
export class Selection {
  readonly #ignores: Ignores;
  readonly #configurations: Configurations;

  constructor(ignores: Ignores, configurations: Configurations) {
    this.#ignores = ignores;
    this.#configurations = configurations;
  }

  /** Takes up what a folder says. To be called before its entries are asked about. Throws ConfigError. */
  enter(absolute: string, folder: string, names: ReadonlySet<string>): void {
    this.#ignores.enter(absolute, folder, names);
    this.#configurations.enter(folder, names);
  }

  /** Ignore files that could not be read. */
  get notices(): readonly Notice[] {
    return this.#ignores.notices;
  }

  folder(path: string, name: string): boolean {
    return this.#ignores.folder(path, name) || this.#configurations.excludes(path, true);
  }

  file(path: string): boolean {
    return this.#ignores.file(path) || this.#configurations.excludes(path);
  }

  /** Sources have to be among those that the configuration names, where it names any. */
  source(path: string): boolean {
    return this.#configurations.omits(path) || this.file(path);
  }
}
