import type { Figure } from '../figures/figure.ts';
import type { BackendModel } from '../model/model.ts';
import type { FigureResult } from '../report/report.ts';
import type { Failures } from './failures.ts';
import { quoted } from './message.ts';
import { byPlace, byText } from './order.ts';

/** So many of those that are counted are listed. */
const listed = 100;

/** Each figure as it was measured; one that throws is null, with the reason. */
export function measured(
  figures: readonly Figure[],
  model: BackendModel,
  complete: boolean,
  failures: Failures,
): readonly FigureResult[] {
  return figures.map((figure) => {
    const { id, standards, counts, of: whole } = figure;
    const about = { id, standards, method: `${counts}, of ${whole}`, complete };
    const none = (reason: string): FigureResult => ({ ...about, value: null, of: null, reason, list: [] });
    return failures.guarded(
      `the figure ${id}`,
      'it is null',
      (why) => none(`working it out failed: ${why}`),
      () => {
        const count = figure.measure(model);
        if ('unknown' in count) return none(count.unknown);
        const list = [...count.list]
          .sort((a, b) => (a.at && b.at ? byPlace(a.at, b.at) : 0) || byText(a.what, b.what))
          .slice(0, listed)
          .map((it) => ({ ...it, what: quoted(it.what) }));
        return { ...about, value: count.value, of: count.of, list };
      },
    );
  });
}
