/** Which of several refusals is the one for what is asked of whoever calls. */
import { isSure } from './proof.ts';
import { decided, type Known } from './proven.ts';
import type { Passages } from './passages.ts';
import type { Refusal } from './gate.ts';
import { ASKED } from './nature.ts';
import type { Ref } from '../things.ts';

/** Where those are refused who do not get through: by the status that says so, or by what is asked there. */
export function refusalFor(
  passages: Passages,
  refusals: readonly Refusal[],
  claim: 'caller' | 'right',
): Ref | undefined {
  const status = claim === 'caller' ? 401 : 403;
  const said = refusals.filter((it) => it.status === status);
  const asksRight = ({ at, within = at }: Refusal): boolean =>
    [at, within].some((it) => tellsOfRight(passages.provesAt(it)));
  return (
    // Others are told by the same status that nobody is served here, or not now.
    (
      (claim === 'right' ? (said.find(asksRight) ?? refusals.find(asksRight) ?? said[0]) : said[0]) ??
      refusals.find(({ at }) => passages.provesAt(at)?.[claim]?.is === 'yes')
    )?.at
  );
}
function tellsOfRight(known: Known | undefined): boolean {
  const [right, partly] = [known?.right, decided(known?.partly)];
  return isSure(right) || partly.some((it) => it.denies !== true);
}
/** Whoever is refused there lacks a right, and not only the form that a credential of theirs has to have. */
export function lacksRight(passages: Passages, { at, within = at }: Refusal): boolean {
  return [at, within].some((it) => passages.lacksAt(it)) && !isForForm(passages, at);
}
/** What is asked right there is the form of something of the caller. */
function isForForm({ natures, proofs }: Passages, { unit, id, ctx }: Ref): boolean {
  let at = unit.regionOf(id);
  while (at > 0 && unit.region(at).kind === 'block') at = unit.region(at).parent;
  const region = unit.region(at);
  if (region.kind !== 'branch') return false;
  const condition: Ref = { unit, id: region.condition, ctx };
  const { principal, stored, remote, parts } = natures.of(condition);
  if (!principal || stored || remote || [...parts].some((it) => ASKED.has(it))) return false;
  const known = proofs.implied(condition, region.side === 'true', true);
  return known !== undefined && known.right === undefined && decided(known.partly).length === 0;
}
