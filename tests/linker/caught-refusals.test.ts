// Refusals that are thrown and caught again: by a catch that leaves the handler they are ones, by one that goes on none.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is said of an endpoint whose handler has this body. */
function handled(body: string, check: string, head = ''): string {
  const { endpoints } = modelOf({
    'app/api/jobs/route.ts': `import { Verifier } from 'some-queue'; import { NextResponse } from 'next/server'; ${head}
const verifier = new Verifier();
function toResponse(error: any) { const { code, text } = describe(error); return NextResponse.json({ text }, { status: code }); }
function describe(error: any) { return error instanceof TypeError ? { code: 400, text: 'a' } : { code: 500, text: 'b' }; }
async function check({ req, body }: { req: Request; body: string }) {
  if (process.env.PLACE !== 'cloud') return;
  const signature = req.headers.get('queue-signature');
  if (!signature) throw new Error('none');
  ${check}
}
export async function POST(req: Request) {
  ${body}
}`,
  });
  return endpoints.find((it) => it.method === 'POST')!.authenticated.is;
}
const asked = `const valid = await verifier.check({ signature, body }); if (!valid) throw new Error('wrong');`;
const served = 'return NextResponse.json({ done: true });';

it('counts what a catch answers that leaves the handler', () => {
  const body = `try { const body = await req.text(); await check({ req, body }); ${served} } catch (error) { return toResponse(error); }`;
  expect(handled(body, asked)).toBe('unknown');
  expect(handled(body, `if (signature !== process.env.KEY) throw new Error('wrong');`)).toBe('conditional');
  expect(handled(body, `if (signature.length < 4) throw new Error('wrong');`)).toBe('no');
});
it('counts none where the catch goes on', () => {
  const body = `const body = await req.text(); try { await check({ req, body }); } catch (error) { console.log(error); } ${served}`;
  expect(handled(body, `if (signature !== process.env.KEY) throw new Error('wrong');`)).toBe('no');
  // What nobody understands was handed the signature: whether it answers by itself is not known.
  expect(handled(body, asked)).toBe('unknown');
});
it('takes a signature that a library verifies for a credential of the sender', () => {
  const body = `try { const body = await req.text(); await check({ req, body }); ${served} } catch (error) { return toResponse(error); }`;
  const queue = `import { Receiver } from '@upstash/qstash'; const receiver = new Receiver();`;
  expect(handled(body, `if (!(await receiver.verify({ signature, body }))) throw new Error('no');`, queue)).toBe(
    'conditional',
  );
  const hook = `import { Webhook } from 'svix'; const hook = new Webhook(process.env.HOOK!);`;
  const verified = (headers: string): string =>
    handled(`const body = await req.text(); hook.verify(body, ${headers}); ${served}`, '', hook);
  expect(
    verified(`{ 'svix-id': req.headers.get('svix-id'), 'svix-signature': req.headers.get('svix-signature') }`),
  ).toBe('yes');
});
it('follows a handler through a wrapper that a logger makes', () => {
  const { endpoints } = modelOf(
    {
      'app/api/things/route.ts': `import { createAxiomRouteHandler } from '@axiomhq/nextjs'; import jwt from 'jsonwebtoken';
const logged = createAxiomRouteHandler({} as any, { onSuccess: async () => {} });
const guarded = (handler: any) => logged(async (req: Request, context: any) => {
  const key = req.headers.get('authorization'); if (!key) throw new Error('who?');
  jwt.verify(key, process.env.KEY!); return handler({ req, context });
});
export const GET = guarded(async () => Response.json({}));
export const POST = logged(async (req: Request) => Response.json({}));`,
    },
    { next: '15' },
  );
  expect(endpoints.map((it) => [it.method, it.authenticated.is])).toEqual([
    ['GET', 'yes'],
    ['POST', 'no'],
  ]);
});
