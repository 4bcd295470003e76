/** Whether a handler that refuses somebody stops there. */
import type { Behaviour, Response } from '../model/model.ts';
import { refuses } from '../model/questions.ts';
import { originsIn } from './origins.ts';
import { placeOf } from './places.ts';
import type { Ref } from './things.ts';
import type { Verdict } from './acts/verdicts.ts';

/**
 * What is left of a verdict where the handler goes on after it has answered with a refusal: whoever was refused has the
 * work done all the same.
 */
export function ifStopped(verdict: Verdict, { responses, complete, blind }: Behaviour): Verdict | undefined {
  const goingOn = responses.filter((it) => refuses(it) && (it.workAfter ?? it.answersAgain) !== undefined);
  const here = goingOn.length === 0 ? [] : goingOn.filter((it) => isFor(verdict.at, it));
  if (here.some((it) => it.workAfter !== undefined)) return undefined;
  if (here.length === 0 || (complete && blind.length === 0)) return verdict;
  return { ...verdict, is: 'unknown', by: 'what it does after it has refused is not known' };
}
/** An answer stands at a place, or where what is asked there came out one way. */
function isFor(asked: Ref, { at: { path, line } }: Response): boolean {
  const { unit, id } = asked;
  const at = placeOf(asked);
  if (at.path !== path) return false;
  if (at.line === line) return true;
  return unit.facts.regions.some((it) => {
    if (it.kind !== 'branch' || ![...originsIn(unit, it.condition, ['op', 'wait', 'get'])].includes(id)) return false;
    const [first, last] = [it.first, it.last - 1].map((value) => placeOf({ ...asked, id: value }));
    return first !== undefined && last !== undefined && first.line <= line && line <= last.endLine;
  });
}
