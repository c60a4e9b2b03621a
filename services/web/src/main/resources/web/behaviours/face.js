// A face made from a name: three shapes in two of eight colours, always the same for the same name.
import { el } from 'hubbub/dom.js';
import { shade } from 'hubbub/words.js';

export function face(name) {
  const one = shade(name);
  const two = ((one + shade(`${name}+`)) % 8) + 1;
  const rect = el('rect', { width: 32, height: 32, class: `av-${one} av-ground` });
  const shapes = [
    [el('path', { d: 'M4 32V16a12 12 0 0 1 24 0v16Z', class: `av-${one}` }), el('circle', { cx: 16, cy: 15, r: 6, class: `av-${two}` })],
    [el('circle', { cx: 16, cy: 26, r: 15, class: `av-${one}` }), el('circle', { cx: 22, cy: 9, r: 7, class: `av-${two}` })],
    [el('circle', { cx: 11, cy: 13, r: 9, class: `av-${one}` }), el('circle', { cx: 21, cy: 20, r: 9, class: `av-${two} av-over` })],
  ];
  return el('svg', { viewBox: '0 0 32 32', 'aria-hidden': 'true' }, rect, shapes[shade(`${name}*`) % 3]);
}
