// Who is where, as far as this page has looked: places in the order of their ids, each with the first of its people.
// Tells "changed" when something is to be drawn anew, and "problem" with what went wrong, or null.
import { answerTo, query } from 'hubbub/api.js';

const OVERVIEW = '/api/v1/people-per-place/overview';
const PAGE = 50;
const PAGE_MOST = 200;
const PLACES_MOST = 1_000;
const FIRST = 8;
const SOON = 1_000;
const OLD = 5;

const nobody = () => ({ count: 0, people: [] });

export class Directory extends EventTarget {
  places = new Map();
  nowhere = nobody();
  placeCount = 0;
  personCount = 0;
  age = 0;
  loaded = false;
  #opened = new Set();
  #timer = 0;
  #loading = null;

  get hasMore() { return this.places.size < this.placeCount; }
  get isFull() { return this.places.size >= PLACES_MOST; }

  group(placeId) { return placeId === null ? this.nowhere : this.places.get(placeId); }

  /** Asks anew for everything that is shown. */
  async load() {
    const loading = Symbol('loading');
    this.#loading = loading;
    const wanted = Math.max(PAGE, this.places.size);
    const places = new Map();
    try {
      let all = null;
      for (let after = 0, full = true; full && places.size < wanted;) {
        const limit = Math.min(PAGE_MOST, wanted - places.size);
        const part = await this.#ask(after, limit, FIRST);
        all ??= part;
        for (const place of part.places) places.set(place.id, placed(place));
        after = part.places.at(-1)?.id;
        full = part.places.length === limit;
      }
      for (const id of this.#opened) if (id === null || places.has(id)) await this.#fill(id, id === null ? all.nowhere : places.get(id));
      // Whoever asked later knows better.
      if (this.#loading !== loading) return;
      this.places = places;
      this.nowhere = placed({ id: null, ...all.nowhere });
      [this.placeCount, this.personCount] = [all.place_count, all.person_count];
      this.loaded = true;
      this.#loading = null;
      this.#say(null);
    } catch (problem) {
      if (this.#loading !== loading) return;
      this.#loading = null;
      this.#say(problem);
    }
  }

  async more() {
    const last = [...this.places.keys()].at(-1) ?? 0;
    const { places, place_count: count } = await this.#ask(last, PAGE, FIRST);
    for (const place of places) this.places.set(place.id, placed(place));
    this.placeCount = places.length ? count : this.places.size;
    // A reload that began before knows fewer places.
    if (this.#loading) this.loadSoon();
    this.#loading = null;
    this.#changed();
  }

  /** Shows more people of a place than the first few. */
  async open(placeId) {
    this.#opened.add(placeId);
    await this.#fill(placeId, this.group(placeId));
    this.#changed();
  }

  /** Shows more people of a place that was found, and is not among those listed. */
  async openFound(place) {
    Object.assign(place, await this.find(place.id, PAGE_MOST));
    this.#changed();
  }

  /** A place by its id, with its people; null where it is not known. */
  async find(id, most = FIRST, signal = undefined) {
    const { places } = await this.#ask(id - 1, 1, most, signal);
    return places[0]?.id === id ? placed(places[0]) : null;
  }

  async #fill(placeId, group) {
    if (placeId === null) Object.assign(group, (await this.#ask(0, 1, PAGE_MOST)).nowhere);
    else Object.assign(group, (await this.find(placeId, PAGE_MOST)) ?? nobody());
  }

  async #ask(after, limit, people, signal) {
    const answer = await answerTo(`${OVERVIEW}${query({ after, limit, people })}`, { signal });
    const age = Number(answer.headers.get('age') ?? 0);
    this.age = age > OLD ? age : 0;
    return answer.json();
  }

  /** What somebody changed, here or elsewhere: a frame of the feed, or an answer in the same form. */
  take(frame) {
    if (frame.place) this.#place(frame.place);
    else if (frame.person) this.#person(frame.person);
    else if (frame.deleted_place) this.#placeGone(frame.deleted_place);
    else if (frame.deleted_person) this.#lift(frame.deleted_person);
    this.#changed();
    this.loadSoon();
  }

  /** Counts, and what was not told one by one, come from the join a moment later. */
  loadSoon() {
    if (this.#timer) return;
    this.#timer = setTimeout(() => { this.#timer = 0; this.load(); }, SOON);
  }

  #place({ id, name }) {
    const known = this.places.get(id);
    if (known) known.name = name;
    else if (!this.hasMore && !this.isFull) {
      this.places.set(id, placed({ id, name, count: 0, people: [] }));
      this.placeCount = Math.max(this.placeCount, this.places.size);
    }
  }

  #placeGone(id) {
    if (this.places.delete(id)) this.placeCount--;
  }

  /** Whoever was not among those shown may be counted twice until the counts come anew. */
  #person(person) {
    this.#lift(person.id);
    const group = this.group(person.placeId);
    if (!group) return;
    group.count++;
    if (group.people.length < FIRST || this.#opened.has(person.placeId)) {
      group.people.push(person);
      group.people.sort((a, b) => a.id - b.id);
    }
  }

  /** Takes a person from where they were shown. */
  #lift(id) {
    for (const group of [this.nowhere, ...this.places.values()]) {
      const at = group.people.findIndex((p) => p.id === id);
      if (at >= 0) {
        group.people.splice(at, 1);
        group.count--;
      }
    }
  }

  #say(problem) {
    this.dispatchEvent(new CustomEvent('problem', { detail: problem }));
    this.#changed();
  }

  #changed() { this.dispatchEvent(new Event('changed')); }
}

const placed = (group) => ({ ...group, people: group.people.map((p) => ({ ...p, placeId: group.id })) });
