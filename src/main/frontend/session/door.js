/** The ways in and out: by a name, by an account, by what the server knows already; and what to do when it knows us no more. */
import { COMES_BACK } from '../connection/connection.js';
import { say } from '../text/words.js';
import * as api from './api.js';

/**
 * @typedef {object} Ways
 * @property {(me: api.Me) => void} come somebody is in
 * @property {(code?: number) => void} stop the connection ends
 * @property {(text: string, icon?: string) => void} tell
 */

export class Door {
  #store;
  #drafts;
  #memory;
  #ways;

  /** @param {{store: import('../state/store.js').Store, drafts: import('../device/drafts.js').Drafts, memory: import('../device/memory.js').Memory}} parts @param {Ways} ways */
  constructor({ store, drafts, memory }, ways) {
    this.#store = store;
    this.#drafts = drafts;
    this.#memory = memory;
    this.#ways = ways;
  }

  get #me() {
    return this.#store.state.me;
  }

  /** @param {string} name */
  async enter(name) {
    const me = await api.enter(name);
    this.#ways.come(me);
    if (me.name !== name) this.#ways.tell(say`Here you are ${me.name}.`, 'user-plus');
  }

  /** @param {string} name @param {string} password */
  async login(name, password) {
    this.#ways.come(await api.login(name, password));
  }

  /** @param {string} name @param {string} password @param {string | null} setup the word of the first administrator */
  async register(name, password, setup) {
    this.#ways.come(await api.register(name, password, setup));
  }

  /** Others see it from the next connection on, which is now. @param {string} name */
  async rename(name) {
    if (!this.#me) return;
    await api.rename(this.#me, name);
    this.#ways.stop(COMES_BACK);
    this.#ways.come(await api.whoAmI());
  }

  /** @param {string} before @param {string} fresh */
  async changePassword(before, fresh) {
    if (this.#me) await api.changePassword(this.#me, before, fresh);
  }

  /** Asks for another name; the guest stays the same, so his messages stay his. */
  changeName() {
    this.#drafts.flush();
    this.#shut(null);
  }

  /** Gives the name back and leaves nothing on this device. */
  async leave() {
    this.#drafts.flush();
    await api.leave(this.#me);
    this.#goOut();
  }

  async leaveEverywhere() {
    if (!this.#me) return;
    this.#drafts.flush();
    await api.leaveEverywhere(this.#me);
    this.#goOut();
  }

  #goOut() {
    this.#memory.forget();
    this.#shut(null);
    this.#learn();
  }

  /** Has the server forget me, on all devices. @param {string} [password] where I have an account */
  async forgetMe(password) {
    if (!this.#me) return;
    await api.forgetMe(this.#me, password);
    this.#ways.stop();
    this.#memory.forget();
    // Nothing of me stays in this page either.
    location.reload();
  }

  /** How people come in here; the gate shows what there is. */
  async #learn() {
    try {
      this.#store.dispatch({ type: 'doors', doors: await api.doors() });
    } catch (problem) {
      console.warn('The server does not say how people come in', problem);
    }
  }

  /** Who is at the door may have signed in elsewhere meanwhile. */
  async lookAgain() {
    try {
      const me = await this.#whoAmI();
      if (me && !me.guest && this.#store.state.phase === 'gate') this.#ways.come(me);
    } catch (problem) {
      console.warn('The server does not answer', problem);
    }
  }

  /** Who am I? The server may not be there yet: then again, until it is. */
  async greet(attempt = 0) {
    try {
      const me = await this.#whoAmI();
      if (me) {
        this.#ways.come(me);
        return;
      }
      await this.#learn();
      this.#store.dispatch({ type: 'shutOut' });
    } catch (problem) {
      console.warn('The server does not answer', problem);
      if (attempt === 1) this.#ways.tell(say`The server does not answer yet. Trying again.`, 'offline');
      setTimeout(() => this.greet(attempt + 1), Math.min(1000 * 2 ** attempt, 15_000));
    }
  }

  /** After a closing that smells of an ended session, or a welcome to somebody else. */
  async check() {
    try {
      const before = this.#me;
      const me = await this.#whoAmI();
      if (me && (me.id === before?.id || (me.guest && (before?.guest ?? true)))) {
        if (!me.guest) this.#store.dispatch({ type: 'known', me });
        return;
      }
      await this.#learn();
      this.#shut(before?.guest ? say`The server does not know you any more. Enter your name again; unsent messages are kept.`
        : say`You are signed out. Sign in again; unsent messages are kept.`);
    } catch (problem) {
      console.warn('The server does not answer', problem);
    }
  }

  /** Returns nothing for who is nobody yet. @returns {Promise<api.Me | null>} */
  async #whoAmI() {
    try {
      const me = await api.whoAmI();
      return me.named === false ? null : me;
    } catch (problem) {
      if (problem instanceof api.ApiProblem && problem.status === 401) return null;
      throw problem;
    }
  }

  /** @param {string | null} why */
  #shut(why) {
    this.#ways.stop();
    this.#store.dispatch({ type: 'shutOut', why });
  }
}
