// What goes on air from this browser: a microphone or a file, how loud it is, and what is recorded of it.
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus'];
const BITS_PER_SECOND = 128_000;
const SILENCE = -60;
const TEST = 5_000;

/** The first that the browser records and the server understands; undefined where there is none. */
export const recordable = () => globalThis.MediaRecorder && TYPES.find((type) => MediaRecorder.isTypeSupported(type));

/** Why nothing can be brought from this page, in words; empty where it can. */
export function hindrance() {
  if (!isSecureContext) return 'Browsers give a microphone only to pages that come by HTTPS, or from this machine itself (localhost). Open this page at such an address, or use a program.';
  if (!navigator.mediaDevices?.getUserMedia || !globalThis.AudioContext) return 'This browser gives pages no microphone. Use another one, or a program.';
  if (!recordable()) return 'This browser can’t record Opus. Use a newer one, or a program.';
  return '';
}

/** What to say when a microphone was not given. */
export function whyNot(error) {
  switch (error.name) {
    case 'NotAllowedError': case 'SecurityError': return 'You, or your browser’s settings, did not allow the microphone. Allow it beside the address, then try again.';
    case 'NotFoundError': case 'OverconstrainedError': return 'There is no microphone. Plug one in, then try again.';
    case 'NotReadableError': case 'AbortError': return 'The microphone can’t be used: another program may have it.';
    default: return `The microphone can’t be used (${error.name}).`;
  }
}

/** One graph: what is chosen, its gain, a look at its level, and the way to whoever records it. Tells `lost` when a microphone is gone. */
export class Microphone extends EventTarget {
  #source = null;
  #stream = null;
  #context = null;
  #samples = null;
  #analyser = null;
  #monitor = null;
  #out = null;

  get isOpen() { return this.#source !== null; }

  /** Whether it is a microphone, and no file. */
  get isHeard() { return this.#stream !== null; }

  get deviceId() { return this.#stream?.getAudioTracks()[0]?.getSettings().deviceId ?? ''; }

  /** Where recorders listen. */
  get output() { return this.#out.stream; }

  /** At a person's press: else browsers make no sound. */
  async #begin() {
    if (!this.#context) {
      this.#context = new AudioContext();
      this.gain = this.#context.createGain();
      this.#analyser = this.#context.createAnalyser();
      this.#analyser.fftSize = 2048;
      this.#samples = new Float32Array(this.#analyser.fftSize);
      this.#monitor = this.#context.createGain();
      this.#monitor.gain.value = 0;
      this.#out = this.#context.createMediaStreamDestination();
      this.gain.connect(this.#analyser);
      this.gain.connect(this.#out);
      this.gain.connect(this.#monitor).connect(this.#context.destination);
    }
    await this.#context.resume();
  }

  /** Uses a microphone; what was used before is let go when it is there. */
  async open(deviceId = '') {
    // As it is: what makes a call better makes music worse.
    const audio = { ...(deviceId && { deviceId: { exact: deviceId } }), echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    await this.#begin();
    this.#let();
    this.#stream = stream;
    stream.getAudioTracks()[0].addEventListener('ended', () => { if (this.#stream === stream) { this.#let(); this.dispatchEvent(new Event('lost')); } });
    this.#source = this.#context.createMediaStreamSource(stream);
    this.#source.connect(this.gain);
  }

  /** Uses what an `<audio>` element plays. */
  async play(element) {
    await this.#begin();
    this.#let();
    // An element has one source for ever.
    element.graphed ??= this.#context.createMediaElementSource(element);
    this.#source = element.graphed;
    this.#source.connect(this.gain);
  }

  #let() {
    this.#source?.disconnect();
    this.#source = null;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
  }

  async devices() {
    const all = await navigator.mediaDevices.enumerateDevices();
    return all.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== 'communications');
  }

  loud(factor) { this.gain.gain.value = factor; }

  hear(on) { this.#monitor.gain.value = on ? 1 : 0; }

  /** The highest sample of the last moments in dB of full scale, at least −60. */
  level() {
    if (!this.#analyser) return SILENCE;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let peak = 0;
    for (const sample of this.#samples) peak = Math.max(peak, Math.abs(sample));
    return peak > 0 ? Math.max(SILENCE, 20 * Math.log10(peak)) : SILENCE;
  }

  recorder() { return new MediaRecorder(this.output, { mimeType: recordable(), audioBitsPerSecond: BITS_PER_SECOND }); }

  /** Five seconds, to be heard. */
  test() {
    const recorder = this.recorder();
    const parts = [];
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    return new Promise((done, failed) => {
      recorder.addEventListener('stop', () => done(new Blob(parts, { type: recorder.mimeType })));
      recorder.addEventListener('error', ({ error }) => failed(error));
      recorder.start();
      setTimeout(() => recorder.stop(), TEST);
    });
  }

  close() {
    this.#let();
    this.#context?.close();
    this.#context = null;
  }
}
