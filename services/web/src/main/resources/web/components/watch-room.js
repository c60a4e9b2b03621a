// A channel of our own on the page of who is watched: its player and its room at once.
import 'hubbub/channel-page.js';
import 'hubbub/watch-page.js';
