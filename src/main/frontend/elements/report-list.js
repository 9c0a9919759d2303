/** What people have reported in a room, for its moderators. */
import { html, nothing } from 'lit';
import { ApiProblem } from '../session/api.js';
import { timeOf } from '../text/time.js';
import { say } from '../text/words.js';
import { sentenceOf } from './form-dialog.js';
import { Light } from './light.js';

/** @typedef {import('../session/house.js').Report} Report */

export class ReportList extends Light {
  static properties = { chat: { attribute: false }, room: { attribute: false }, reports: { state: true }, error: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../state/room.js').Room} */
    this.room = /** @type {any} */ (null);
    /** Null where none can be had. @type {Report[] | null} */
    this.reports = null;
    this.error = '';
  }

  firstUpdated() {
    this.#load();
  }

  render() {
    const { reports } = this;
    if (reports === null) return nothing;
    return html`<section class="part"><h3>${say`Reports`}</h3>
      ${reports.length === 0 ? html`<p>${say`Nobody has reported anything.`}</p>` : html`<ul class="reports">${reports.map(report => this.#one(report))}</ul>`}
      ${this.error ? html`<p class="entry__error" role="alert">${this.error}</p>` : nothing}</section>`;
  }

  /** @param {Report} report */
  #one(report) {
    const { message } = report;
    return html`<li class="report"><p><b><bdi>${report.by.name}</bdi></b> <time datetime=${report.at}>${timeOf(report.at)}</time></p><p dir="auto">${report.reason}</p>
      ${message ? html`<blockquote class="quote"><b><bdi>${message.from.name}</bdi></b>: <span dir="auto">${message.deleted ? say`This message was deleted` : message.text}</span></blockquote>` : nothing}
      <div class="acts__row">${message && !message.deleted ? html`<button class="button button--small" type="button" @click=${() => this.#remove(report)}>${say`Delete message`}</button>` : nothing}
        <button class="button button--small" type="button" @click=${() => this.#settle(report)}>${say`Done`}</button></div></li>`;
  }

  async #load() {
    try {
      this.reports = await this.chat.house.reports(this.room.id);
    } catch (problem) {
      if (!(problem instanceof ApiProblem && problem.status === 404)) console.warn('No reports', problem);
    }
  }

  /** @param {Report} report */
  #remove(report) {
    this.#do(async () => {
      await this.chat.messages.remove(this.room.id, report.seq);
      await this.chat.house.settle(this.room.id, report.id);
    });
  }

  /** @param {Report} report */
  #settle(report) {
    this.#do(() => this.chat.house.settle(this.room.id, report.id));
  }

  /** @param {() => Promise<unknown>} work */
  async #do(work) {
    this.error = '';
    try {
      await work();
      await this.#load();
    } catch (problem) {
      this.error = sentenceOf(problem);
    }
  }
}
customElements.define('report-list', ReportList);
