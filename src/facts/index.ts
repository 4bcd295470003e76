/** The fact vocabulary. May not import anything, and holds no parser type and no function as data. */
export * from './facts.ts';
