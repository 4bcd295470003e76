import { placeInRepository } from '../host/index.ts';
import { endpointsJson, endpointsTable } from '../report/endpoints.ts';
import { screenOf } from './screen.ts';
import { analyse, configure, deliver, incomplete, type RunOptions } from './run.ts';

export interface EndpointsOptions extends RunOptions {
  readonly format: 'terminal' | 'json';
  readonly output?: string;
  readonly color: boolean;
}

/** `backend-audit endpoints [path]`. */
export async function endpointsCommand(folder: string, options: EndpointsOptions): Promise<number> {
  const result = await analyse(folder, await configure(folder, options), options);
  const prefix = placeInRepository(folder);
  const text = options.format === 'json' ? endpointsJson(result) : endpointsTable(result, prefix, screenOf(options));
  deliver(text, options.output);
  return incomplete(result, prefix) ? 2 : 0;
}
