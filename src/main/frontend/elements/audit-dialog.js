/** Who did what to others and to rooms, for administrators: the newest first, further back by a button. */
import { html, nothing } from 'lit';
import { FormDialog } from './form-dialog.js';

/** How an entry reads. @type {Record<string, string>} */
const WORDS = {
  joined: 'made a member', left: 'took a membership from', kicked: 'sent out', banned: 'banned', unbanned: 'lifted the ban of', role: 'gave a role to', muted: 'muted',
  unmuted: 'unmuted', room: 'changed the room', room_deleted: 'deleted the room', message_deleted: 'deleted a message of', person_deleted: 'deleted',
};

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

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
    return this.frame('What was done', html`<div class="dialog__body" tabindex="0" role="region" aria-label="What was done">
      ${this.entries.length ? html`<ol class="audits">${this.entries.map(entry => html`<li class="audit">
        <span><b><bdi>${entry.by.name}</bdi></b> ${WORDS[entry.action] ?? entry.action}${entry.target ? html` <b><bdi>${entry.target.name}</bdi></b>` : nothing}
          ${entry.detail ? html`<span class="audit__detail">(${entry.detail})</span>` : nothing}</span>
        <span class="audit__where">${entry.room ? html`<bdi>${entry.room}</bdi>, ` : nothing}<time datetime=${entry.at}>${when.format(new Date(entry.at))}</time></span></li>`)}</ol>`
        : this.more ? nothing : html`<p>Nothing yet.</p>`}
      ${this.trouble()}
    </div>`, this.more && this.entries.length ? html`<button class="button" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${this.#load}>Show older ones</button>` : nothing);
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
