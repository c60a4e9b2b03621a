// Tokens with which bots and clients act as this account.
import { KeyList } from 'hubbub/own-keys.js';

const SCOPES = [
  ['chat:read', 'Read rooms, as you', true],
  ['chat:edit', 'Say lines in rooms, as you', true],
  ['chat:moderate', 'Keep order where you may'],
  ['channels:manage', 'Change your channels'],
  ['account', 'Everything that you may'],
];

class OwnTokens extends KeyList {
  connectedCallback() {
    this.begin({ path: '/api/v1/account/tokens', scopes: SCOPES, usual: '365d', kind: '', words: {
      intro: 'A bot or chat client signs in with a token instead of your password. Reading rooms needs none.',
      example: 'a bot, Chatterino',
      shown: 'On IRC it is the password, as “oauth:…”.',
    } });
  }
}

customElements.define('own-tokens', OwnTokens);
