import type { Figure } from './about.ts';
import type { Measured } from './report.ts';

export type Leaf = string | number | boolean | null | readonly string[];
/** How one leaf of the completion report came about. */
export interface Measurement {
  readonly status: 'measured' | 'derived' | 'declared' | 'not_measured' | 'not_applicable';
  readonly value: unknown;
  readonly unit?: string;
  readonly method?: string;
  readonly source?: string;
  readonly reason?: string;
  readonly complete?: boolean;
  readonly details?: unknown;
}
/** A leaf as the completion report shows it, with its entry. */
export interface Told<T extends Leaf = Leaf> {
  readonly leaf: T | null;
  readonly entry: Measurement;
}

/** No value: the reason is obligatory. */
export function notMeasured(reason: string, details?: unknown): Told<never> {
  return {
    leaf: null,
    entry: { status: 'not_measured', value: null, reason, ...(details === undefined ? {} : { details }) },
  };
}
/** As the engine measured it. */
export function told<T extends string | number | boolean>(measured: Measured<T>): Told<T> {
  const { value, method, source, reason, complete, details } = measured;
  const more = { ...(complete === undefined ? {} : { complete }), ...(details === undefined ? {} : { details }) };
  if (value === null)
    return {
      leaf: null,
      entry: { status: 'not_measured', value: null, reason: reason ?? 'not seen', method, source, ...more },
    };
  return { leaf: value, entry: { status: 'measured', value, method, source, ...more } };
}
/** Computed from measured parts; `method` is the formula. */
export function derived<T extends Leaf>(value: T, method: string, source: string, details?: unknown): Told<T> {
  return {
    leaf: value,
    entry: { status: 'derived', value, method, source, ...(details === undefined ? {} : { details }) },
  };
}
/** A figure another tool measured, shown in the report's own notation; the raw value stays in the entry. */
export function ingested<T extends Leaf>(
  figure: Figure,
  source: string,
  unit: string,
  show: (value: number) => T,
): Told<T> {
  return {
    leaf: show(figure.value),
    entry: { status: 'measured', value: figure.value, unit, method: figure.method, source },
  };
}

/** `45ms`. */
export function milliseconds(value: number): string {
  return `${Math.round(value)}ms`;
}
/** At most two decimals; a share that would round to nothing, or across the whole, keeps two significant digits. */
export function percent(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  if (value > 0 && rounded === 0) return `${decimal(Number(value.toPrecision(2)))}%`;
  if (value < 100 && rounded === 100) return '99.99%';
  return `${rounded}%`;
}
/** Without an exponent. */
function decimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
}
