/** How long what is written as a span of time is, in seconds. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^m(?:illi)?s(?:ec(?:ond)?s?)?$/, 0.001],
  [/^s(?:ec(?:ond)?s?)?$/, 1],
  [/^m(?:in(?:ute)?s?)?$/, 60],
  [/^h(?:(?:ou)?rs?)?$/, 3600],
  [/^d(?:ays?)?$/, 86_400],
  [/^w(?:eeks?)?$/, 604_800],
  [/^months?$/, 2_592_000],
  [/^y(?:(?:ea)?rs?)?$/, 31_557_600],
];

/** `2h`, `30 days`; a number without a unit counts milliseconds, as in the package that all of them use. */
export function secondsOf(text: string): number | undefined {
  const [, number, unit = ''] = /^\s*\+?(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  if (number === undefined) return undefined;
  if (unit === '') return Number(number) / 1000;
  const scale = UNITS.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1];
  return scale === undefined ? undefined : Number(number) * scale;
}
