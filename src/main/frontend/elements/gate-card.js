/** What the cards at the door share: a form that is busy or wrong, a password that can be shown, the way to the other cards. */
import { html, nothing } from 'lit';
import { ApiProblem } from '../session/api.js';
import { phrase, say } from '../text/words.js';
import { icon, Light, tool } from './light.js';

export class GateCard extends Light {
  static properties = {
    chat: { attribute: false }, doors: { attribute: false }, room: {}, why: {}, name: {}, error: { state: true }, bad: { state: true }, busy: { state: true },
    shown: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** How people come in here. @type {import('../session/api.js').Doors} */
    this.doors = { ways: [], registration: false };
    this.room = '';
    this.why = '';
    /** The one he had. */
    this.name = '';
    this.error = '';
    /** The field that the error is about. */
    this.bad = '';
    this.busy = false;
    /** Whether passwords can be read. */
    this.shown = false;
  }

  firstUpdated() {
    const fields = [...this.querySelectorAll('input')];
    const first = (this.name && fields.find(field => field.value === '')) || fields[0];
    first?.focus();
    first?.select();
  }

  /** @param {string} title @param {unknown} note @param {unknown} form @param {unknown} foot */
  card(title, note, form, foot) {
    return html`<main class="gate"><section class="card" aria-labelledby="gate-title">
      <header class="card__head"><span class="brand__mark">${icon('mark')}</span><h1 id="gate-title">${title}</h1><p>${note}</p></header>
      ${this.why ? html`<p class="note" role="status">${icon('alert', 'icon--small')}<span>${this.why}</span></p>` : nothing}
      ${form}
      ${foot === nothing ? nothing : html`<footer class="card__foot">${foot}</footer>`}
    </section></main>`;
  }

  /** Where one is about to go. @param {string} otherwise */
  where(otherwise) {
    return this.room ? phrase`You are about to enter ${html`<b><bdi>${this.room}</bdi></b>`}.` : otherwise;
  }

  /**
   * @param {string} id @param {string} label
   * @param {{type?: string, autocomplete: string, value?: string, help?: string, hint?: string, most?: number}} of
   */
  entry(id, label, of) {
    const wrong = this.bad === id;
    const password = of.type === 'password';
    return html`<div class="entry ${wrong ? 'entry--bad' : ''}"><div class="entry__top"><label for=${id}>${label}</label></div>
      <div class="field"><input id=${id} name=${id} type=${password && !this.shown ? 'password' : 'text'} autocomplete=${of.autocomplete} maxlength=${of.most ?? 128}
        .value=${of.value ?? ''} placeholder=${of.hint ?? nothing} required dir=${password ? nothing : 'auto'} autocapitalize=${of.autocomplete === 'username' ? 'none' : nothing}
        spellcheck="false" aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${wrong || of.help ? `${id}-note` : nothing} @input=${this.#forgive}>
        ${password ? tool(this.shown ? say`Hide password` : say`Show password`, 'eye', () => { this.shown = !this.shown; }) : nothing}</div>
      ${wrong ? html`<p class="entry__error" id="${id}-note" role="alert">${icon('alert', 'icon--small')}<span>${this.error}</span></p>`
        : of.help ? html`<p class="entry__help" id="${id}-note">${of.help}</p>` : nothing}</div>`;
  }

  /** @param {string} words */
  submitButton(words) {
    return html`<button class="button button--primary button--wide" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>${words}</button>`;
  }

  /** A way to another card. @param {'guest' | 'login' | 'register'} card @param {string} words */
  link(card, words) {
    return html`<button class="link" type="button" @click=${() => this.dispatchEvent(new CustomEvent('card', { bubbles: true, detail: card }))}>${words}</button>`;
  }

  /** @param {string} id */
  value(id) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`#${id}`)).value;
  }

  /** Does what the form is for, once at a time; what is wrong stands at its field. @param {() => Promise<void>} work @param {(code?: string) => string} fieldOf */
  async attempt(work, fieldOf) {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) console.warn('Could not enter', problem);
      const code = problem instanceof ApiProblem ? problem.code : undefined;
      this.wrong(fieldOf(code), problem instanceof ApiProblem ? sentence(problem.message) : say`The server does not answer. Try again in a moment.`);
    } finally {
      this.busy = false;
    }
  }

  /** @param {string} id @param {string} error */
  async wrong(id, error) {
    this.bad = id;
    this.error = error;
    await this.updateComplete;
    /** @type {HTMLInputElement | null} */ (this.querySelector(`#${id}`))?.focus();
  }

  #forgive() {
    this.bad = '';
    this.error = '';
  }
}

/** @param {string} text */
const sentence = text => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
