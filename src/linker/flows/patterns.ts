/** Regular expressions as guards. */

/**
 * True when a text that matches is harmless in a statement: the pattern is anchored at both ends and lets neither
 * quotes nor just anything pass.
 */
export function anchored(source: string, flags: string): boolean {
  if (flags.includes('m') || !source.startsWith('^') || !/(^|[^\\])(\\\\)*\$$/.test(source)) return false;
  let depth = 0;
  let inClass = false;
  for (let i = 0; i < source.length; i++) {
    const c = source[i]!;
    if (c === '\\') {
      const next = source[++i];
      if (next === undefined || 'SWD\'"`;'.includes(next)) return false;
      continue;
    }
    if (c === "'" || c === '"' || c === '`' || c === ';') return false;
    if (inClass) {
      if (c === ']') inClass = false;
    } else if (c === '[') {
      inClass = true;
      if (source[i + 1] === '^') return false;
    } else if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (c === '.') return false;
    else if (c === '|' && depth === 0) return false;
  }
  return true;
}
/** True when a text that does not match has nothing but letters, digits and the like: `/[^a-z0-9_]/i`. */
export function excluding(source: string, flags: string): boolean {
  return !flags.includes('g') && !flags.includes('y') && stripping(source, 'g');
}
/** True when replacing every match leaves only letters, digits and the like: `/[^a-z0-9_]+/gi`. */
export function stripping(source: string, flags: string): boolean {
  const inner = /^\[\^((?:[^\]\\]|\\.)+)\]\+?$/.exec(source)?.[1];
  return flags.includes('g') && inner !== undefined && !/['"`;=()]|\\[SWD]/.test(inner);
}
/** True when replacing every match leaves no slash, or no two dots: `/[/\\\\]/g`, `/\\.\\./g`. */
export function flattening(source: string, flags: string): boolean {
  return (
    flags.includes('g') &&
    /^(?:\\?\/|\(?\[(?!\^)[^\]]*\/[^\]]*\]\+?\)?|\\\.(?:\\\.|\+|\{2,?\})|\[\.\](?:\+|\{2,?\})|\\W\+?)$/.test(source)
  );
}
