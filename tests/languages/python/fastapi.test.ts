// What FastAPI's ways of wiring give, through the whole pipeline.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { audit } from '../../../src/audit.ts';
import type { Result } from '../../../src/audit.ts';

const folder = mkdtempSync(join(tmpdir(), 'backend-audit-fastapi-'));
let count = 0;
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(files: Readonly<Record<string, string>>, workers = 0): Promise<Result> {
  const project = join(folder, String(count++));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  return audit(project, { config: {}, cache: false, workers });
}
const endpoints = ({ endpoints: all }: Result): string[] =>
  all.map(({ method, path, authenticated }) => `${method} ${path} ${authenticated.is}`).sort();

const auth = `
import jwt
from fastapi import Depends, Header, HTTPException

def current_user(authorization: str = Header()):
    try:
        return jwt.decode(authorization[7:], "key", algorithms=["HS256"])
    except jwt.InvalidTokenError:
        raise HTTPException(status_code=401, detail="Please sign in")
`;

it('dependencies of routes, routers, mounts and applications run before the handler', async () => {
  const result = await read({
    'app/__init__.py': '',
    'app/auth.py': auth,
    'app/routers/__init__.py': '',
    'app/routers/ships.py': `
from fastapi import APIRouter, Depends
from app.auth import current_user
router = APIRouter()

@router.get("/{ship_id}", dependencies=[Depends(current_user)])
def show(ship_id: int): pass

@router.get("/")
def every(): pass
`,
    'app/routers/crews.py': `
from fastapi import APIRouter, Depends
from ..auth import current_user
router = APIRouter(prefix="/crews", dependencies=[Depends(current_user)])

@router.put(path="/{name}")
def put(name: str): pass
`,
    'app/routers/ports.py': `
from fastapi import APIRouter
router = APIRouter()

@router.api_route("/ports", methods=["GET", "POST"])
def ports(): pass
`,
    'app/main.py': `
from fastapi import FastAPI, Depends
from app.auth import current_user
from app.routers import ships, crews
from .routers.ports import router as ports

def create():
    app = FastAPI()
    app.include_router(ships.router, prefix="/ships")
    app.include_router(crews.router)
    app.include_router(ports, dependencies=[Depends(current_user)])

    @app.get("/health")
    async def health():
        return {"ok": True}
    return app

app = create()
`,
  });
  expect(endpoints(result)).toEqual([
    'GET /health no',
    'GET /ports yes',
    'GET /ships no',
    'GET /ships/:ship_id yes',
    'POST /ports yes',
    'PUT /crews/:name yes',
  ]);
});

it('parameters are parts of the request by their names, types and marks', async () => {
  const result = await read({
    'main.py': `
from enum import Enum
from typing import Annotated, Literal
from uuid import UUID
from fastapi import Body, FastAPI, Path, Query, Request
from pydantic import BaseModel
import psycopg

app = FastAPI()

class Kind(str, Enum):
    a = "a"

class Ship(BaseModel):
    name: str

@app.post("/ships/{ship_id}/{kind}")
def add(ship_id: UUID, kind: Kind, ship: Ship, request: Request, page: int = 1, q: str = ""):
    with psycopg.connect() as db:
        db.execute("SELECT 1 FROM a WHERE id = " + str(page))
        db.execute("SELECT 1 FROM a WHERE id = '%s'" % ship_id)
        db.execute("SELECT 1 FROM a WHERE b = '{}'".format(q))
`,
  });
  const [add] = result.endpoints;
  expect(add!.params.map(({ name, in: where, type }) => `${name} ${where} ${type ?? ''}`.trim())).toEqual([
    'ship_id path uuid',
    'kind path enum',
    'page query number',
    'q query',
  ]);
  expect(add!.validated).toMatchObject({ body: { is: 'yes' }, query: { is: 'no' }, path: { is: 'yes' } });
  const injected = result.findings.filter(({ rule, confidence }) => rule === 'sql-injection' && confidence === 'high');
  expect(injected.map(({ location }) => location.line)).toEqual([22]);
});

it('threads read Python too, and a broken file is told by its line', async () => {
  const files = { 'a.py': 'from b import x\n', 'b.py': 'x = 1\ny = (\n', 'c.ts': 'export const a = 1;\n' };
  const [here, there] = [await read(files), await read(files, 2)];
  expect(there.diagnostics).toEqual(here.diagnostics);
  expect(here.diagnostics).toMatchObject([{ path: 'b.py', code: 'syntax', line: 2 }]);
  expect(here.complete).toBe(false);
});
