// The live feed: one WebSocket a page.
import { LiveSocket } from 'hubbub/live-socket.js';

export class Feed extends LiveSocket {
  constructor() { super('/api/v1/feed', 'subscribed'); }

  /** Subscribes to channels and runs; asking again replaces what was asked before. */
  want(subscribe, kinds, most) { this.say({ subscribe, kinds, ...(most && { most }) }); }
}
