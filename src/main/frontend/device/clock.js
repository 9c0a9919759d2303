/** Time as the page uses it, in one place so that tests can turn the hands. */

export const clock = {
  now: () => Date.now(),

  /** @param {number} ms @param {() => void} run @returns {() => void} cancels */
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
