import type { Library } from '../kinds.ts';

export default {
  package: 'starlette',
  ecosystem: 'pypi',
  is: ['framework'],
  types: { Request: ['/requests .Request ()'], Starlette: ['/applications .Starlette ()'] },
  applications: ['Starlette'],
  sources: [
    { at: 'Request .query_params .*', part: 'query', shape: 'text' },
    { at: 'Request .query_params .get ()', part: 'query', shape: 'text' },
    { at: 'Request .path_params .*', part: 'path', shape: 'text' },
    { at: 'Request .path_params .get ()', part: 'path', shape: 'text' },
    { at: 'Request .headers .*', part: 'headers', shape: 'text' },
    { at: 'Request .headers .get ()', part: 'headers', shape: 'text' },
    { at: 'Request .cookies .*', part: 'cookies', shape: 'text' },
    { at: 'Request .cookies .get ()', part: 'cookies', shape: 'text' },
    { at: 'Request .url', part: 'url', shape: 'text' },
    { at: 'Request .json ()', part: 'body', shape: 'deep' },
    { at: 'Request .form ()', part: 'body', shape: 'text' },
    { at: 'Request .body ()', part: 'body', shape: 'text' },
  ],
  credentials: ['Request .headers .authorization', 'Request .headers .Authorization', 'Request .user'],
  middleware: [
    { at: '/middleware/cors .CORSMiddleware', does: 'cors' },
    { at: '/middleware/gzip .GZipMiddleware', does: 'compression' },
    { at: '/middleware/sessions .SessionMiddleware', does: 'session' },
    { at: '/middleware/authentication .AuthenticationMiddleware', does: 'authenticates' },
    { at: '/staticfiles .StaticFiles ()', does: 'static' },
  ],
  errors: [{ at: '/exceptions .HTTPException', status: '[0]', message: '[1]' }],
  responses: [
    { at: '/responses .JSONResponse', ends: true, body: '[0]', status: '[status_code]', as: 'json' },
    { at: '/responses .PlainTextResponse|Response', ends: true, body: '[0]', status: '[status_code]', as: 'text' },
    { at: '/responses .HTMLResponse', ends: true, body: '[0]', status: '[status_code]', as: 'html' },
    { at: '/responses .RedirectResponse', ends: true, body: '[0]', status: '[status_code]', as: 'redirect' },
  ],
} as const satisfies Library;
