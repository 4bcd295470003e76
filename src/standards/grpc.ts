import type { Standard } from './standard.ts';

export const grpc: readonly Standard[] = [
  {
    id: 'grpc/proto-service-contract',
    title:
      'Service-to-service RPC is defined in proto3 with one request message per method, conventional method names, and a servicer that implements every method.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'proto'],
    evidence: {
      satisfied:
        '`syntax = "proto3"`, `rpc GetProduct(GetProductRequest) returns (Product)`, Get/List/Create/Update/Delete names, Empty for deletes; `server.addService(def, impl)` where impl has all names.',
      violated:
        'Missing syntax line, a request message shared by several rpcs, a method in the proto without implementation.',
    },
    cautions: '`google.protobuf.Empty` as request is fine; generated `*_pb*` files are never linted.',
  },
  {
    id: 'grpc/not-found-status',
    title: 'A missing entity is answered with NOT_FOUND and a detail text, and the method stops there.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`callback({ code: grpc.status.NOT_FOUND, details })`, `context.set_code(StatusCode.NOT_FOUND)` + `set_details` + return, `context.abort(...)`, Go `status.Errorf(codes.NotFound, ...)`.',
      violated:
        'Null/undefined row mapped into an empty message with OK; set_code with code continuing to use the row; UNKNOWN or INTERNAL for a missing row.',
    },
    cautions: '`abort` raises, so no return is needed after it; list methods returning an empty list are right.',
  },
  {
    id: 'grpc/async-server',
    title: 'RPC handlers are asynchronous and do not block the server loop.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go'],
    evidence: {
      satisfied: '`grpc.aio.server()` with `async def` methods; Node handlers using promises.',
      violated:
        '`async def` servicer registered on a sync `grpc.server`, blocking drivers (psycopg2, requests) or `*Sync` calls inside.',
    },
    cautions: 'Sync thread-pool servers in Python with sync handlers are consistent, hint only.',
  },
  {
    id: 'grpc/stable-field-numbers',
    title: 'Field numbers are explicit, unique and never reused; removed fields are reserved.',
    level: 'should',
    check: 'artefact',
    languages: ['proto'],
    evidence: {
      satisfied: 'Ascending unique tags; `reserved 4;` after a removal in the diff with the base file.',
      violated: 'Tag number given to another field or type than in the base proto; duplicate tags.',
    },
    cautions: 'Needs a base revision for reuse checks; new files are only checked for uniqueness.',
  },
  {
    id: 'grpc/streaming-for-continuous-data',
    title: 'Streaming RPCs are used where results are continuous or too large for one message.',
    level: 'should',
    check: 'manual',
    languages: ['proto'],
    evidence: {
      satisfied: '`returns (stream Item)` for feeds/exports, with cancellation handled.',
      violated: 'Unary rpc returning an unbounded repeated field without page token.',
    },
    cautions: 'Paged unary lists are fine; so judge only by review.',
  },
];
