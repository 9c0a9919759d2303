/** A short blip for a message that nobody is looking at; made, not loaded. */

/** @type {AudioContext | null} */
let audio = null;

/** Browsers let a page sound only after the user has touched it. */
export function allowSound() {
  const ready = () => {
    audio ??= new AudioContext();
    if (audio.state === 'suspended') audio.resume().catch(problem => console.warn('No sound', problem));
  };
  for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, ready, { once: true, passive: true });
}

/** Of several open tabs one sounds. @param {string} what names the message */
export function blip(what) {
  if (!audio || audio.state !== 'running') return;
  if (!navigator.locks) play(audio);
  else navigator.locks.request(`parley-blip-${what}`, { ifAvailable: true }, lock => (lock && audio ? play(audio) : undefined));
}

/** @param {AudioContext} context @returns {Promise<void>} after the tone, so that the lock outlives it */
function play(context) {
  const start = context.currentTime;
  const volume = context.createGain();
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.08, start + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
  volume.connect(context.destination);
  for (const [frequency, delay] of [[659, 0], [880, 0.08]]) {
    const tone = context.createOscillator();
    tone.type = 'sine';
    tone.frequency.value = frequency;
    tone.connect(volume);
    tone.start(start + delay);
    tone.stop(start + 0.4);
  }
  return new Promise(resolve => setTimeout(resolve, 1000));
}
