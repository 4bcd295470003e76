/** What a backend is. May import facts' Location and Gap only; it does not know how it was made. */
export * from './model.ts';
