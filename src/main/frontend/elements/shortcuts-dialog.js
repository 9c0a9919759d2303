/** The sheet of keys. */
import { html } from 'lit';
import { say } from '../text/words.js';
import { Dialog } from './dialog.js';

const KEYS = [
  ['Enter', say`Send`], ['Shift Enter', say`New line`], ['↑', say`Edit your last message, where the field is empty`], ['Ctrl B', say`Bold`], ['Ctrl I', say`Italic`], ['Ctrl E', say`Code`], ['Ctrl K', say`Jump to a room or a person`], ['Ctrl Shift F', say`Search messages`], ['Alt ↑ ↓', say`Previous or next room`],
  ['Alt Shift ↑ ↓', say`Previous or next unread room`], ['↑ ↓ Home End', say`Among messages, when one has the focus`], ['← →', say`What can be pressed in that message`], ['Enter', say`What can be done with that message`], ['Escape', say`Back to writing`],
  [':na', say`Complete an emoji`], ['?', say`This sheet`],
];

/** As they are printed on keyboards. @type {Record<string, string>} */
const NAMES = { Ctrl: say`Ctrl`, Shift: say`Shift`, Home: say`Home`, End: say`End`, Escape: say`Escape` };

export class ShortcutsDialog extends Dialog {
  render() {
    return this.frame(say`Keyboard shortcuts`, html`<div class="dialog__body" tabindex="0" role="region" aria-label=${say`Keyboard shortcuts`}><dl class="keys">${KEYS.map(([keys, words]) =>
      html`<div class="keys__row"><dt>${words}</dt><dd>${keys.split(' ').map(key => html`<kbd class="key">${NAMES[key] ?? key}</kbd>`)}</dd></div>`)}</dl></div>`);
  }
}
customElements.define('shortcuts-dialog', ShortcutsDialog);
