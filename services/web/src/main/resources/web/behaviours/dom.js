// Making elements without a framework: el('p', {class: 'meta'}, 'text'), and the drawn icons.
const SVG = 'http://www.w3.org/2000/svg';
const DRAWN = new Set(['svg', 'g', 'path', 'line', 'rect', 'circle', 'stop', 'defs', 'linearGradient']);

/** Makes an element. Keys that begin with "on" are listeners; "style" is an object, set through CSSOM as our CSP asks. */
export function el(name, attributes = {}, ...children) {
  const node = DRAWN.has(name) ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key === 'style') for (const [name, text] of Object.entries(value)) node.style.setProperty(name, text);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const ICONS = {
  add: ['M8 3v10M3 8h10'],
  alert: ['M8 2 14.5 13.5h-13ZM8 6.3v3.4M8 11.6v.1'],
  check: ['m3 8.5 3.2 3.2L13 4.8'],
  clock: ['M8 4.600V8l2.3 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0'],
  close: ['m4 4 8 8M12 4l-8 8'],
  compare: ['M2 11c2.5 0 3-5 5.5-5S10.5 9 14 9'],
  crowd: ['M1.5 11.5c1.6 0 1.8-7 4-7s2.3 7 4.5 7M6 11.5c1.6 0 1.8-4.5 4-4.5s2.8 4.5 4.5 4.5'],
  edit: ['m3 13 .6-2.8L10.9 3a1.4 1.4 0 0 1 2 2L5.7 12.3ZM9.700 4.200l2 2'],
  down: ['m4 6.2 4 4 4-4'],
  download: ['M8 2v8M4.8 7.2 8 10.4l3.2-3.2M2.8 13.5h10.4'],
  left: ['m9.8 4-4 4 4 4'],
  pause: ['M5 3v10M11 3v10'],
  play: ['M4.5 2.7v10.6l9-5.3Z'],
  right: ['m6.2 4 4 4-4 4'],
  search: ['M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Z', 'm10.6 10.6 3.4 3.4'],
  stop: ['M4 4h8v8H4Z'],
  table: ['M3.5 3h9A1.5 1.5 0 0 1 14 4.5v7a1.5 1.5 0 0 1-1.5 1.500h-9A1.5 1.5 0 0 1 2 11.5v-7A1.5 1.5 0 0 1 3.5 3ZM2 6.500h12M2 9.800h12M6.5 6.500V13'],
};

export function icon(name, size = '') {
  return el('svg', { class: `i ${size}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    ICONS[name].map((d) => el('path', { d })));
}

/** A button with an icon only; the label is for those who don't see it. */
export function iconButton(name, label, onclick, size = 's') {
  return el('button', { type: 'button', class: `btn-ico ${size}`, 'aria-label': label, title: label, onclick }, icon(name));
}

/** The tile with a platform's letter. */
export function sourceTile(platform) {
  const letter = platform === 'hubbub' ? 'h' : platform[0].toUpperCase();
  return el('span', { class: `src p-${platform}`, title: platform, 'aria-hidden': 'true' }, letter);
}

/** Tells of something that happened inside a component. */
export function tell(from, name, detail) {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
}
