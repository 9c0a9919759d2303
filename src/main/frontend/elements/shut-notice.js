/** What stands in place of a room that one is not in any more: what happened, and what can be done. */
import { html, nothing } from 'lit';
import { phrase, say } from '../text/words.js';
import { icon, roomIcon } from './light.js';

/**
 * @typedef {import('../state/room.js').Room} Room
 * @typedef {{icon: string, title: string, words: unknown, again: string | null}} Notice
 */

/** @param {Room} room @returns {Notice} */
function notice({ shut, kind }) {
  const by = shut?.by && shut.by.id !== 'parley' ? html`<b><bdi>${shut.by.name}</bdi></b>` : say`A moderator`;
  const open = kind === 'public' || kind === 'read_only';
  switch (shut?.why) {
    case 'kicked': return { icon: 'user-minus', title: say`You were removed from this room`, words: html`${phrase`${by} removed you.`} ${open ? say`The room is open: you may come in again.` : say`You can come back when somebody invites you.`}`, again: open ? say`Come in again` : null };
    case 'banned': return { icon: 'user-minus', title: say`You are banned from this room`, words: phrase`${by} banned you. You can come in again when a moderator lifts that.`, again: say`Try again` };
    case 'left': return { icon: 'leave', title: say`You left this room`, words: open ? say`The room is open: you may come in again.` : say`You can come back when somebody invites you.`, again: open ? say`Come in again` : null };
    case 'closed': return { icon: 'lock', title: say`This room is private now`, words: phrase`${by} made it private, and you are not a member.`, again: null };
    case 'gone': return { icon: 'trash', title: say`This room is not there any more`, words: say`It was deleted, with all that was said in it.`, again: null };
    case 'not_found': return { icon: roomIcon(kind), title: say`There is no such room`, words: say`It may have been deleted, or it is private and you are not a member.`, again: say`Try again` };
    default: return { icon: 'lock', title: say`This room is not open to you`, words: shut?.text ? capital(shut.text) : '', again: say`Try again` };
  }
}

/** @param {string} text */
const capital = text => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');

/** @param {Room} room @param {{id: string} | null} me @param {import('../session/chat.js').Chat} chat */
export function shutNotice(room, me, chat) {
  const told = notice(room);
  return html`<div class="room__log" role="region" aria-label=${say`Why this room is not open`} tabindex="0"><div class="log"><div class="empty"><span class="empty__mark">${icon(told.icon)}</span>
    <h2>${told.title}</h2><p role="status">${told.words}</p>
    <div class="empty__actions">${told.again ? html`<button class="button button--primary" type="button" @click=${() => chat.comeBack(room.id)}>${told.again}</button>` : nothing}
      ${chat.place.whole ? html`<button class="button" type="button" @click=${() => chat.leaveRoom(room.id)}>${say`Remove from my rooms`}</button>` : nothing}</div></div></div></div>`;
}
