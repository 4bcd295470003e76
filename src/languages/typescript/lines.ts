/** Where each line starts; lines end as the language says they do. */
export function lineStarts(text: string): number[] {
  const lines = [0];
  if (!/[\r\u2028\u2029]/.test(text)) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
    return lines;
  }
  const breaks = /\r\n|[\n\r\u2028\u2029]/g;
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
