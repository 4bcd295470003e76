/**
 * Loads before any test what is loaded when it is first needed: what runs at the load of a module is static, and would
 * otherwise be taken for what the first test does that comes by.
 */
import { formats } from '../../src/report/formats.ts';

await Promise.all(Object.values(formats).map(({ load }) => load()));
