/** The vocabulary of HTTP: statuses by their standard names. */
const STATUSES: Readonly<Record<string, number>> = {
  OK: 200, CREATED: 201, ACCEPTED: 202, NO_CONTENT: 204, MOVED_PERMANENTLY: 301, FOUND: 302, SEE_OTHER: 303, NOT_MODIFIED: 304,
  TEMPORARY_REDIRECT: 307, PERMANENT_REDIRECT: 308, BAD_REQUEST: 400, UNAUTHORIZED: 401, PAYMENT_REQUIRED: 402, FORBIDDEN: 403,
  NOT_FOUND: 404, METHOD_NOT_ALLOWED: 405, NOT_ACCEPTABLE: 406, REQUEST_TIMEOUT: 408, CONFLICT: 409, GONE: 410, PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415, UNPROCESSABLE_ENTITY: 422, TOO_MANY_REQUESTS: 429, INTERNAL_SERVER_ERROR: 500, NOT_IMPLEMENTED: 501,
  BAD_GATEWAY: 502, SERVICE_UNAVAILABLE: 503, GATEWAY_TIMEOUT: 504,
}; // prettier-ignore

/** The status a standard name stands for (`UNAUTHORIZED`, `Unauthorized`, `unauthorized`). */
export function statusNamed(name: string): number | undefined {
  const plain = name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  return STATUSES[plain];
}
/** True for a number that can be an HTTP status. */
export function isStatus(value: unknown): value is number {
  return typeof value === 'number' && value >= 100 && value < 600;
}
