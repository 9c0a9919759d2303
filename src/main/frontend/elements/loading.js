/** The page before the server has said who we are: bones where things will be, shown after a moment. */
import { html, nothing } from 'lit';
import { say } from '../text/words.js';
import { icon } from './light.js';

const row = (/** @type {string} */ width) => html`<li><span class="row"><span class="row__mark"><span class="bone bone--dot"></span></span><span class="bone ${width}"></span></span></li>`;

const other = (/** @type {string} */ bubble) => html`<li class="msg msg--first"><span class="bone bone--round avatar"></span>
  <div class="msg__body"><p class="msg__meta"><span class="bone w-2"></span></p><span class="bone bone--bubble ${bubble}"></span></div></li>`;

const own = (/** @type {string} */ bubble) => html`<li class="msg msg--first msg--own"><div class="msg__body"><span class="bone bone--bubble ${bubble}"></span></div></li>`;

const person = (/** @type {string} */ width) => html`<li class="person"><span class="bone bone--round avatar"></span><span class="person__name"><span class="bone ${width}"></span></span></li>`;

/** Bones of a message list. */
export const messageBones = () => html`<ol class="log bones" aria-hidden="true">${other('w-4')}${other('w-5 bone--tall')}${own('w-4')}${other('w-5')}${own('w-3')}${other('w-4 bone--tall')}</ol>`;

export const roomBones = () => html`<ul class="bones" aria-hidden="true">${['w-2', 'w-1', 'w-2', 'w-2', 'w-1', 'w-2'].map(row)}</ul>`;

/** @param {string} room @param {boolean} whole whether there is a list of rooms */
export const loadingShell = (room, whole) => html`<div class="app" data-view="room" data-panel="loading" data-list=${whole ? 'shown' : 'none'}>
  ${whole ? html`<aside class="side" aria-label=${say`Rooms`} aria-busy="true">
    <header class="side__head"><div class="brand"><span class="brand__mark">${icon('mark')}</span><span class="brand__name">Parley</span></div></header>
    <div class="side__lists"><section class="group"><div class="group__head"><span class="group__name">${say`Rooms`}</span></div>${roomBones()}</section></div>
  </aside>` : nothing}
  <main class="room" aria-busy="true">
    <header class="room__head"><div class="room__title"><h1 class="room__name">${icon('hash', 'icon--small')}<span><bdi>${room}</bdi></span></h1></div></header>
    <div class="room__log"><p class="hidden-text" role="status">${say`Loading messages`}</p>${messageBones()}</div>
  </main>
  <aside class="panel" aria-label=${say`Members`} aria-busy="true"><header class="panel__head"><h2 class="panel__title">${say`Members`}</h2></header>
    <div class="panel__body"><ul class="bones" aria-hidden="true">${['w-2', 'w-1', 'w-2', 'w-2'].map(person)}</ul></div></aside>
</div>`;
