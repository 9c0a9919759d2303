/** Tells of what is said where nobody looks: by a sound and on the desktop, from one tab of the browser. */
import { tells } from '../state/level.js';
import { partner, roomName } from '../state/room-name.js';
import { unreadIn } from '../state/unread.js';
import { plainly } from '../text/markup.js';

/** As much as a notification shows. */
const LONGEST = 200;

/**
 * @typedef {object} Means
 * @property {import('../state/store.js').Store} store
 * @property {import('../device/settings.js').Settings} settings
 * @property {import('../device/levels.js').Levels} levels
 * @property {import('../device/tabs.js').Tabs} tabs
 * @property {import('../device/alerts.js').Alerts} alerts
 * @property {(what: string) => void} blip
 * @property {import('../state/level.js').Mentions} mentions
 * @property {(room: string) => void} open
 */

export class Herald {
  #means;

  /** @param {Means} means */
  constructor(means) {
    this.#means = means;
    means.store.listen(state => this.#look(state));
  }

  /** A message of somebody else has come that is not on the screen of this tab. @param {any} message */
  async hear(message) {
    const { store, settings, levels, tabs, alerts, blip, mentions, open } = this.#means;
    const { me } = store.state;
    const room = store.state.rooms[message.room];
    if (!me || !room || !tabs.leads || settings.busy) return;
    if (!tells(levels.read(room.id), room, message, me, mentions) || await tabs.looked(room.id)) return;
    if ((store.state.rooms[room.id]?.readSeq ?? 0) >= message.seq) return;
    if (settings.sound) blip(`${room.id}-${message.seq}`);
    if (!settings.alerts) return;
    const text = plainly(message).slice(0, LONGEST);
    alerts.show(room.id, roomName(room, me), partner(room, me) ? text : `${message.from.name}: ${text}`, () => open(room.id));
  }

  /** What is read, here or anywhere, is no news any more. @param {import('../state/reducer.js').State} state */
  #look({ rooms, me, reading }) {
    const { alerts, tabs } = this.#means;
    tabs.look(reading);
    for (const id of alerts.rooms) if (!rooms[id] || unreadIn(rooms[id], me?.id) === 0) alerts.close(id);
  }
}
