/** What a schema says, however it is written: the one form that every question about schemas is asked of. */
import type { Location } from '../../facts/facts.ts';
import type { Schema, SchemaField, Tightening } from '../../model/model.ts';
import type { ClassThing, Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

export interface Constraint {
  readonly name: string;
  readonly value?: string | number;
}
/** A schema or a part of one. */
export interface Shape {
  type: string;
  /** The type is only written beside it: nothing holds a value to it. */
  written?: true;
  readonly constraints: Constraint[];
  members: readonly ShapeMember[] | undefined;
  /** What each item of a list is, or each member of an object whose members have no names. */
  element: Shape | undefined;
  /** It is one of these. */
  options: readonly Shape[] | undefined;
  unknownMembers: Schema['unknownMembers'];
  /** What lets pass what it does not name, and what stands there where it does not. */
  loosened?: { readonly ref: Ref; readonly by: Tightening['by']; readonly strictly: string; readonly chosen?: true };
  /** A class that was made of a schema (`class Dto extends createDto(schema)`): only who made it knows it for one. */
  made?: true;
  complete: boolean;
  package: string;
  /** Where it is written. */
  ref: Ref;
}
export interface ShapeMember {
  readonly name: string;
  readonly at: Location;
  /** Absent: what the member has to be was not understood. */
  readonly shape: Shape | undefined;
}

/** The reader of schemas, as those see it that read one form of them. */
export interface Reading {
  readonly values: Values;
  of(ref: Ref): Shape | undefined;
  ofClass(cls: ClassThing): Shape | undefined;
}

/** Types by the names that rows and constraints have for them. */
export const TYPES: ReadonlySet<string> = new Set(
  'text number boolean object array date uuid enum literal any file union'.split(' '),
);

/** One of which nothing is known yet but its type. */
export function emptyShape(ref: Ref, type: string, pkg: string): Shape {
  return {
    type,
    constraints: [],
    members: undefined,
    element: undefined,
    options: undefined,
    unknownMembers: 'unknown',
    complete: true,
    package: pkg,
    ref,
  };
}
/** The same once more, to be told more about. */
export function copyOf(shape: Shape): Shape {
  return { ...shape, constraints: [...shape.constraints] };
}
/** Members that need not be there. */
export function optional(members: readonly ShapeMember[]): readonly ShapeMember[] {
  return members.map((it) => {
    if (it.shape === undefined) return it;
    return { ...it, shape: { ...it.shape, constraints: [...it.shape.constraints, { name: 'optional' }] } };
  });
}
/** Members by name as the model tells them: those of a list are those of its items. */
export function fieldsOf(shape: Shape | undefined): SchemaField[] | undefined {
  const members = shape?.members ?? (shape?.type === 'array' ? shape.element?.members : undefined);
  return members?.map(({ name, at, shape: inner }) => {
    const fields = fieldsOf(inner);
    return {
      name,
      at,
      type: inner?.type ?? 'unknown',
      constraints: inner?.constraints ?? [],
      ...(fields && { fields }),
    };
  });
}
/** What constants say in a constraint: a number where they are one. */
export function constraint(name: string, constant: string | undefined, isText = false): Constraint {
  if (constant === undefined) return { name };
  const number = constant === '' ? Number.NaN : Number(constant);
  return { name, value: isText || Number.isNaN(number) ? constant : number };
}
