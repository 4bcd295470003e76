/**
 * A value as JSON, with each text as `shown` gives it. The runner of GitHub's actions obeys `##[command]` wherever a line
 * of the log holds it, and the report may be shown in a log: written as below it stays the same text to whoever reads JSON.
 */
export function jsonText(value: unknown, shown?: (text: string) => string): string {
  const replacer =
    shown === undefined
      ? null
      : // A path leads to its file only as it is.
        (key: string, each: unknown) => (typeof each === 'string' && key !== 'file' ? shown(each) : each);
  return `${JSON.stringify(value, replacer as null, 2).replaceAll('##[', '#\\u0023[')}\n`;
}
