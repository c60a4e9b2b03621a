// The owner's tokens for programs.
import { KeyList } from 'hubbub/own-keys.js';

const SCOPES = [
  ['statistics:read', 'Read counts and moods'],
  ['archive:read', 'Read messages and who wrote them'],
  ['directory:read', 'Read places and people, where that is private'],
  ['directory:write', 'Edit places and people'],
  ['runs:write', 'Start and end runs, bring captures'],
  ['radio:admin', 'See listeners, end sources and listeners, as Icecast’s admin'],
  ['owner', 'Everything, as you'],
];

class AdminTokens extends KeyList {
  connectedCallback() {
    this.begin({ path: '/api/v1/tokens', scopes: SCOPES, usual: '90d', kind: 'btn-main', words: {
      intro: 'A program shows a token instead of your session. Give each the least that it needs.',
      example: 'a bot, a dashboard',
      shown: 'A program sends it as “Authorization: Bearer …”.',
    } });
  }
}

customElements.define('admin-tokens', AdminTokens);
