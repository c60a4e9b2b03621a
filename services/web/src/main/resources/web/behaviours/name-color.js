// The colour of a name: what somebody chose, moved until it can be read on the grounds of both themes.
import { shade } from 'hubbub/words.js';

const CONTRAST = 4.5;
const STEPS = 24;
/** The grounds of lines that are hardest to read on: dark theme, light theme. */
const GROUNDS = { dark: [0x3a, 0x28, 0x35], light: [0xed, 0xe5, 0xe9] };
const known = new Map();

const linear = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** The contrast of two colours as WCAG counts it, 1 to 21. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

export const channels = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const hex = (rgb) => `#${rgb.map((c) => c.toString(16).padStart(2, '0')).join('')}`;

function readable(rgb, ground, towards) {
  for (let step = 0; step <= STEPS; step++) {
    const moved = rgb.map((c) => Math.round(c + ((towards - c) * step) / STEPS));
    if (contrast(moved, ground) >= CONTRAST) return hex(moved);
  }
  return hex([towards, towards, towards]);
}

/** A colour for each theme, `{ light, dark }`, of a chosen `#rrggbb`. */
export function readableColors(chosen) {
  if (!known.has(chosen)) {
    if (known.size > 2_000) known.clear();
    const rgb = channels(chosen);
    known.set(chosen, { light: readable(rgb, GROUNDS.light, 0), dark: readable(rgb, GROUNDS.dark, 255) });
  }
  return known.get(chosen);
}

/** Gives an element the colour of a person: the chosen one, or one of eight that stays with the name. */
export function colorName(node, { login, color }) {
  node.classList.add(`n${shade(login)}`);
  if (!/^#[0-9a-f]{6}$/i.test(color ?? '')) return;
  const { light, dark } = readableColors(color.toLowerCase());
  node.style.setProperty('--nc', `light-dark(${light}, ${dark})`);
}
