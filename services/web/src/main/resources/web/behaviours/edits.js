// Changes of places and people through the API, so that nobody overwrites what they have not seen, and each can be undone.
import { answerTo, ask, Problem } from 'hubbub/api.js';

const KEPT = 50;
const PEOPLE_MOST = 200;
const AT_ONCE = 4;

/** Somebody else was faster: `now` is how it stands. */
export class ChangedSince extends Error {
  constructor(kind, now) {
    super('changed since');
    Object.assign(this, { kind, now });
  }
}

const path = (kind, id) => `/api/v1/${kind}/${id}`;
const json = (type) => ({ 'content-type': type, accept: 'application/json' });

/** Whether two views of a row say the same, in what both of them know. */
const agree = (one, other) => Object.entries(one).every(([key, value]) => !(key in other) || other[key] === value);

async function tagOf(kind, seen) {
  const answer = await answerTo(path(kind, seen.id));
  const now = await answer.json();
  if (!agree(now, seen)) throw new ChangedSince(kind, now);
  return answer.headers.get('etag');
}

async function guarded(kind, seen, does) {
  const etag = await tagOf(kind, seen);
  try {
    return await does({ 'if-match': etag });
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 412) throw new ChangedSince(kind, await ask(path(kind, seen.id)));
    throw problem;
  }
}

export const create = (kind, body) => ask(`/api/v1/${kind}`, {
  method: 'POST',
  headers: { ...json('application/json'), 'idempotency-key': crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` },
  body: JSON.stringify(body),
});

/** Changes a row that still stands as it was seen. */
export const change = (kind, seen, wanted) => guarded(kind, seen, (match) => ask(path(kind, seen.id), {
  method: 'PATCH', headers: { ...json('application/merge-patch+json'), ...match }, body: JSON.stringify(wanted),
}));

export const remove = (kind, seen) => guarded(kind, seen, (match) => ask(path(kind, seen.id), { method: 'DELETE', headers: match }));

/** Whether a row is known to be no more; nobody's answer says nothing. */
export const isDeleted = (kind, id) => ask(path(kind, id)).then(() => false, (problem) => problem.status === 404);

/** What is there of a place before it goes, so that it can be put back. */
export async function peopleAt(directory, placeId) {
  const place = await directory.find(placeId, PEOPLE_MOST);
  return place ? place.people : [];
}

/** People hear of a deleted place a moment later: until then they stand where they were. */
async function moveOneBack(person, deleted, placeId) {
  for (const from of [null, deleted, null]) {
    try {
      return await change('people', { ...person, placeId: from }, { placeId });
    } catch (problem) {
      if (problem.status === 404) return null;
      if (!(problem instanceof ChangedSince)) throw problem;
    }
  }
  return null;
}

/** Moves those who have left a deleted place; whoever was moved or changed since stays. */
export async function moveBack(people, deleted, placeId, moved) {
  const waiting = [...people];
  let back = 0;
  const worker = async () => {
    for (let person = waiting.pop(); person; person = waiting.pop()) {
      const now = await moveOneBack(person, deleted, placeId);
      if (now) {
        moved(now);
        back++;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return back;
}

/** What can be undone, the newest first. */
export class Undone {
  #kept = [];

  keep(undo) {
    this.#kept.push(undo);
    if (this.#kept.length > KEPT) this.#kept.shift();
  }

  /** The one that is meant, or the newest; each once. */
  take(undo = this.#kept.at(-1)) {
    const at = this.#kept.indexOf(undo);
    return at < 0 ? null : this.#kept.splice(at, 1)[0];
  }
}
