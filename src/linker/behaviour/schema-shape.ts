import type { Schema, SchemaField } from '../../model/model.ts';
import { type Ref, valueKey } from '../things.ts';

/** A schema or a part of one. */
export interface Shape {
  type: string;
  constraints: { name: string; value?: string | number }[];
  fields: SchemaField[] | undefined;
  unknownMembers: Schema['unknownMembers'];
  complete: boolean;
  package: string;
  /** The call that made it (`object({…})`), for those who ask which schema it is. */
  base: string;
  ref: Ref;
}

/** One of which nothing is known yet but its type. */
export function emptyShape(ref: Ref, type: string, pkg: string): Shape {
  return {
    type,
    constraints: [],
    fields: undefined,
    unknownMembers: 'unknown',
    complete: true,
    package: pkg,
    base: valueKey(ref),
    ref,
  };
}
