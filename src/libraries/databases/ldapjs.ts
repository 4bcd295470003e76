import type { Library } from '../kinds.ts';

export default {
  package: 'ldapjs',
  aliases: ['ldapjs-promise', 'ldapts', 'ldap-authentication'],
  types: { Client: ['.createClient ()', '.Client ()'] },
  queries: [
    { at: 'Client .search', language: 'ldap', text: ['[0]', '[1] .filter', '[1]'], does: 'read' },
    { at: '.parseFilter', language: 'ldap', text: ['[0]'], fragment: true, does: 'read' },
    { at: '.parseDN', language: 'ldap', text: ['[0]'], fragment: true, does: 'read' },
    { at: 'Client .bind|del|compare|modify|modifyDN|add', language: 'ldap', text: ['[0]'] },
    { at: '.authenticate', language: 'ldap', text: ['[0] .userDn', '[0] .userSearchBase'], does: 'read' },
  ],
  callbacks: [
    { at: 'Client .search|bind|add|del|modify|compare', function: '[last]', runs: 'later' },
    { at: 'Client .search [last] param1 .on', function: '[1]', runs: 'later' },
  ],
  secrets: [{ at: 'Client .bind', value: '[1]', what: 'directory password' }],
} as const satisfies Library;
