// Mood: the word for a figure, the mark of a word. The bounds are the API's.
import { el } from 'hubbub/dom.js';
import { score as scoreText } from 'hubbub/words.js';

const MARKS = {
  sour: 'M3 7q5-5.5 10 0M3 12.5q5-5.5 10 0',
  low: 'M3 10.5q5-6 10 0',
  even: 'M3 8h10',
  warm: 'M3 6q5 6 10 0',
  hyped: 'M3 3.5q5 5.5 10 0M3 9q5 5.5 10 0',
  split: 'M3 2.8q5 5.5 10 0M3 13.2q5-5.5 10 0',
  unread: 'M5.2 6a2.8 2.8 0 1 1 4 2.5Q8 9.1 8 10.4M8 13v.4',
};

/** sour (≤ −0.5), low (≤ −0.15), even, warm (≥ 0.15), hyped (≥ 0.5); split where divided ≥ 0.6; null without messages. */
export function wordOf(score, divided = 0) {
  if (score === null || score === undefined) return null;
  if (divided >= 0.6) return 'split';
  if (score <= -0.5) return 'sour';
  if (score <= -0.15) return 'low';
  if (score >= 0.5) return 'hyped';
  if (score >= 0.15) return 'warm';
  return 'even';
}

/** What one message shows; a language that is not known has no mood. */
export const wordOfMessage = ({ mood }) => (mood?.label === 'unread' ? 'unread' : wordOf(mood?.score));

const WAVES = { flood: 'one person floods', copies: 'copypasta', chorus: 'all at once' };

/** What makes much of the last minute that is not many people's own words. */
export const waveTag = (wave) => (WAVES[wave] ? el('span', { class: 'tag', title: 'Weighs little in the mood' }, WAVES[wave]) : null);

export function mark(word, label = false) {
  const says = label ? { role: 'img', 'aria-label': word === 'unread' ? 'in a language that is not read' : word } : { 'aria-hidden': 'true' };
  return el('svg', { class: `mk m-${word}`, viewBox: '0 0 16 16', ...says }, el('path', { d: MARKS[word] }));
}

/** The chip: mark, word, and the score where one is given. */
export function chip(word, score, bare = false) {
  if (!word) return el('span', { class: 'dim' }, '—');
  return el('span', { class: `mood m-${word}${bare ? ' mood-bare' : ''}` }, mark(word), word,
    score === undefined || score === null ? null : el('span', { class: 'v' }, ` ${scoreText(score)}`));
}
