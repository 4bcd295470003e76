import { columns } from './ledger.ts';
import { bySeverity } from './order.ts';
import type { Finding, Result } from './report.ts';

/** Lines to show of a place: its own, and how many before and after it. */
export interface Wanted {
  readonly at: Finding['location'];
  readonly around: number;
}

/**
 * The places whose source a report shows, the weightiest first: findings and their trails, what proves the answers of
 * endpoints, what may hide endpoints, then all else that a line is named of.
 */
export function* excerpted(result: Result): Generator<Wanted> {
  const gravest = [...result.findings].sort(bySeverity);
  for (const finding of [...gravest, ...result.suppressed]) yield* ofFinding(finding);
  for (const endpoint of result.endpoints) {
    for (const { of } of columns) {
      const { at } = of(endpoint, result);
      if (at !== undefined) yield { at, around: 1 };
    }
    yield { at: endpoint.at, around: 0 };
  }
  for (const at of result.hiding.map((it) => it.at)) yield { at, around: 1 };
  for (const { chain, handler } of result.endpoints) {
    yield { at: firstLine(handler.at), around: 0 };
    for (const { at, roles } of chain) {
      yield { at: firstLine(at), around: 0 };
      for (const role of roles) yield { at: firstLine(role.at), around: 0 };
    }
  }
  for (const { evidence } of result.standards) for (const { at } of evidence) yield { at: firstLine(at), around: 0 };
  for (const { at } of result.unresolved) yield { at: firstLine(at), around: 0 };
}
function* ofFinding(finding: Finding): Generator<Wanted> {
  yield { at: finding.location, around: 2 };
  for (const { at } of finding.trail) yield { at, around: 0 };
  for (const { location } of finding.also) yield { at: firstLine(location), around: 0 };
}

function firstLine(at: Finding['location']): Finding['location'] {
  return at.endLine === at.line ? at : { ...at, endLine: at.line };
}
