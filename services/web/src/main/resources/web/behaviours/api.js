// The REST API, and what its refusals mean to a person.
const CLOCKS_AGREE = 5_000;

export class Problem extends Error {
  constructor(status, title, detail, errors = []) {
    super(detail || title);
    Object.assign(this, { status, title, errors });
  }
}

let ahead = 0;

/** The server's time in ms: a device's own clock may be off by minutes. */
export const now = () => Date.now() + ahead;

function noteTime(response) {
  const off = Date.parse(response.headers.get('date')) - Date.now();
  if (Number.isFinite(off)) ahead = Math.abs(off) > CLOCKS_AGREE ? off : 0;
}

async function refusal(response) {
  const type = response.headers.get('content-type') ?? '';
  const body = type.includes('json') ? await response.json().catch(() => ({})) : {};
  return new Problem(response.status, body.title ?? response.statusText, body.detail, body.errors);
}

/** Asks; throws a Problem for a refusal, with status 0 where no answer came. */
export async function ask(path, options = {}) {
  const response = await answerTo(path, options);
  return response.status === 204 ? null : response.json();
}

/** The same with the answer as it came, for whoever wants its headers. */
export async function answerTo(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { headers: { accept: 'application/json' }, ...options });
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new Problem(0, 'No answer', 'The server does not answer.');
  }
  noteTime(response);
  if (!response.ok) throw await refusal(response);
  return response;
}

export const send = (method, path, body) => ask(path, {
  method,
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: JSON.stringify(body),
});

/** A query from what is known; lists become repeated parameters. */
export function query(parameters) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of [value].flat()) search.append(name, one);
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

export const instant = (ms) => new Date(ms).toISOString();

/** Whether it is the owner's to know. */
export const isRefused = (problem) => problem?.status === 401 || problem?.status === 403;

/** What to say for a problem: what happened, and the next step. */
export function explain(problem) {
  switch (problem.status) {
    case 0: return ['The server does not answer.', 'It may be restarting, or it was stopped: then ./hubbub starts it again. This page comes back by itself.'];
    case 401: case 403: return ['This server has an owner.', 'Open the owner link (./hubbub owner-link prints a new one), then come back.'];
    case 404: return [sentence(problem.message), 'Check the address, or choose one of those that are there.'];
    case 429: return ['Too many requests.', 'Wait a moment, then try again.'];
    case 503: return ['A part of the server is away.', problem.message];
    default: return [problem.errors.length ? problem.errors.map(told).join(' ') : sentence(problem.message), ''];
  }
}

/** Where in a body it stands says nothing to people; the name of a parameter may. */
const told = ({ field, message }) => sentence(field === '' || field.startsWith('/') ? message : `${field}: ${message}`);

const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
