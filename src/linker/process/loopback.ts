/** Servers that are bound to the loopback address: only programs of the same machine come to them. */
import { bindings } from '../../libraries/addresses.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { onlyConstant } from './wiring.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/i;

/** A call that starts a server is told the loopback address, whatever runs. */
export function isOnLoopback(values: Values, site: Ref): boolean {
  return bindings.some((path) =>
    values.argument(site, path).some((ref) => {
      const found = onlyConstant(values, ref)?.value;
      return typeof found === 'string' && LOOPBACK.test(found);
    }),
  );
}
