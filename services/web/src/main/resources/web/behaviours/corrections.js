// What the owner says a message shows: three answers under it, a list to take them back, a file to keep.
import { ask, explain, send } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';
import { nameOf, pathOf, platformOf } from 'hubbub/words.js';

const LABELS = ['positive', 'neutral', 'negative'];
const LENGTH_MAX = 500;

const address = (channel) => `/api/v1/mood/${pathOf(channel)}/corrections`;
const link = (text, onclick, label = null) => el('button', { type: 'button', class: 'link meta', onclick, 'aria-label': label }, text);

/** A press offers the labels; another keeps one, and it can be taken back. Null for what cannot be kept: a rehearsal, a text too long. */
export function corrector({ id: messageId, channel, text, author }) {
  if (text.length > LENGTH_MAX || platformOf(channel) === 'rehearsal') return null;
  const place = el('span', { class: 'correct' });
  const begin = (focus = true) => {
    const button = link('wrong?', offer, 'This label is wrong');
    place.replaceChildren(button);
    if (focus) button.focus();
  };
  const offer = () => {
    place.replaceChildren(el('span', { class: 'meta', role: 'status' }, 'Here it is '), ...LABELS.map((label) => link(label, () => keep(label))), link('cancel', () => begin()));
    place.querySelector('button').focus();
  };
  const keep = (label) => attempt(async () => {
    const { id } = await send('POST', address(channel), { text, label, message_id: messageId, author_id: author.id ?? null });
    const undo = link('undo', () => attempt(async () => {
      await ask(`${address(channel)}/${id}`, { method: 'DELETE' });
      begin();
    }));
    place.replaceChildren(el('span', { class: 'meta', role: 'status' }, `Counts as ${label} in ${nameOf(channel)} from now on. `), undo);
    undo.focus();
  });
  const attempt = async (work) => {
    try {
      await work();
    } catch (problem) {
      place.replaceChildren(el('span', { class: 'note-bad', role: 'alert' }, explain(problem).join(' ')));
    }
  };
  begin(false);
  return place;
}

/** All corrections of a channel, fetched when it is opened. */
export function corrections(channel) {
  const body = el('div');
  const show = async () => {
    try {
      const { corrections: all } = await ask(address(channel));
      body.replaceChildren(...(all.length
        ? [el('ul', { class: 'corrected' }, all.map((one) => el('li', {}, el('q', {}, one.text), ` is ${one.label} `, link('take back', () => takeBack(one), `Take back: ${one.text} is ${one.label}`)))),
          el('a', { class: 'meta', href: address(channel), download: `corrections-${nameOf(channel)}.json` }, 'Export')]
        : [el('p', { class: 'meta' }, 'None yet. Press “wrong?” under a message whose label is wrong: from then on the mood of this channel goes by what you say.')]));
    } catch (problem) {
      body.replaceChildren(el('p', { class: 'note-bad' }, explain(problem).join(' ')));
    }
  };
  const takeBack = async ({ id }) => {
    await ask(`${address(channel)}/${id}`, { method: 'DELETE' }).catch(() => {});
    await show();
    summary.focus();
  };
  const summary = el('summary', { class: 'meta' }, `Corrections in ${nameOf(channel)}`);
  return el('details', { class: 'wsec', ontoggle: (e) => e.target.open && show() }, summary, body);
}
