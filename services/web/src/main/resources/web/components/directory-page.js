// The page "who is where": places with who is there, people, search, changes in place, undo; what others change appears.
import 'hubbub/page-problem.js';
import 'hubbub/people-list.js';
import 'hubbub/place-row.js';
import { ask, explain, query } from 'hubbub/api.js';
import { confirmed } from 'hubbub/confirm.js';
import { Directory } from 'hubbub/directory.js';
import { el, icon } from 'hubbub/dom.js';
import { change, ChangedSince, create, isDeleted, moveBack, peopleAt, remove, Undone } from 'hubbub/edits.js';
import { Feed } from 'hubbub/feed.js';
import { Rows } from 'hubbub/rows.js';
import { toast } from 'hubbub/toast.js';
import { count, plural, short, span } from 'hubbub/words.js';

const TYPED = 150;
const CHANGED = 500;
const UNDO_SHOWN = 10_000;
const LOOK_AGAIN = 10_000;
/** An age that stands for "never". */
const NEVER = 2 ** 31;
const FOUND_MOST = 8;
const BRINGS_BACK_MOST = 200;

class DirectoryPage extends HTMLElement {
  #undone = new Undone();
  #view = 'places';
  #looking = null;
  #stale = false;
  #timer = 0;
  #dragged = null;

  connectedCallback() {
    this.edit = this.hasAttribute('data-edit');
    this.directory = new Directory();
    this.find = (name) => this.querySelector(name);
    this.#controls();
    this.#follow();
    this.directory.load();
  }

