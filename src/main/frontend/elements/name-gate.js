/** The card at the door: a guest chooses his name. */
import { html, nothing } from 'lit';
import { ApiProblem } from '../session/api.js';
import { icon, Light } from './light.js';

export class NameGate extends Light {
  static properties = { chat: { attribute: false }, room: {}, why: {}, name: {}, error: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat | null} */
    this.chat = null;
    this.room = '';
    this.why = '';
    /** The one he had. */
    this.name = '';
    this.error = '';
    this.busy = false;
  }

  firstUpdated() {
    this.#field().select();
  }

  render() {
    return html`<main class="gate"><section class="card" aria-labelledby="gate-title">
      <header class="card__head"><span class="brand__mark">${icon('mark')}</span><h1 id="gate-title">Enter as a guest</h1>
        <p>${this.room ? html`You are about to enter <b><bdi>${this.room}</bdi></b>.` : 'Rooms for everybody here, right in the browser.'}</p></header>
      ${this.why ? html`<p class="note" role="status">${icon('alert', 'icon--small')}<span>${this.why}</span></p>` : nothing}
      <form class="form" novalidate @submit=${this.#submit}>
        <div class="entry ${this.error ? 'entry--bad' : ''}"><div class="entry__top"><label for="name">Your name</label></div>
          <div class="field"><input id="name" name="name" autocomplete="nickname" maxlength="64" placeholder="How others see you" required .value=${this.name} dir="auto"
            aria-invalid=${this.error ? 'true' : 'false'} aria-describedby=${this.error ? 'name-error' : nothing} @input=${() => { this.error = ''; }}></div>
          ${this.error ? html`<p class="entry__error" id="name-error" role="alert">${icon('alert', 'icon--small')}<span>${this.error}</span></p>` : nothing}</div>
        <p class="note">${icon('eye', 'icon--small')}<span>Others see this name and that you are a guest. No account, no password.</span></p>
        <button class="button button--primary button--wide" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>Enter</button>
      </form>
    </section></main>`;
  }

  #field() {
    return /** @type {HTMLInputElement} */ (this.querySelector('#name'));
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const name = this.#field().value.trim();
    if (name === '') return this.#wrong('Enter the name that others will see.');
    this.busy = true;
    try {
      await this.chat?.enter(name);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) console.warn('Could not enter', problem);
      this.#wrong(problem instanceof ApiProblem ? problem.message : 'The server does not answer. Try again in a moment.');
    } finally {
      this.busy = false;
    }
  }

  /** @param {string} error */
  #wrong(error) {
    this.error = error;
    this.#field().focus();
  }
}
customElements.define('name-gate', NameGate);
