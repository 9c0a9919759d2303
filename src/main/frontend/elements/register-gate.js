/** The card at the door for who wants an account; also for the first administrator, who has a word from the server's log. */
import { html } from 'lit';
import { say } from '../text/words.js';
import { GateCard } from './gate-card.js';

export class RegisterGate extends GateCard {
  static properties = { ...GateCard.properties, first: { state: true } };

  constructor() {
    super();
    /** Whether this is to be the first administrator. */
    this.first = false;
  }

  render() {
    return this.card(say`Create an account`, this.where(say`Your name is yours, on every device.`), html`<form class="form" novalidate @submit=${this.#submit}>
      ${this.entry('username', say`Your name`, { autocomplete: 'username', value: this.name, help: say`You sign in with it, and others see it.`, most: 64 })}
      ${this.entry('password', say`Password`, { autocomplete: 'new-password', type: 'password', help: say`8 characters or more. A sentence is fine.` })}
      ${this.first ? this.entry('setup', say`Setup word`, { autocomplete: 'off', help: say`It stands in the server’s log since its last start.` })
        : html`<button class="link link--small" type="button" @click=${() => { this.first = true; }}>${say`I set up this server`}</button>`}
      ${this.submitButton(say`Create the account`)}
    </form>`, html`<span>${say`You have an account?`}</span>${this.link('login', say`Sign in`)}`);
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const name = this.value('username').trim();
    const password = this.value('password');
    if (name === '') this.wrong('username', say`Enter the name that others will see.`);
    else if ([...password].length < 8) this.wrong('password', say`A password needs at least 8 characters.`);
    else this.attempt(() => this.chat.door.register(name, password, this.first ? this.value('setup').trim() : null), code => this.#fieldOf(code));
  }

  /** @param {string} [code] */
  #fieldOf(code) {
    if (code === 'conflict' || code === 'bad_name') return 'username';
    return code === 'forbidden' && this.first ? 'setup' : 'password';
  }
}
customElements.define('register-gate', RegisterGate);
