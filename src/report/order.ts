import type { Finding } from './report.ts';

/** The gravest first. */
export const severities: readonly Finding['severity'][] = ['error', 'warning', 'info'];
/** The surest first. */
const confidences: readonly Finding['confidence'][] = ['high', 'medium', 'low'];

export function bySeverity(a: Pick<Finding, 'severity'>, b: Pick<Finding, 'severity'>): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}
/** The gravest first, then the surest. */
export function byGravity(
  a: Pick<Finding, 'severity' | 'confidence'>,
  b: Pick<Finding, 'severity' | 'confidence'>,
): number {
  return bySeverity(a, b) || confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence);
}

/** By code units, so that the order is the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

interface Named {
  readonly method: string;
  readonly path: string;
}
/** Endpoints by path, then by what a method does. */
export function byPath(a: Named, b: Named): number {
  return byText(a.path, b.path) || methods.indexOf(a.method) - methods.indexOf(b.method) || byText(a.method, b.method);
}
