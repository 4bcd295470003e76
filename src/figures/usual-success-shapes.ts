import type { Endpoint, Response } from '../model/model.ts';
import { refuses } from '../model/questions.ts';
import { businessEndpoints } from '../model/paths.ts';
import { tooDark, type Figure } from './figure.ts';

/** Members in which answers of one form wrap what they are about. */
const WRAPPERS = ['data', 'result', 'results', 'payload', 'items'];

/** Endpoints whose successes have the form that most have: wrapped in one member, a bare object, or a bare list. */
export const usualSuccessShapes: Figure = {
  id: 'usual-success-shapes',
  standards: ['api/consistent-success-envelope'],
  counts: 'REST endpoints of the business whose successes have the form that most have',
  of: 'REST endpoints of the business that answer with a body',
  measure(model) {
    const answering = businessEndpoints(model).flatMap((endpoint) => {
      const shapes = shapesOf(endpoint);
      return shapes.size === 0 ? [] : [{ endpoint, shapes }];
    });
    if (answering.length === 0) return { unknown: 'no endpoint was seen to answer with a body' };
    const dark = answering.filter(({ shapes }) => shapes.has('unknown')).length;
    const unknown = tooDark(dark, answering.length);
    if (unknown !== undefined) return unknown;
    const counts = new Map<string, number>();
    for (const { shapes } of answering)
      for (const shape of shapes) if (shape !== 'unknown') counts.set(shape, (counts.get(shape) ?? 0) + 1);
    const [usual = ''] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? [];
    const list = answering.flatMap(({ endpoint: { method, path, at }, shapes }) =>
      shapes.size === 1 && shapes.has(usual) ? [{ what: `${method} ${path}: ${usual}`, at }] : [],
    );
    return { value: list.length, of: answering.length, list };
  },
};
function shapesOf({ handler }: Endpoint): ReadonlySet<string> {
  return new Set(handler.responses.flatMap((it) => (it.onError || refuses(it) ? [] : (shapeOf(it) ?? []))));
}
/** Nothing where it has no body, or one that is no data: a text, a file, a redirect. */
function shapeOf({ as, body }: Response): string | undefined {
  if (body === undefined || body.file !== undefined || (as !== undefined && as !== 'json')) return undefined;
  if (body.shape === 'none' || body.shape === 'text') return undefined;
  if (body.shape === 'unknown') return 'unknown';
  if (body.shape === 'array') return 'bare list';
  const wrapper = WRAPPERS.find((name) => body.keys.includes(name));
  return wrapper === undefined ? 'bare object' : `wrapped in ${wrapper}`;
}
