/** A test runner of a page's length: `test` with a sentence, assertions, a clock whose hands one turns. */

/** @type {{name: string, body: () => unknown}[]} */
const tests = [];

/** @param {string} name a sentence that says what holds @param {() => unknown} body */
export const test = (name, body) => tests.push({ name, body });

/** Results go to `window.results`; `window.done` says that all have run. */
export async function run() {
  const results = [];
  Object.assign(window, { results, done: false });
  for (const { name, body } of tests) {
    let error = null;
    try {
      await body();
    } catch (problem) {
      error = String(problem?.stack ?? problem);
    }
    results.push({ name, error });
    show(name, error);
  }
  document.title = `${results.filter(one => one.error).length} of ${results.length} failed`;
  Object.assign(window, { done: true });
}

/** @param {string} name @param {string | null} error */
function show(name, error) {
  const item = document.createElement('li');
  item.textContent = error ? `✗ ${name}: ${error}` : `✓ ${name}`;
  document.querySelector('#results')?.append(item);
}

/** @param {unknown} condition @param {string} [message] */
export function assert(condition, message = 'expected to hold') {
  if (!condition) throw new Error(message);
}

/** Compares by content. @param {unknown} actual @param {unknown} expected @param {string} [message] */
export function assertEquals(actual, expected, message = '') {
  const [a, b] = [plain(actual), plain(expected)];
  if (a !== b) throw new Error(`${message}\n  expected ${b}\n  but was  ${a}`);
}

/** JSON with the keys in order, so that the order of making does not count. @param {unknown} value @returns {string | undefined} */
const plain = value => JSON.stringify(value, (_, inner) => (inner && typeof inner === 'object' && !Array.isArray(inner)
  ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));

export class FakeClock {
  time = 0;
  /** @type {{at: number, run: () => void}[]} */
  timers = [];

  now = () => this.time;

  /** @param {number} ms @param {() => void} run */
  after = (ms, run) => {
    const timer = { at: this.time + ms, run };
    this.timers.push(timer);
    return () => { this.timers = this.timers.filter(one => one !== timer); };
  };

  /** Turns the hands; what is due runs in its order. @param {number} ms */
  async pass(ms) {
    const end = this.time + ms;
    for (;;) {
      const [next] = this.timers.filter(one => one.at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.time = next.at;
      this.timers = this.timers.filter(one => one !== next);
      next.run();
      await settled();
    }
    this.time = end;
    await settled();
  }
}

/** Promises that are ready have run. */
export const settled = () => new Promise(resolve => setTimeout(resolve));

/** Waits for what the browser does in its own time. @param {() => unknown} condition */
export async function until(condition) {
  for (let i = 0; !await condition(); i++) {
    if (i > 400) throw new Error(`never so: ${condition}`);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** A storage of the browser's kind that forgets. @returns {Storage} */
export function fakeArea() {
  const kept = new Map();
  return /** @type {any} */ ({
    get length() { return kept.size; },
    key: (/** @type {number} */ i) => [...kept.keys()][i] ?? null,
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
    removeItem: (/** @type {string} */ key) => kept.delete(key),
  });
}

/** All orders of a list. @template T @param {T[]} list @returns {T[][]} */
export const orders = list => (list.length < 2 ? [list]
  : list.flatMap((one, i) => orders([...list.slice(0, i), ...list.slice(i + 1)]).map(rest => [one, ...rest])));
