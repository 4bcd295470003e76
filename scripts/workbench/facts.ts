/** The facts of one file as text for a person: values by number inside their regions, with their source beside them. */
import type { FileFacts, Region } from '../../src/facts/index.ts';
import { spanOf } from '../../src/facts/lines.ts';

/**
 * Prints facts of `text`. `%7 call callee=4 args=[5,6]` is value 7, made of values 4, 5 and 6; `[2 branch condition=22 23..28]` is
 * region 2, which holds values 23 to 27. Exports, annotations, names, directives and gaps follow.
 */
export function shownFacts(facts: FileFacts, text: string): string {
  const lines: string[] = [];
  const placed = (start: number): string => {
    const { line, column } = spanOf(facts.lines, start, start);
    return `${line}:${column}`;
  };
  const within = (id: number): number => (id === 0 ? 0 : 1 + within(facts.regions[id]!.parent));
  const print = (id: number): void => {
    const region = facts.regions[id]!;
    const indent = '  '.repeat(within(id));
    const said = details(region, ['kind', 'start', 'end', 'parent', 'first', 'last']);
    lines.push(`${indent}[${id} ${region.kind}${said} ${region.first}..${region.last}]`);
    const children = facts.regions.flatMap((child, at) => (at !== 0 && child.parent === id ? [at] : []));
    const exits = facts.exits.filter((exit) => exit.from === id);
    const isInline = (child: Region): boolean =>
      child.first < region.last && !['function', 'fields'].includes(child.kind);
    const inline = children.filter((child) => isInline(facts.regions[child]!));
    for (let at = region.first; at <= region.last; at++) {
      for (const exit of exits.filter((one) => one.at === at)) {
        const value = exit.value === undefined ? '' : ` %${exit.value}`;
        lines.push(`${indent}  ${exit.kind}${value} -> [${exit.to}]`);
      }
      const child = inline.find((one) => facts.regions[one]!.first === at && facts.regions[one]!.last > at);
      if (child !== undefined) {
        print(child);
        at = facts.regions[child]!.last - 1;
      } else if (at < region.last) {
        const value = facts.values[at]!;
        const source = text.slice(value.start, value.end).replace(/\s+/g, ' ');
        const shown = source.length > 50 ? `${source.slice(0, 47)}...` : source;
        lines.push(
          `${indent}  %${at} ${value.kind}${details(value, ['kind', 'start', 'end'])}   // ${placed(value.start)} ${shown}`,
        );
      }
    }
    for (const child of inline) if (facts.regions[child]!.first === facts.regions[child]!.last) print(child);
    for (const child of children) if (!inline.includes(child)) print(child);
  };
  print(0);
  for (const one of facts.exports) lines.push(`export${details(one, ['start', 'end'])}`);
  for (const one of facts.annotations ?? []) lines.push(`annotation %${one.value}: %${one.type}`);
  for (const one of facts.names ?? []) lines.push(`name %${one.value}: ${one.name}`);
  for (const one of facts.directives) lines.push(`directive${details(one, ['start', 'end'])}`);
  for (const one of facts.gaps) lines.push(`gap at ${placed(one.start)}: ${one.why}`);
  return lines.join('\n');
}

function details(it: object, without: readonly string[]): string {
  const shown = Object.entries(it).filter(([key]) => !without.includes(key));
  return shown.map(([key, one]) => ` ${key}=${JSON.stringify(one)}`).join('');
}
