/**
 * Tells this build of the tool from every other one: the bundler puts a hash of all that it was made of here. Undefined
 * where the tool runs from its sources, which change.
 */
export const buildId = undefined as string | undefined;
