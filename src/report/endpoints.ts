import type { Result } from './report.ts';
import { visible } from './visible.ts';

/** The list of endpoints as other tools read it. */
export function endpointsJson({ endpoints }: Pick<Result, 'endpoints'>): string {
  const list = endpoints.map(({ method, path, kind, at, params, chain }) => ({
    method,
    path,
    kind,
    file: at.path,
    line: at.line,
    params: params.map(({ name, in: where }) => ({ name, in: where })),
    middleware: chain.map(({ text }) => text),
  }));
  return `${JSON.stringify({ endpoints: list }, null, 2)}\n`;
}

/** The same for people: one line each, with `prefix` before each path of a file. */
export function endpointsTable({ endpoints }: Pick<Result, 'endpoints'>, prefix: string): string {
  const rows = endpoints.map(
    ({ method, path, at }) => [visible(method), visible(path), `${visible(prefix + at.path)}:${at.line}`] as const,
  );
  const widest = (column: 0 | 1): number => Math.max(0, ...rows.map((row) => row[column].length));
  const [methods, paths] = [widest(0), Math.min(widest(1), 60)];
  const lines = rows.map(([method, path, place]) => `${method.padEnd(methods)}  ${path.padEnd(paths)}  ${place}`);
  return `${[...lines, `${rows.length} endpoint${rows.length === 1 ? '' : 's'}`].join('\n')}\n`;
}
