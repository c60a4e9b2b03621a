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
  up: ['m4 9.8 4-4 4 4'],
  download: ['M8 2v8M4.8 7.2 8 10.4l3.2-3.2M2.8 13.5h10.4'],
  bell: ['M4 11V7a4 4 0 0 1 8 0v4l1.500 1.500h-11ZM6.700 14.200h2.600'],
  copy: ['M5.500 5.500h8v8h-8Z', 'M3.500 10.500h-1v-8h8v1'],
  dots: ['M3.500 8h.01M8 8h.01M12.500 8h.01'],
  horn: ['M2.500 6.500v3h2l6 3.500V3l-6 3.500ZM12.800 6.200v3.600M5 9.500l.800 4h2'],
  left: ['m9.8 4-4 4 4 4'],
  mention: ['M8 10.600A2.600 2.600 0 1 0 8 5.400a2.600 2.600 0 0 0 0 5.200Z', 'M10.600 5.400v3.500a1.700 1.700 0 0 0 3.400 0V8a6 6 0 1 0-2.400 4.800'],
  people: ['M6 8a2.600 2.600 0 1 0 0-5.200A2.600 2.600 0 0 0 6 8ZM1.500 13.500a4.500 4.500 0 0 1 9 0M10.500 3a2.600 2.600 0 0 1 0 4.900M12 9.700a4.500 4.500 0 0 1 2.500 3.800'],
  pin: ['M5.500 2h5l-.700 4.500 2.200 2.500H4l2.200-2.500ZM8 9v5'],
  reply: ['M6.500 3.500 2.500 7.300l4 3.800M2.800 7.300h6.400a4 4 0 0 1 4 4v1.200'],
  send: ['M2 8 14 2.500 11 13.500 7.500 9.500ZM7.500 9.500 14 2.500'],
  shield: ['M8 1.700 13.300 3.500V7.600C13.300 10.900 11.100 13.200 8 14.300 4.900 13.200 2.700 10.900 2.700 7.600V3.500Z'],
  smile: ['M8 14.200A6.200 6.200 0 1 0 8 1.800a6.200 6.200 0 0 0 0 12.400Z', 'M5.300 9.200a2.900 2.900 0 0 0 5.400 0M6 6.200v.2M10 6.200v.2'],
  ban: ['M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM3.800 3.800l8.400 8.400'],
  trash: ['M2.800 4.300h10.400M6 4.200V2.500h4v1.700M4.200 4.500l.600 9h6.400l.600-9'],
  voice: ['M3 6.500v3h2l3.500 3V3.500L5 6.500ZM11 6a3 3 0 0 1 0 4M12.800 4.200a5.500 5.500 0 0 1 0 7.600'],
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

/** Says it where it is not said yet: what stays the same is not read out again. */
export function change(node, text) { if (node.textContent !== text) node.textContent = text; }

/** Tells of something that happened inside a component. */
export function tell(from, name, detail) {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
}
