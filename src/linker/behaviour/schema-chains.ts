/** Checks that are chained onto the name of a member: `body('email').isEmail()`. */
import type { Ref } from '../things.ts';
import type { Shape } from './schema-shape.ts';
import { type Scene } from './scene.ts';

/** The checks that follow in a validation chain. */
export function chainShape(scene: Scene, ref: Ref): Shape {
  const unit = ref.unit;
  const shape: Shape = {
    type: 'unknown',
    constraints: [],
    fields: undefined,
    unknownMembers: 'unknown',
    complete: true,
    package: '',
    base: '',
    ref,
  };
  let at = ref.id;
  for (let guard = 0; guard < 40; guard++) {
    let next: number | undefined;
    for (const user of unit.usersOf(at)) {
      const get = unit.value(user);
      if (get.kind !== 'get' || get.of !== at) continue;
      for (const use of unit.usersOf(user)) {
        const call = unit.value(use);
        if (call.kind !== 'call' || call.callee !== user) continue;
        next = use;
        for (const thing of scene.values.things({ ...ref, id: user })) {
          if (thing.kind !== 'api') continue;
          for (const { row } of scene.values.apis.rows(thing.nodes, 'schemas')) {
            if (row.adds === undefined) continue;
            if (/^(?:text|number|boolean|array|object|date|uuid)$/.test(row.adds)) shape.type = row.adds;
            else if (row.adds === 'int') shape.type = 'number';
            else if (row.adds === 'enum') shape.type = 'enum';
            else if (
              shape.type === 'unknown' &&
              /^(?:email|url|min|max|length|pattern|trim|lowercase|identifier)$/.test(row.adds)
            )
              shape.type = 'text';
            if (row.adds === 'length') shape.constraints.push(...limits(scene, { ...ref, id: use }));
            const constant =
              row.value === undefined
                ? undefined
                : scene.argument({ ...ref, id: use }, row.value).flatMap((it) => scene.values.constants(it))[0];
            shape.constraints.push(constant === undefined ? { name: row.adds } : { name: row.adds, value: constant });
          }
        }
      }
    }
    if (next === undefined) break;
    at = next;
  }
  return shape;
}
/** `{ min: 3, max: 20 }`. */
function limits(scene: Scene, ref: Ref): { name: string; value?: number }[] {
  return scene.values
    .argument(ref, '[0]')
    .flatMap((arg) => scene.values.entriesOf(arg))
    .flatMap(({ key, value }) => {
      const constant = Number(scene.values.constants(value)[0]);
      return key === 'min' || key === 'max'
        ? [Number.isNaN(constant) ? { name: key } : { name: key, value: constant }]
        : [];
    });
}
