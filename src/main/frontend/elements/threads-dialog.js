/** The threads that I follow, in all rooms: the newest answers first. */
import { html, nothing } from 'lit';
import { plainly } from '../text/markup.js';
import { briefly } from '../text/time.js';
import { counted, say } from '../text/words.js';
import { FormDialog } from './form-dialog.js';
import { icon } from './light.js';

export class ThreadsDialog extends FormDialog {
  static properties = { ...FormDialog.properties, threads: { state: true } };

  constructor() {
    super();
    /** @type {import('../state/threads.js').Followed[] | null} */
    this.threads = null;
  }

  async ask() {
    this.threads = null;
    await this.show();
    await this.attempt(async () => { this.threads = await this.chat.threads.followed(); });
  }

  render() {
    const { threads } = this;
    return this.frame(say`Threads`, html`<div class="dialog__body" role="region" tabindex="0" aria-label=${say`Threads that you follow`}>
      ${threads?.length ? html`<ul class="follows">${threads.map(one => this.#row(one))}</ul>` : nothing}
      ${threads?.length === 0 ? html`<p>${say`You follow no threads yet. Answer a message in its thread, and it stands here.`}</p>` : nothing}
      ${this.trouble()}</div>`);
  }

  /** @param {import('../state/threads.js').Followed} followed */
  #row({ root, unread }) {
    const name = this.chat.state.rooms[root.room]?.name ?? this.chat.state.listed?.find(one => one.id === root.room)?.name ?? root.room;
    return html`<li><button class="follow" type="button" @click=${() => this.#open(root)}>
      <span class="follow__where">${icon('thread', 'icon--small')}<bdi>${name}</bdi></span><time datetime=${root.replies?.last ?? root.at}>${briefly(root.replies?.last ?? root.at)}</time>
      <span class="follow__what" dir="auto"><b><bdi>${root.from.name}</bdi></b> ${root.deleted ? say`This message was deleted` : plainly(root)}</span>
      ${unread > 0 ? html`<span class="count count--mention">${unread}<span class="hidden-text"> ${say`new`}</span></span>` : html`<span class="follow__count">${root.replies?.count ?? 0}<span class="hidden-text"> ${counted(root.replies?.count ?? 0, 'reply', 'replies')}</span></span>`}</button></li>`;
  }

  /** @param {any} root */
  #open(root) {
    this.close();
    this.chat.openThread(root.room, root.seq);
  }
}
customElements.define('threads-dialog', ThreadsDialog);
