/** The sheet of keys. */
import { html } from 'lit';
import { Dialog } from './dialog.js';

const KEYS = [
  ['Enter', 'Send'], ['Shift Enter', 'New line'], ['↑', 'Edit your last message, where the field is empty'], ['Ctrl B', 'Bold'], ['Ctrl I', 'Italic'], ['Ctrl E', 'Code'], ['Ctrl K', 'Jump to a room or a person'], ['Ctrl Shift F', 'Search messages'], ['Alt ↑ ↓', 'Previous or next room'],
  ['Alt Shift ↑ ↓', 'Previous or next unread room'], ['↑ ↓ Home End', 'Among messages, when one has the focus'], ['← →', 'What can be pressed in that message'], ['Enter', 'What can be done with that message'], ['Escape', 'Back to writing'],
  [':na', 'Complete an emoji'], ['?', 'This sheet'],
];

export class ShortcutsDialog extends Dialog {
  render() {
    return this.frame('Keyboard shortcuts', html`<div class="dialog__body" tabindex="0" role="region" aria-label="Keyboard shortcuts"><dl class="keys">${KEYS.map(([keys, words]) =>
      html`<div class="keys__row"><dt>${words}</dt><dd>${keys.split(' ').map(key => html`<kbd class="key">${key}</kbd>`)}</dd></div>`)}</dl></div>`);
  }
}
customElements.define('shortcuts-dialog', ShortcutsDialog);
