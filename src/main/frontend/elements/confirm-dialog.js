/** Asks once more before something that cannot be undone. */
import { html, nothing } from 'lit';
import { say } from '../text/words.js';
import { FormDialog } from './form-dialog.js';

/** @typedef {{title: string, words: string, quote?: string, action: string, run: () => Promise<unknown>, after?: () => void}} Question after: where the focus goes, if not to where it was */

export class ConfirmDialog extends FormDialog {
  static properties = { ...FormDialog.properties, question: { state: true } };

  constructor() {
    super();
    /** @type {Question | null} */
    this.question = null;
  }

  /** @param {Question} question */
  async ask(question) {
    this.question = question;
    await this.show();
    /** @type {HTMLElement | null} */ (this.querySelector('.dialog__foot .button'))?.focus();
  }

  render() {
    const { question } = this;
    if (!question) return nothing;
    return this.frame(question.title, html`<div class="dialog__body">
      ${question.quote ? html`<blockquote class="quote" dir="auto">${question.quote}</blockquote>` : nothing}
      <p>${question.words}</p>${this.trouble()}
    </div>`, html`<button class="button" type="button" @click=${this.close}>${say`Cancel`}</button>
      <button class="button button--danger" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${this.#do}>${question.action}</button>`);
  }

  async #do() {
    const { question } = this;
    if (!question || !await this.attempt(question.run)) return;
    this.close();
    question.after?.();
  }
}
customElements.define('confirm-dialog', ConfirmDialog);
