/** Who did what to others and to rooms, for administrators: the newest first, further back by a button. */
import { html, nothing } from 'lit';
import { locale, phrase, say } from '../text/words.js';
import { FormDialog } from './form-dialog.js';

/** How an entry reads: who did it, to whom. @type {Record<string, (by: unknown, of: unknown) => unknown[]>} */
const WORDS = {
  joined: (by, of) => phrase`${by} made ${of} a member`,
  left: (by, of) => phrase`${by} ended the membership of ${of}`,
  kicked: (by, of) => phrase`${by} sent ${of} out`,
  banned: (by, of) => phrase`${by} banned ${of}`,
  unbanned: (by, of) => phrase`${by} lifted the ban of ${of}`,
  role: (by, of) => phrase`${by} gave a role to ${of}`,
  muted: (by, of) => phrase`${by} muted ${of}`,
  unmuted: (by, of) => phrase`${by} unmuted ${of}`,
  room: by => phrase`${by} changed the room`,
  room_deleted: by => phrase`${by} deleted the room`,
  message_deleted: (by, of) => phrase`${by} deleted a message of ${of}`,
  person_deleted: (by, of) => phrase`${by} deleted ${of}`,
};

/** @param {{name: string}} who */
const named = who => html`<b><bdi>${who.name}</bdi></b>`;

/** @param {import('../session/api.js').Audit} entry */
const told = ({ by, target, action }) => WORDS[action]?.(named(by), target ? named(target) : nothing) ?? html`${named(by)} ${action}${target ? html` ${named(target)}` : nothing}`;

const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

export class AuditDialog extends FormDialog {
  static properties = { ...FormDialog.properties, entries: { state: true }, more: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/api.js').Audit[]} */
    this.entries = [];
    this.more = true;
  }

  async ask() {
    this.entries = [];
    this.more = true;
    await this.show();
    await this.#load();
  }

  render() {
    return this.frame(say`What was done`, html`<div class="dialog__body" role="region" tabindex="0" aria-label=${say`What was done`}>
      ${this.entries.length ? html`<ol class="audits">${this.entries.map(entry => html`<li class="audit">
        <span>${told(entry)}
          ${entry.detail ? html`<span class="audit__detail">(${entry.detail})</span>` : nothing}</span>
        <span class="audit__where">${entry.room ? html`<bdi>${entry.room}</bdi>, ` : nothing}<time datetime=${entry.at}>${when.format(new Date(entry.at))}</time></span></li>`)}</ol>`
        : this.more ? nothing : html`<p>${say`Nothing yet.`}</p>`}
      ${this.trouble()}
    </div>`, this.more && this.entries.length ? html`<button class="button" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${this.#load}>${say`Show older ones`}</button>` : nothing);
  }

  async #load() {
    await this.attempt(async () => {
      const page = await this.chat.audits(this.entries.at(-1)?.id);
      this.entries = [...this.entries, ...page];
      this.more = page.length > 0;
    });
  }
}
customElements.define('audit-dialog', AuditDialog);
