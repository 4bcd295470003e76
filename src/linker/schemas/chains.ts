/** Checks that are chained onto the name of a member: `body('email').isEmail()`. */
import type { Ref } from '../things.ts';
import { add, nextInChain } from './builders.ts';
import { emptyShape, type Shape, type Reading } from './shape.ts';

/** What a check says of the type, where it is no type itself. */
const TELLS: Readonly<Record<string, string>> = { int: 'number', uuid: 'uuid' };
const TEXT = /^(?:email|url|min|max|length|pattern|trim|lowercase|identifier)$/;

/** The checks that follow in a validation chain. */
export function chainShape(reader: Reading, ref: Ref): Shape {
  const { values } = reader;
  const shape = emptyShape(ref, 'unknown', '');
  for (let next = nextInChain(ref); next !== undefined; next = nextInChain({ ...ref, id: next.call })) {
    const site = { ...ref, id: next.call };
    const rows = values
      .things({ ...ref, id: next.get })
      .flatMap((thing) => (thing.kind === 'api' ? values.apis.rows(thing.nodes, 'schemas') : []));
    for (const { row } of rows) {
      const { adds } = row;
      if (adds === undefined) continue;
      if (adds === 'length') shape.constraints.push(...limits(reader, site));
      add(reader, site, row, shape);
      shape.type = TELLS[adds] ?? (shape.type === 'unknown' && TEXT.test(adds) ? 'text' : shape.type);
    }
  }
  return shape;
}
/** `{ min: 3, max: 20 }`. */
function limits({ values }: Reading, ref: Ref): { name: string; value?: number }[] {
  return values
    .argument(ref, '[0]')
    .flatMap((arg) => values.entriesOf(arg))
    .flatMap(({ key, value }) => {
      const constant = Number(values.constants(value)[0]);
      return key === 'min' || key === 'max'
        ? [Number.isNaN(constant) ? { name: key } : { name: key, value: constant }]
        : [];
    });
}
