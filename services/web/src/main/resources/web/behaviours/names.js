// Who people on Bluesky are: their posts tell an id alone. Our server is asked for those that are looked at.
import { ask, query } from 'hubbub/api.js';

const EVERY = 1_000;
const LATER = 20_000;
const ASKED = 25;
const KNOWN = 5_000;

const known = new Map();
const waiting = new Map();
let timer = null;

/** Tells `name` {handle, name} once it is known: at once, in a second or two, or never. */
export function whenNamed(did, tell) {
  if (known.has(did)) {
    const name = known.get(did);
    if (name) tell(name);
    return;
  }
  waiting.set(did, [...(waiting.get(did) ?? []), tell]);
  timer ??= setTimeout(load, EVERY);
}

/** The newest first: who waited long is no longer seen. */
async function load() {
  const asked = [...waiting].slice(-ASKED);
  const { names, complete } = await ask(`/api/v1/bluesky/names${query({ did: asked.map(([did]) => did) })}`).catch(() => ({ names: {}, complete: false }));
  for (const [did, tells] of asked) {
    if (names[did]) tells.forEach((tell) => tell(names[did]));
    if (names[did] || complete) {
      known.set(did, names[did] ?? null);
      waiting.delete(did);
    }
  }
  for (const map of [known, waiting]) for (const did of [...map.keys()].slice(0, Math.max(0, map.size - KNOWN))) map.delete(did);
  timer = waiting.size ? setTimeout(load, complete ? EVERY : LATER) : null;
}
