/** The card at the door: a guest chooses his name. */
import { html, nothing } from 'lit';
import { say } from '../text/words.js';
import { GateCard } from './gate-card.js';
import { icon } from './light.js';

export class NameGate extends GateCard {
  render() {
    return this.card(say`Enter as a guest`, this.where(say`Rooms for everybody here, right in the browser.`), html`<form class="form" novalidate @submit=${this.#submit}>
      ${this.entry('name', say`Your name`, { autocomplete: 'nickname', value: this.name, hint: say`How others see you`, most: 64 })}
      <p class="note">${icon('eye', 'icon--small')}<span>${say`Others see this name and that you are a guest. No account, no password.`}</span></p>
      ${this.submitButton(say`Enter`)}
    </form>`, this.doors.ways.some(way => way === 'own' || way === 'container' || way === 'oidc') ? html`<span>${say`You have an account?`}</span>${this.link('login', say`Sign in`)}` : nothing);
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const name = this.value('name').trim();
    if (name === '') this.wrong('name', say`Enter the name that others will see.`);
    else this.attempt(() => this.chat.door.enter(name), () => 'name');
  }
}
customElements.define('name-gate', NameGate);
