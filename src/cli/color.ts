/** How many colours to use: what the user says, then what the environment says, then what the stream can. */
export function colorLevel(
  stream: NodeJS.WriteStream,
  wanted: boolean,
  environment: NodeJS.ProcessEnv = process.env,
): 0 | 1 | 2 | 3 {
  if (!wanted) return 0;
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined)
    return forced === '0' || forced === 'false' ? 0 : forced === '2' ? 2 : forced === '3' ? 3 : 1;
  if ((environment.NO_COLOR ?? '') !== '' || (environment.NODE_DISABLE_COLORS ?? '') !== '') return 0;
  if (!stream.isTTY) return 0;
  const depth = stream.getColorDepth(environment);
  return depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
}
