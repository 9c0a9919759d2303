/** The card at the door: a guest chooses his name. */
import { html, nothing } from 'lit';
import { GateCard } from './gate-card.js';
import { icon } from './light.js';

export class NameGate extends GateCard {
  render() {
    return this.card('Enter as a guest', this.where('Rooms for everybody here, right in the browser.'), html`<form class="form" novalidate @submit=${this.#submit}>
      ${this.entry('name', 'Your name', { autocomplete: 'nickname', value: this.name, hint: 'How others see you', most: 64 })}
      <p class="note">${icon('eye', 'icon--small')}<span>Others see this name and that you are a guest. No account, no password.</span></p>
      ${this.submitButton('Enter')}
    </form>`, this.doors.ways.some(way => way === 'own' || way === 'container' || way === 'oidc') ? html`<span>You have an account?</span>${this.link('login', 'Sign in')}` : nothing);
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const name = this.value('name').trim();
    if (name === '') this.wrong('name', 'Enter the name that others will see.');
    else this.attempt(() => this.chat.enter(name), () => 'name');
  }
}
customElements.define('name-gate', NameGate);
