/** The vocabulary of HTTP, asked. */
import { statuses, typeEndings } from '../libraries/http.ts';
import type { HandlerConvention } from '../libraries/kinds.ts';
import type { Thing } from './things.ts';

/** The status a standard name stands for (`UNAUTHORIZED`, `Unauthorized`, `unauthorized`). */
export function statusNamed(name: string): number | undefined {
  const plain = name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  return statuses[plain];
}
/** True for a number that can be an HTTP status. */
export function isStatus(value: unknown): value is number {
  return typeof value === 'number' && value >= 100 && value < 600;
}
/** A request, a response or what continues the chain, as the name of its type tells. */
export function standsFor(thing: Thing, what: keyof typeof typeEndings): boolean {
  return (
    thing.kind === 'api' &&
    thing.nodes.some(({ types }) => types.some((type) => typeEndings[what].some((end) => type.endsWith(end))))
  );
}
/** Which parameter of a handler continues the chain; -1: none does. */
export function nextAt({ params }: HandlerConvention): number {
  return params.findIndex((type) => typeEndings.next.some((end) => type.endsWith(end)));
}
