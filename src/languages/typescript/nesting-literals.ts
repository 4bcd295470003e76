import { HOLE, OPERATOR, type Levels } from './nesting-levels.ts';

/** A string that may end with its line. */
export function string(scan: Levels, quote: number): void {
  const { text } = scan;
  let at = scan.at + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === quote) {
      at++;
      break;
    } else if (code === 10) break;
  }
  scan.at = at;
}

export function templateText(scan: Levels): void {
  const { text } = scan;
  let at = scan.at;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 96) {
      scan.at = at;
      scan.pop();
      return;
    } else if (code === 36 && text.charCodeAt(at + 1) === 123) {
      scan.at = at + 1;
      scan.push(HOLE, 1);
      scan.before = OPERATOR;
      return;
    }
  }
  scan.at = at;
}

/** Where the pattern that starts at a slash ends; -1 if it does not end in its line. */
export function patternEnd(text: string, from: number): number {
  let inClass = false;
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return -1;
    if (code === 92) at++;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 47 && !inClass) return at + 1;
  }
  return -1;
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A comment, at its slash. */
export function comment(scan: Levels, next: number): void {
  if (next === 47) scan.at = lineEnd(scan.text, scan.at);
  else {
    const end = scan.text.indexOf('*/', scan.at + 2);
    scan.at = end < 0 ? scan.text.length : end + 2;
  }
}