  #controls() {
    this.input = el('input', { type: 'search', 'aria-label': 'Find a person or a place', placeholder: 'a person or a place', autocomplete: 'off', spellcheck: 'false', maxlength: '500', dir: 'auto', oninput: () => this.#typed() });
    this.input.addEventListener('keydown', (e) => { if (e.key === 'Escape') { this.input.value = ''; this.#typed(); } });
    const tab = (view, words) => el('button', { type: 'button', 'data-view': view, 'aria-pressed': String(view === 'places'), onclick: () => this.#show(view) }, words, ' ', el('span', { class: 'dim' }));
    this.tabs = el('div', { class: 'seg', role: 'group', 'aria-label': 'What to list' }, tab('places', 'Places'), tab('people', 'People'));
    this.find('.who-bar').append(this.tabs, el('span', { class: 'grow no-phone' }), el('label', { class: 'inp' }, icon('search'), this.input),
      ...(this.edit ? [el('button', { type: 'button', class: 'btn btn-main', 'data-does': 'add-place', onclick: () => this.#add('place', {}) }, icon('add'), 'Add a place'),
        el('button', { type: 'button', class: 'btn', 'data-does': 'add-person', onclick: () => this.#add('person', { isAlive: true, placeId: null }) }, icon('add'), 'Add a person')] : []));
    this.form = el('person-form', { class: 'edit-in-place' });
    this.find('.who-new').replaceChildren(this.form);
    this.placeList = el('div', { class: 'who-list', role: 'list', 'aria-label': 'Places' });
    this.rows = new Rows(this.placeList, (id) => document.createElement('place-row').begin(id, this.edit));
    this.placeEnd = el('div', { class: 'who-more' });
    this.found = el('p', { class: 'vh', role: 'status' });
    this.card = el('section', { class: 'card', 'aria-label': 'Who is where' }, this.placeList, this.placeEnd);
    this.people = document.createElement('people-list').begin(this.directory, this.edit);
    this.peopleCard = el('section', { class: 'card who-found', 'aria-label': 'People', hidden: true }, this.people);
    this.old = el('div', { role: 'status' });
  }

  #follow() {
    this.directory.addEventListener('changed', () => this.#draw());
    this.directory.addEventListener('problem', (e) => this.find('page-problem').say(e.detail, () => this.directory.load()));
    const on = (name, does) => this.addEventListener(name, (e) => does(e.target, e.detail ?? {}));
    on('edit-place', (row) => this.#editPlace(row));
    on('edit-person', (at, { person, from }) => this.#editPerson(at.closest('place-row, person-row'), person, from));
    on('add-person', (row) => this.#add('person', { isAlive: true, placeId: row.placeId }, row));
    on('more', () => this.#look());
    on('form-closed', () => this.#tidy());
    on('open', (row) => this.#carefully(() => this.#open(row.placeId)));
    on('dragged', (_, { person }) => { this.#dragged = person; });
    on('move', (row, { id }) => this.#dragged?.id === id && this.#move(this.#dragged, row.placeId));
    addEventListener('keydown', (e) => this.#key(e));
    if (this.hasAttribute('data-feed')) this.#hear();
    else setInterval(() => document.hidden || this.#again(), LOOK_AGAIN);
  }

  #open(placeId) {
    const found = this.foundPlaces?.rows.find((place) => place.id === placeId);
    return this.directory.group(placeId) || !found ? this.directory.open(placeId) : this.directory.openFound(found);
  }

  #hear() {
    this.feed = new Feed();
    this.feed.addEventListener('directory', ({ detail }) => (detail.again ? this.#again() : this.#take(detail)));
    this.feed.addEventListener('lost', (e) => this.find('page-problem').lost(e.detail.wait));
    this.feed.addEventListener('connected', (e) => { this.find('page-problem').back(); if (e.detail.again) this.#again(); });
    this.feed.want([], ['directory']);
  }

  #take(frame) {
    this.directory.take(frame);
    this.#lookAgain();
    this.#tellForms(frame);
  }

  #again() {
    this.directory.loadSoon();
    this.#lookAgain();
    this.#tellForms({ again: true });
  }

  /** Forms that are open stay, and say what was deleted under them. */
  async #tellForms(frame) {
    const isGone = async (what, id) => Boolean(id) && (frame[`deleted_${what}`] === id || (frame.again === true && isDeleted(what === 'place' ? 'places' : 'people', id)));
    for (const form of this.querySelectorAll('person-form')) {
      if (!form.isOpen || form.isBusy) continue;
      const { what, row } = form;
      const lost = await isGone(what, row.id) ? what : what === 'person' && await isGone('place', row.placeId) ? 'place' : null;
      if (lost && form.isOpen && form.row.id === row.id) form.lost(lost);
    }
  }

  /** A form was closed: the row that stayed for it alone goes. */
  #tidy() {
    this.#draw();
    this.people.tidy();
    if (document.activeElement === document.body) this.input.focus();
  }

  // What is listed.

  get #searching() { return this.input.value.trim() !== '' || this.#view === 'people'; }

  #show(view) {
    this.#view = view;
    for (const tab of this.tabs.children) tab.setAttribute('aria-pressed', String(tab.dataset.view === view));
    this.#lookSoon(0);
  }

  /** What was looked for until now is of no use to anybody. */
  #typed() {
    this.#looking?.abort();
    this.#lookSoon(TYPED);
  }

  #lookSoon(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#timer = 0; this.#look(); }, wait);
  }

  /** Somebody changed something: what is listed is asked for anew, after whatever is under way. */
  #lookAgain() {
    if (!this.#searching || this.#timer) return;
    if (this.#looking) this.#stale = true;
    else this.#lookSoon(CHANGED);
  }

  /** Searches, or goes back to the list of places; ends the search before. */
  async #look() {
    const name = this.input.value.trim();
    this.#looking?.abort();
    this.#looking = null;
    if (!this.#searching) {
      this.foundPlaces = null;
      this.peopleCard.hidden = true;
      this.found.textContent = '';
      this.#draw();
      return;
    }
    const looking = new AbortController();
    this.#looking = looking;
    this.#stale = false;
    try {
      const [places, people] = await Promise.all([name ? this.#placesCalled(name, looking.signal) : null, this.people.ask(name, looking.signal)]);
      if (looking.signal.aborted) return;
      this.foundPlaces = places;
      this.people.show(people);
      this.peopleCard.hidden = false;
      this.found.textContent = `${places ? `${plural(places.rows.length, 'place')}, ` : ''}${plural(people.people.length, 'person', 'people')} found`;
      this.find('page-problem').say(null);
      this.#draw();
    } catch (problem) {
      if (!looking.signal.aborted) this.find('page-problem').say(problem, () => this.#look());
    }
    if (this.#looking !== looking) return;
    this.#looking = null;
    if (this.#stale) this.#lookAgain();
  }

  /** Places by a name, with who is there. */
  async #placesCalled(name, signal) {
    const places = await ask(`/api/v1/places${query({ name, limit: FOUND_MOST + 1 })}`, { signal });
    const { directory } = this;
    // The join may not know a place yet that was made a moment ago.
    const rows = await Promise.all(places.slice(0, FOUND_MOST).map(async (place) => directory.places.get(place.id) ?? await directory.find(place.id, undefined, signal) ?? { ...place, count: 0, people: [] }));
    return { rows, more: places.length > FOUND_MOST };
  }

  #draw() {
    const { directory } = this;
    if (!directory.loaded) return;
    const [places, people] = this.tabs.querySelectorAll('.dim');
    places.textContent = count(directory.placeCount);
    people.textContent = count(directory.personCount);
    const found = this.foundPlaces;
    const listed = found ? found.rows.map((row) => directory.places.get(row.id) ?? row) : [...directory.places.values()];
    const groups = found || !directory.nowhere.count ? listed : [...listed, { ...directory.nowhere, id: null }];
    this.rows.show(groups);
    const empty = !directory.placeCount && !directory.personCount && !this.rows.kept.length;
    this.find('.who-empty').hidden = !empty;
    this.card.hidden = empty || (this.#view === 'people' && !found);
    this.#end(found, listed.length);
    if (!this.card.isConnected) this.find('.who-all').replaceChildren(this.old, this.found, this.card, this.peopleCard);
    this.#age();
  }

  #end(found, shown) {
    const { directory } = this;
    const name = this.input.value.trim();
    const words = found ? (shown ? `${plural(shown, 'place')} found${found.more ? ', and there are more: type more of the name' : ''}` : `No place is called “${short(name)}”.`)
      : `${count(shown)} of ${plural(directory.placeCount, 'place')}${directory.hasMore && directory.isFull ? ': search for the others by name' : ''}`;
    const more = !found && directory.hasMore && !directory.isFull;
    const now = words + more;
    if (this.placeEnd.dataset.now === now) return;
    this.placeEnd.dataset.now = now;
    this.placeEnd.replaceChildren(el('span', { class: 'meta grow' }, words), ...(more ? [el('button', { type: 'button', class: 'btn btn-s', onclick: () => this.#carefully(() => directory.more()) }, 'More places')] : []));
  }

  #age() {
    const { age } = this.directory;
    const words = age >= NEVER ? 'Who is where is not known yet: it is being gathered from places and people.'
      : age ? `Who is where may be ${span(age)} old: places or people are away, or the part that joins them lags.` : '';
    if (this.old.textContent !== words) this.old.replaceChildren(...(words ? [el('div', { class: 'ribbon amber' }, el('div', { class: 'grow' }, words))] : []));
  }

  // What is changed.

  #add(what, row, at) {
    const form = at?.form ?? this.form;
    const before = document.activeElement;
    form.open(what, row, { directory: this.directory, closed: () => before?.focus(), save: async (_, wanted) => {
      const kind = what === 'place' ? 'places' : 'people';
      const made = await create(kind, what === 'place' ? wanted : { isAlive: true, placeId: row.placeId, ...wanted });
      this.#take({ [what]: made });
      this.#done(['“', made.name, '” was added.'], async (now = made) => { await remove(kind, now); this.#take({ [`deleted_${what}`]: made.id }); return ['“', made.name, '” is away again.']; });
    } });
  }

  #editPlace(row) {
    const place = this.directory.places.get(row.placeId) ?? this.foundPlaces?.rows.find((p) => p.id === row.placeId);
    // It was deleted, and its row stays for a form that is open in it.
    if (!place) return;
    row.form.open('place', { id: place.id, name: place.name }, { directory: this.directory, closed: () => row.pen.focus(),
      add: () => this.#add('person', { isAlive: true, placeId: place.id }, row),
      save: (seen, wanted) => this.#change('place', seen, wanted), gone: (seen) => this.#removePlace(seen, place.count) });
  }

  #editPerson(row, person, from) {
    row.form.open('person', { ...person }, { directory: this.directory, closed: () => (from.isConnected ? from : row.querySelector(`[data-person="${person.id}"]`) ?? this.find(`[data-person="${person.id}"]`) ?? this.input).focus(),
      save: (seen, wanted) => this.#change('person', seen, wanted), gone: (seen) => this.#removePerson(seen) });
  }

  async #change(what, seen, wanted) {
    const kind = what === 'place' ? 'places' : 'people';
    const made = await change(kind, seen, wanted);
    this.#take({ [what]: made });
    const before = Object.fromEntries(Object.keys(wanted).map((key) => [key, seen[key]]));
    const undo = async (now = made) => { const back = await change(kind, now, before); this.#take({ [what]: back }); return this.#told(back, now, before); };
    this.#done(this.#told(made, seen, wanted), undo);
  }

  /** What a change means, in words. */
  #told(now, before, wanted) {
    const at = now.placeId === null ? 'nowhere' : this.directory.places.get(now.placeId)?.name ?? `place ${now.placeId}`;
    if ('placeId' in wanted) return ['“', now.name, '” is now ', ...(now.placeId === null ? ['nowhere'] : ['at “', at, '”']), '.'];
    if ('name' in wanted) return ['“', before.name, '” is now “', now.name, '”.'];
    return ['“', now.name, `” is now ${now.isAlive ? 'alive' : 'not alive'}.`];
  }

  async #move(person, placeId) {
    if (person.placeId === placeId) return;
    await this.#carefully(() => this.#change('person', person, { placeId }), (now) => this.#change('person', now, { placeId }));
  }

  async #removePerson(person) {
    await remove('people', person);
    this.#take({ deleted_person: person.id });
    this.#done(['“', person.name, '” was deleted.'], async () => {
      const { name, isAlive } = person;
      const placeId = person.placeId === null || await ask(`/api/v1/places/${person.placeId}`).then(() => true, () => false) ? person.placeId : null;
      const made = await create('people', { name, isAlive, placeId });
      this.#take({ person: made });
      return ['“', name, `” is back, as person ${made.id}: an id is never given twice.`];
    });
  }

  async #removePlace(place, people) {
    if (people > BRINGS_BACK_MOST && !(await confirmed(`Delete “${short(place.name)}”?`, `${count(people)} people will be nowhere. Undo brings the place back with at most ${BRINGS_BACK_MOST} of them.`, 'Delete'))) return;
    const here = await peopleAt(this.directory, place.id);
    await remove('places', place);
    this.#take({ deleted_place: place.id });
    for (const person of here) this.#take({ person: { ...person, placeId: null } });
    const left = here.length ? ` ${here.length === 1 ? 'One person is' : `${count(people)} people are`} nowhere now.` : '';
    this.#done(['“', place.name, `” was deleted.${left}`], async () => {
      const made = await create('places', { name: place.name });
      this.#take({ place: made });
      const back = await moveBack(here, place.id, made.id, (person) => this.#take({ person }));
      return ['“', place.name, `” is back, as place ${made.id}${here.length ? `, with ${plural(back, 'person', 'people')}` : ''}: an id is never given twice.`];
    });
  }

  // What can be undone, and what went wrong.

  #done(words, undo) {
    this.#undone.keep(undo);
    toast(quoted(words), { label: 'Undo', does: () => this.#undo(undo), shown: UNDO_SHOWN });
  }

  #undo(which) {
    const undo = this.#undone.take(which);
    if (!undo) return toast('There is nothing to undo.');
    const say = async (now) => { toast(quoted(await undo(now))); };
    return this.#carefully(() => say(), (now) => say(now));
  }

  #key(event) {
    if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    // A field has an undo of its own.
    if (!this.edit || event.target.closest?.('input, select, textarea')) return;
    event.preventDefault();
    this.#undo();
  }

  /** Says what went wrong where there is no form; offers to do it again to what the other one has now. */
  async #carefully(does, again) {
    try {
      await does();
    } catch (problem) {
      if (problem instanceof ChangedSince) {
        this.#take(problem.kind === 'places' ? { place: problem.now } : { person: problem.now });
        toast(quoted(['Somebody changed it meanwhile: “', problem.now.name, '” is shown as it is now. Nothing was done.']), { sign: 'alert', shown: UNDO_SHOWN, ...(again && { label: 'Do it anyway', does: () => this.#carefully(() => again(problem.now), again) }) });
      } else if (problem.status === undefined) throw problem;
      else toast(problem.status === 404 ? 'It was deleted meanwhile: there is nothing left to change.' : explain(problem).join(' '), { sign: 'alert', shown: UNDO_SHOWN });
      if (problem.status === 404) this.#again();
    }
  }
}

/** Sentences with names in them: each name by itself, whatever direction it is written in. */
const quoted = (words) => el('span', {}, words.map((word, i) => (words[i - 1]?.endsWith('“') ? el('bdi', {}, short(word)) : word)));

customElements.define('directory-page', DirectoryPage);
