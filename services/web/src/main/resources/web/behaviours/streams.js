// What is on air: asked again while somebody looks, a little earlier or later each time, so that pages don't all ask at once.
import { ask } from 'hubbub/api.js';
import { tell } from 'hubbub/dom.js';

const EVERY = 10_000;

/** Tells `streams` with all that is on air, or null where the server does not say, each time that it asked. */
export class Streams extends EventTarget {
  #timer = 0;
  #asks = 0;
  #now = () => { if (!document.hidden) this.look(); };

  begin() {
    addEventListener('online', this.#now);
    document.addEventListener('visibilitychange', this.#now);
    this.look();
  }

  end() {
    clearTimeout(this.#timer);
    this.#asks++;
    removeEventListener('online', this.#now);
    document.removeEventListener('visibilitychange', this.#now);
  }

  /** Asks now; only the newest answer counts. */
  async look() {
    clearTimeout(this.#timer);
    const asked = ++this.#asks;
    let streams = null;
    try {
      ({ streams } = await ask('/api/v1/streams'));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
    }
    if (asked !== this.#asks) return;
    tell(this, 'streams', streams);
    this.#timer = setTimeout(this.#now, jittered(EVERY));
  }
}

/** A pause of about so many ms. */
export const jittered = (ms) => ms * (0.8 + 0.4 * Math.random());

const FORMATS = { mp3: 'MP3', aac: 'AAC', 'ogg-opus': 'Ogg Opus', 'ogg-vorbis': 'Ogg Vorbis', 'ogg-flac': 'Ogg FLAC', 'webm-opus': 'WebM Opus' };

export const formatOf = ({ format }) => FORMATS[format] ?? format;

/** MP3 128 kbit/s stereo; what is not known is left out. */
export function soundOf(stream) {
  const rate = stream.bits_per_second ? `${Math.round(stream.bits_per_second / 1000)} kbit/s` : '';
  const channels = { 0: '', 1: 'mono', 2: 'stereo' }[stream.channels] ?? `${stream.channels} channels`;
  return [formatOf(stream), rate, channels].filter(Boolean).join(' ');
}

/** What plays: artist – title; empty where nobody said. */
export const playing = ({ artist, title }) => [artist, title].filter(Boolean).join(' – ');
