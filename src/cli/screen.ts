import type { Screen } from '../report/screen.ts';
import { colorLevel } from './color.ts';

/** How the terminal is that the report goes to; a file has no colours and a width of its own. */
export function screenOf({
  output,
  color,
  all,
}: {
  readonly output?: string | undefined;
  readonly color: boolean;
  readonly all?: boolean | undefined;
}): Screen {
  const { stdout } = process;
  const toFile = output !== undefined;
  return {
    color: toFile ? 0 : colorLevel(stdout, color),
    width: !toFile && stdout.columns > 0 ? stdout.columns : 100,
    height: !toFile && stdout.isTTY && stdout.rows > 0 ? stdout.rows : undefined,
    all,
  };
}
