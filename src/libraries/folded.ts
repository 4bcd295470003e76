/**
 * All libraries as one text, of which only those that a project uses are ever read: a run needs a few dozen of several
 * hundred.
 */
import type { Library } from './kinds.ts';
import { touchesOf } from './touches.ts';

/** Asked of every library, whether the project uses it or not. */
const asked = ['package', 'aliases', 'versions', 'ecosystem', 'partOf', 'is', 'fileRoutes', 'touches'] as const;

/** Two lines a library: what is asked of all, and the rest. */
export function fold(libraries: readonly Library[]): string {
  const lines = libraries.flatMap((library) => {
    const entries = Object.entries({ ...library, touches: touchesOf(library) });
    const isAsked = ([name]: [string, unknown]): boolean => asked.some((each) => each === name);
    return [entries.filter(isAsked), entries.filter((entry) => !isAsked(entry))];
  });
  const members = new Set(
    libraries.flatMap((library) => Object.keys(library)).filter((name) => !asked.some((each) => each === name)),
  );
  return [[...members].sort(), ...lines.map((entries) => Object.fromEntries(entries))]
    .map((line) => JSON.stringify(line))
    .join('\n');
}

/** The libraries that were folded. Their members are read as of any object, but are not its own. */
export function unfold(text: string): Library[] {
  const [members = '[]', ...lines] = text.split('\n');
  class Folded {
    #rest: string | undefined;
    #all: Readonly<Record<string, unknown>> | undefined;
    constructor(rest: string) {
      this.#rest = rest;
    }
    at(name: string): unknown {
      this.#all ??= JSON.parse(this.#rest ?? '{}') as Readonly<Record<string, unknown>>;
      this.#rest = undefined;
      return this.#all[name];
    }
  }
  for (const name of JSON.parse(members) as string[])
    Object.defineProperty(Folded.prototype, name, {
      get(this: Folded) {
        return this.at(name);
      },
    });
  const libraries: Library[] = [];
  for (let index = 0; index < lines.length; index += 2)
    libraries.push(Object.assign(new Folded(lines[index + 1]!), JSON.parse(lines[index]!) as Library));
  return libraries;
}
