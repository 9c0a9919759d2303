/** Tells the moderators of a message. */
import { html, nothing } from 'lit';
import { ApiProblem } from '../session/api.js';
import { say } from '../text/words.js';
import { FormDialog } from './form-dialog.js';

const MOST = 500;

export class ReportDialog extends FormDialog {
  static properties = { ...FormDialog.properties, message: { state: true } };

  constructor() {
    super();
    /** @type {import('../connection/protocol.js').RoomEvent | null} */
    this.message = null;
  }

  /** @param {import('../connection/protocol.js').RoomEvent} message */
  async ask(message) {
    this.message = message;
    await this.show();
    this.querySelector('textarea')?.focus();
  }

  render() {
    const { message } = this;
    if (!message) return nothing;
    return this.frame(say`Report message`, html`<form class="dialog__body" id="report-form" novalidate @submit=${this.#submit}>
      <blockquote class="quote" dir="auto">${message.text}</blockquote>
      <div class="entry"><div class="entry__top"><label for="report-reason">${say`What is wrong with it`}</label></div>
        <div class="field"><textarea id="report-reason" rows="3" maxlength=${MOST} dir="auto" aria-invalid=${this.error ? 'true' : 'false'} aria-describedby="report-note report-trouble"></textarea></div>
        <p class="entry__help" id="report-note">${say`The moderators of this room see it, with your name.`}</p></div>
      <div id="report-trouble">${this.trouble()}</div>
    </form>`, html`<button class="button" type="button" @click=${this.close}>${say`Cancel`}</button>
      <button class="button button--primary" type="submit" form="report-form" aria-disabled=${this.busy ? 'true' : 'false'}>${say`Report`}</button>`);
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const { message, chat } = this;
    const reason = /** @type {HTMLTextAreaElement} */ (this.querySelector('#report-reason')).value.trim();
    if (!message) return;
    if (reason === '') {
      this.error = say`Say in a few words what is wrong.`;
      this.querySelector('textarea')?.focus();
      return;
    }
    if (!await this.attempt(() => chat.house.report(message.room, message.seq, reason))) return;
    this.close();
    chat.tell(say`The moderators were told.`, 'flag');
  }

  /** @param {unknown} problem */
  refused(problem) {
    if (problem instanceof ApiProblem && problem.status === 404) {
      this.chat.reports = false;
      this.error = say`This server takes no reports, or the message is gone.`;
    } else super.refused(problem);
  }
}
customElements.define('report-dialog', ReportDialog);
