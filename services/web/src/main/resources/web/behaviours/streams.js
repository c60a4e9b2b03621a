// What is on air, and how its sound is called.
import { Asking } from 'hubbub/asking.js';
import { tell } from 'hubbub/dom.js';

const EVERY = 10_000;

/** Tells `streams` with all that is on air, or null where the server does not say, each time that it asked. */
export class Streams extends Asking {
  constructor() {
    super(() => '/api/v1/streams', EVERY);
    this.addEventListener('told', ({ detail }) => tell(this, 'streams', detail?.streams ?? null));
  }
}

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
