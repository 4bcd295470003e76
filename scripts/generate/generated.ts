/** Generated texts by their absolute paths; prettier has not seen them yet. */
export type Generated = ReadonlyMap<string, string>;
