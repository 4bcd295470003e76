/** What options say of members that a schema does not name. */
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Shape } from './shape.ts';

/** The one that stands first has the last word: what is taken away is not there to be kept, or to be refused. */
const OPTIONS: readonly (readonly [string, Shape['unknownMembers']])[] = [
  ['forbidNonWhitelisted', 'refused'],
  ['whitelist', 'removed'],
  ['stripUnknown', 'removed'],
  ['allowUnknown', 'kept'],
];

/** What becomes of them by objects with options; undefined where those do not say. */
export function unnamedByOptions(values: Values, options: readonly Ref[]): Shape['unknownMembers'] | undefined {
  const given = options.flatMap((it) => values.entriesOf(it));
  const isOn = (value: Ref): boolean =>
    values.constants(value)[0] === 'true' ||
    // `stripUnknown: { objects: true }`
    values.memberRefs(value, 'objects').some((it) => values.constants(it)[0] === 'true');
  const on = new Set(given.flatMap(({ key, value }) => (isOn(value) ? [key] : [])));
  // Nothing is forbidden where nothing is looked for.
  if (!on.has('whitelist')) on.delete('forbidNonWhitelisted');
  return OPTIONS.find(([name]) => on.has(name))?.[1];
}
