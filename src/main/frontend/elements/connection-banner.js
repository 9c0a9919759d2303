/** Says that the connection is gone, what becomes of what one writes, and when it is tried again. */
import { html, nothing } from 'lit';
import { explain } from '../connection/policy.js';
import { say } from '../text/words.js';
import { icon, Light } from './light.js';

/** A short loss heals before anybody needs to hear of it. */
const PATIENCE = 1500;

export class ConnectionBanner extends Light {
  static properties = { chat: { attribute: false }, link: { attribute: false }, shown: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../connection/connection.js').Link} */
    this.link = { status: 'idle' };
    this.shown = false;
    /** @type {ReturnType<typeof setInterval> | undefined} */ this.ticking = undefined;
    this.since = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('link')) return;
    const fine = this.link.status === 'open' || this.link.status === 'idle';
    if (fine) this.#stop();
    else if (!this.ticking) {
      this.since = Date.now();
      this.ticking = setInterval(() => this.#tick(), 500);
    }
    if (this.link.status === 'refused') this.shown = true;
  }

  render() {
    // Always there: who listens hears of what comes into it, not of what comes with it.
    return html`<div role="status">${this.shown ? this.#banner() : nothing}</div>`;
  }

  #banner() {
    return this.link.status === 'refused' ? this.#refused(explain(this.link.code ?? 0)) : html`<div class="banner">${icon('offline')}
      <p class="banner__text"><span><b>${say`No connection.`}</b> ${say`What you write is kept and sent later.`}</span> <span class="banner__when" aria-hidden="true">${this.#when()}</span></p>
      <button class="button button--small" type="button" @click=${() => this.chat.tryNow()}>${say`Try now`}</button></div>`;
  }

  /** @param {ReturnType<typeof explain>} why */
  #refused({ title, text, action }) {
    const [words, run] = {
      reload: /** @type {const} */ ([say`Reload`, () => location.reload()]),
      again: /** @type {const} */ ([say`Try again`, () => this.chat.tryNow()]),
      rooms: /** @type {const} */ ([say`Go to the lobby`, () => { this.chat.leaveRoom(this.chat.state.current); this.chat.tryNow(); }]),
    }[action];
    return html`<div class="banner banner--refused">${icon('alert')}<p class="banner__text"><b>${title}</b> ${text}</p>
      <button class="button button--small" type="button" @click=${run}>${words}</button></div>`;
  }

  #when() {
    const left = Math.ceil(((this.link.retryAt ?? 0) - Date.now()) / 1000);
    return this.link.status === 'waiting' && left > 0 ? say`Trying again in ${left} s.` : say`Trying again.`;
  }

  #tick() {
    if (Date.now() - this.since >= PATIENCE) this.shown = true;
    this.requestUpdate();
  }

  #stop() {
    clearInterval(this.ticking);
    this.ticking = undefined;
    this.shown = false;
  }
}
customElements.define('connection-banner', ConnectionBanner);
