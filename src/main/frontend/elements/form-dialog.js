/** A dialog that asks the server for something: busy meanwhile, and where the server refuses, that stands in it. */
import { html, nothing } from 'lit';
import { Refusal } from '../connection/connection.js';
import { ApiProblem } from '../session/api.js';
import { say } from '../text/words.js';
import { Dialog } from './dialog.js';
import { icon } from './light.js';

export class FormDialog extends Dialog {
  static properties = { ...Dialog.properties, chat: { attribute: false }, room: { attribute: false }, me: { attribute: false }, busy: { state: true }, error: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** The open one. @type {import('../state/room.js').Room | undefined} */
    this.room = undefined;
    /** @type {import('../session/api.js').Me | null} */
    this.me = null;
    this.busy = false;
    this.error = '';
  }

  async show() {
    this.error = '';
    await super.show();
  }

  /** One try at a time. @param {() => Promise<unknown>} work @returns {Promise<boolean>} whether it was done */
  async attempt(work) {
    if (this.busy) return false;
    this.busy = true;
    this.error = '';
    try {
      await work();
      return true;
    } catch (problem) {
      this.refused(problem);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** @param {unknown} problem */
  refused(problem) {
    this.error = sentenceOf(problem);
  }

  /** What went wrong, if anything. */
  trouble() {
    return this.error ? html`<p class="entry__error" role="alert">${icon('alert', 'icon--small')}<span>${this.error}</span></p>` : nothing;
  }
}

/** What to say of what went wrong. @param {unknown} problem */
export function sentenceOf(problem) {
  if (problem instanceof ApiProblem || (problem instanceof Refusal && problem.problem.code !== 'closed' && problem.problem.code !== 'timeout')) {
    const text = problem.message;
    return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
  }
  console.warn('Could not be done', problem);
  return say`The server does not answer. Try again in a moment.`;
}

/** Opens one of the page's dialogs, which stand beside the columns. @param {EventTarget} from @param {string} name @param {unknown} [about] */
export const openDialog = (from, name, about) => from.dispatchEvent(new CustomEvent('dialog', { bubbles: true, detail: { name, about } }));
