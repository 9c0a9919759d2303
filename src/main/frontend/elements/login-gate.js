/** The card at the door for who has an account: here, with the server, or with an OpenID provider. */
import { html, nothing } from 'lit';
import { say } from '../text/words.js';
import { GateCard } from './gate-card.js';

export class LoginGate extends GateCard {
  render() {
    const { ways, registration, provider } = this.doors;
    // No provider shows its login in a frame; who comes back to this one is looked for again.
    const aside = this.chat.place.whole ? nothing : '_blank';
    const passwords = ways.includes('own') || ways.includes('container');
    return this.card(say`Sign in`, this.where(passwords && !provider ? say`with your name and password` : say`to go on`), html`
      ${provider ? html`<a class="button button--wide ${passwords ? '' : 'button--primary'}" href="login/openid" target=${aside}>${say`Sign in with ${provider}`}</a>` : nothing}
      ${provider && passwords ? html`<p class="or" aria-hidden="true">${say`or`}</p>` : nothing}
      ${passwords ? html`<form class="form" novalidate @submit=${this.#submit}>
      ${this.entry('username', say`Name`, { autocomplete: 'username', value: this.name })}
      ${this.entry('password', say`Password`, { autocomplete: 'current-password', type: 'password' })}
      ${this.submitButton(say`Sign in`)}
    </form>` : nothing}`, registration || ways.includes('guest') || ways.includes('container') ? html`${registration ? this.link('register', say`Create an account`) : nothing}
      ${ways.includes('container') ? html`<a class="link" href="login?base=${encodeURIComponent(new URL('.', document.baseURI).pathname)}" target=${aside}>${say`Use the company’s sign-on`}</a>` : nothing}
      ${ways.includes('guest') ? this.link('guest', say`Enter as a guest`) : nothing}` : nothing);
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const name = this.value('username').trim();
    const password = this.value('password');
    if (name === '') this.wrong('username', say`Enter your name.`);
    else if (password === '') this.wrong('password', say`Enter your password.`);
    else this.attempt(() => this.chat.door.login(name, password), () => 'password');
  }
}
customElements.define('login-gate', LoginGate);
