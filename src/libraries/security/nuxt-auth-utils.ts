import type { Library } from '../kinds.ts';

export default {
  package: 'nuxt-auth-utils',
  is: ['auth'],
  scheme: 'session',
  freeIn: {
    nuxt: ['clearUserSession', 'passwordNeedsReHash', 'replaceUserSession', 'sessionHooks', 'setUserSession'],
  },
  conventions: {
    arrived: {
      params: ['h3:H3Event', ''],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
    },
  },
  wraps: [
    // Whoever calls is sent on to a provider, or comes back with what that gave to sign in with.
    {
      at: '.defineOAuthAppleEventHandler|defineOAuthAtlassianEventHandler|defineOAuthAuth0EventHandler|defineOAuthAuthentikEventHandler|defineOAuthAzureB2CEventHandler|defineOAuthBattledotnetEventHandler|defineOAuthBlueskyEventHandler|defineOAuthBoxEventHandler|defineOAuthCognitoEventHandler|defineOAuthDiscordEventHandler|defineOAuthDropboxEventHandler|defineOAuthFacebookEventHandler|defineOAuthGitHubEventHandler|defineOAuthGitLabEventHandler|defineOAuthGiteaEventHandler|defineOAuthGoogleEventHandler|defineOAuthHerokuEventHandler|defineOAuthHubspotEventHandler|defineOAuthInstagramEventHandler|defineOAuthKeycloakEventHandler|defineOAuthKickEventHandler|defineOAuthLineEventHandler|defineOAuthLinearEventHandler|defineOAuthLinkedInEventHandler|defineOAuthLiveChatEventHandler|defineOAuthMicrosoftEventHandler|defineOAuthOidcEventHandler|defineOAuthOktaEventHandler|defineOAuthOryEventHandler|defineOAuthOsuEventHandler|defineOAuthPaypalEventHandler|defineOAuthPolarEventHandler|defineOAuthRiotGamesEventHandler|defineOAuthRobloxEventHandler|defineOAuthSalesforceEventHandler|defineOAuthSeznamEventHandler|defineOAuthShopifyCustomerEventHandler|defineOAuthSlackEventHandler|defineOAuthSpotifyEventHandler|defineOAuthSteamEventHandler|defineOAuthStravaEventHandler|defineOAuthTikTokEventHandler|defineOAuthTwitchEventHandler|defineOAuthVKEventHandler|defineOAuthWorkOSEventHandler|defineOAuthXEventHandler|defineOAuthXSUAAEventHandler|defineOAuthYandexEventHandler|defineOAuthZitadelEventHandler',
      function: '[0] .onSuccess',
      convention: 'arrived',
    },
    {
      at: '.defineWebAuthnAuthenticateEventHandler',
      function: '[0] .onSuccess',
      convention: 'arrived',
    },
    { at: '.defineWebAuthnRegisterEventHandler', function: '[0] .onSuccess', convention: 'arrived' },
  ],
  credentials: ['.getUserSession|requireUserSession () .user'],
  proves: [{ at: '.requireUserSession', of: 'caller', when: 'returns', later: true }],
  crypto: [
    { at: '.hashPassword', does: 'hash-password', input: '[0]' },
    { at: '.verifyPassword', does: 'compare-password', later: true, input: '[1]' },
  ],
  sanitizers: [{ at: '.hashPassword', input: '[0]', safeFor: ['*'], yields: 'text' }],
} as const satisfies Library;
