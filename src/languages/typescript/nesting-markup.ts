import { comment } from './nesting-literals.ts';
import { BRACES, CHILDREN, OPERATOR, TAG, type Levels } from './nesting-levels.ts';

export function tag(scan: Levels): void {
  const { text } = scan;
  const code = text.charCodeAt(scan.at);
  const next = text.charCodeAt(scan.at + 1);
  switch (code) {
    case 34:
    case 39: {
      const end = text.indexOf(code === 34 ? '"' : "'", scan.at + 1);
      scan.at = end < 0 ? text.length : end + 1;
      return;
    }
    case 123:
      scan.push(BRACES, 1);
      scan.before = OPERATOR;
      return;
    case 60:
      scan.push(TAG, 1);
      return;
    case 47:
      if (next === 62) {
        scan.at++;
        scan.pop();
      } else if (next === 47 || next === 42) comment(scan, next);
      else scan.at++;
      return;
    case 62:
      scan.kind = CHILDREN;
      scan.at++;
      return;
    default:
      scan.at++;
  }
}

export function children(scan: Levels): void {
  const { text } = scan;
  for (; scan.at < text.length; scan.at++) {
    const code = text.charCodeAt(scan.at);
    if (code === 123) {
      scan.push(BRACES, 1);
      scan.before = OPERATOR;
      return;
    }
    if (code !== 60) continue;
    if (text.charCodeAt(scan.at + 1) === 47) {
      const end = text.indexOf('>', scan.at);
      scan.at = end < 0 ? text.length : end;
      scan.pop();
    } else scan.push(TAG, 1);
    return;
  }
}

/** `<a` or `<>`, and not the type parameters of a function: `<T,>(`, `<T extends U>(`, `<T>(`. */
export function opensElement(scan: Levels): boolean {
  const match = /<(?:>|([\w$.:-]+)\s*(,|=|extends[^\w$=/>]|>\s*\()?)/y;
  match.lastIndex = scan.at;
  const found = match.exec(scan.text);
  if (found === null) return false;
  const [, name, after] = found;
  if (name === undefined || after === undefined) return true;
  if (!after.startsWith('>')) return false;
  let closing = scan.closings.get(name);
  if (closing === undefined) {
    if (scan.closings.size > 1000) return false;
    closing = scan.text.lastIndexOf(`</${name}`);
    scan.closings.set(name, closing);
  }
  return closing > scan.at;
}
