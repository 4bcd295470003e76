import type { Library } from './kinds.ts';

/**
 * Packages whose types a library speaks of (`fastify:Request`), by their names: what it says of them has to be known
 * where they are used. Names that only look like that may be among them.
 */
export function touchesOf(library: Library): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const word of value.split(/[\s|]+/)) {
        const colon = word.lastIndexOf(':');
        if (colon > 0) found.add(word.slice(0, colon));
      }
    } else if (typeof value === 'object' && value !== null) {
      if (!Array.isArray(value)) Object.keys(value).forEach(visit);
      Object.values(value).forEach(visit);
    }
  };
  visit({ ...library, package: undefined, aliases: undefined });
  return [...found].sort();
}
