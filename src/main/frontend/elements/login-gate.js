/** The card at the door for who has an account, here or with the server. */
import { html, nothing } from 'lit';
import { GateCard } from './gate-card.js';

export class LoginGate extends GateCard {
  render() {
    const { ways, registration } = this.doors;
    return this.card('Sign in', this.where('with your name and password'), html`<form class="form" novalidate @submit=${this.#submit}>
      ${this.entry('username', 'Name', { autocomplete: 'username', value: this.name })}
      ${this.entry('password', 'Password', { autocomplete: 'current-password', type: 'password' })}
      ${this.submitButton('Sign in')}
    </form>`, registration || ways.length > 1 || ways.includes('container') ? html`${registration ? this.link('register', 'Create an account') : nothing}
      ${ways.includes('container') ? html`<a class="link" href="login?base=${encodeURIComponent(new URL('.', document.baseURI).pathname)}">Use the company’s sign-on</a>` : nothing}
      ${ways.includes('guest') ? this.link('guest', 'Enter as a guest') : nothing}` : nothing);
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const name = this.value('username').trim();
    const password = this.value('password');
    if (name === '') this.wrong('username', 'Enter your name.');
    else if (password === '') this.wrong('password', 'Enter your password.');
    else this.attempt(() => this.chat.login(name, password), () => 'password');
  }
}
customElements.define('login-gate', LoginGate);
