/** Members of an object of schemas. */
import { placeOf } from '../places.ts';
import type { Ref } from '../things.ts';
import type { Reading, ShapeMember } from './shape.ts';

export function memberShapes(reader: Reading, ref: Ref): readonly ShapeMember[] {
  return reader.values
    .entriesOf(ref)
    .map(({ key, value }) => ({ name: key, at: placeOf(value), shape: reader.of(value) }));
}
