/** What loggers call their levels. Plain data, as the libraries are. */
export const logLevels: Readonly<Record<string, 'debug' | 'info' | 'warn' | 'error'>> = {
  debug: 'debug', trace: 'debug', verbose: 'debug', silly: 'debug',
  info: 'info', log: 'info', notice: 'info', http: 'info',
  warn: 'warn', warning: 'warn',
  error: 'error', err: 'error', fatal: 'error', critical: 'error', crit: 'error', alert: 'error', emerg: 'error', panic: 'error', exception: 'error',
}; // prettier-ignore
