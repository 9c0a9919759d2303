/** People, frames and states that several tests begin with. */
import { initial, reduce } from '../../main/frontend/state/reducer.js';

export const ada = { id: 'u-ada', name: 'Ada', guest: true };
export const bob = { id: 'u-bob', name: 'Bob', guest: true };

/** @param {number} seq @param {object} [more] */
export const message = (seq, more = {}) => ({ type: 'message', room: 'lobby', seq, mid: `m${seq}`, from: bob,
  at: new Date(Date.UTC(2026, 10, 20, 10, 0, seq)).toISOString(), text: `text ${seq}`, ...more });

/** @param {number} from @param {number} to */
export const messages = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => message(from + i));

/** @param {any[]} events @param {object} [more] */
export const joined = (events, more = {}) => ({ type: 'joined', room: { id: 'lobby', name: 'lobby', kind: 'public', life: 'lasting' },
  epoch: 'e1', head: events.at(-1)?.seq ?? 0, recovered: false, events, members: [{ ...ada, status: 'online' }, { ...bob, status: 'online' }], ...more });

export const AT = '2026-11-20T10:00:00.000Z';

/** @param {any} state @param {any[]} frames */
export const after = (state, ...frames) => frames.reduce((now, frame) => reduce(now, { type: 'frame', frame, at: AT }), state);

/** @param {any} state @param {any[]} actions */
export const acting = (state, ...actions) => actions.reduce(reduce, state);

/** Ada, connected, with the lobby held but not yet answered. */
export const start = () => acting(initial, { type: 'entered', me: ada }, { type: 'opened', room: 'lobby', mark: null },
  { type: 'link', link: { status: 'open' } });

/** What a reader sees of a room. @param {any} state */
export const seen = state => {
  const { events, have, head, epoch, pending, ahead } = state.rooms.lobby;
  return { seqs: events.map((/** @type {any} */ event) => event.seq), texts: events.map((/** @type {any} */ event) => event.text), have, head, epoch, pending, ahead };
};
