/** Holds the one state, changes it by the reducer alone, and tells who wants to know. */
import { initial, reduce } from './reducer.js';

/**
 * @typedef {import('./reducer.js').State} State
 * @typedef {import('./reducer.js').Action} Action
 */

export class Store {
  #state;
  /** @type {Set<(state: State, before: State) => void>} */
  #listeners = new Set();

  /** @param {State} [state] */
  constructor(state = initial) {
    this.#state = state;
  }

  get state() {
    return this.#state;
  }

  /** @param {Action} action */
  dispatch(action) {
    const before = this.#state;
    this.#state = reduce(before, action);
    if (this.#state === before) return;
    for (const listener of this.#listeners) listener(this.#state, before);
  }

  /** @param {(state: State, before: State) => void} listener @returns {() => void} stops listening */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
