/** What a message said before it was written anew, for moderators. */
import { html, nothing } from 'lit';
import { fully } from '../text/time.js';
import { phrase, say } from '../text/words.js';
import { Dialog } from './dialog.js';
import { sentenceOf } from './form-dialog.js';

/** @param {string} at */
const moment = at => html`<time datetime=${at}>${fully(at)}</time>`;

export class VersionsDialog extends Dialog {
  static properties = { ...Dialog.properties, chat: { attribute: false }, versions: { state: true }, error: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {{text: string, at: string}[] | null} */
    this.versions = null;
    this.error = '';
  }

  /** @param {{room: string, seq: number}} about */
  async ask({ room, seq }) {
    this.versions = null;
    this.error = '';
    await this.show();
    try {
      this.versions = await this.chat.house.versions(room, seq);
    } catch (problem) {
      this.error = sentenceOf(problem);
    }
  }

  render() {
    return this.frame(say`Edit history`, html`<div class="dialog__body" tabindex="0" role="region" aria-label=${say`Edit history`}>${this.error ? html`<p role="alert">${this.error}</p>` : nothing}
      ${this.versions ? html`<ol class="versions" reversed>${this.versions.toReversed().map(({ text, at }, i) => html`<li><p class="versions__at">${i === 0 ? phrase`Now, since ${moment(at)}` : moment(at)}</p>
        <blockquote class="quote" dir="auto">${text}</blockquote></li>`)}</ol>` : this.error ? nothing : html`<p role="status">${say`Loading`}</p>`}</div>`);
  }
}
customElements.define('versions-dialog', VersionsDialog);
