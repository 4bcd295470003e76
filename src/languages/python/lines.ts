/** Where each line starts. */
export function lineStarts(text: string): number[] {
  const lines = [0];
  const breaks = /\r\n|[\n\r]/g;
  while (breaks.test(text)) lines.push(breaks.lastIndex);
  return lines;
}

/** The 1-based line of an offset. */
export function lineOf(lines: readonly number[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
