/** The frames that both sides are tested with: the page understands all of the server's, and sends none that is not among the client's. */
import { soundFrame } from '../../main/frontend/connection/frames.js';
import { assert, assertEquals, test } from './harness.js';
import { after, start } from './samples.js';

const FRAMES = '/src/test/resources/protocol/v1';
/** What this page sends; the rest of the protocol is for other clients. */
const SENT = ['join', 'leave', 'send', 'edit', 'delete', 'react', 'pin', 'read', 'status', 'typing', 'history', 'pong'];
/** What this page must understand. */
const READ = ['welcome', 'joined', 'message', 'member', 'room', 'edited', 'deleted', 'reaction', 'pinned', 'presence', 'receipt', 'typing', 'gone', 'history', 'members', 'ok', 'error', 'ping', 'bye'];

/** @param {string} file @returns {Promise<any[]>} */
async function golden(file) {
  const response = await fetch(`${FRAMES}/${file}`);
  assertEquals(response.status, 200, file);
  return (await response.text()).split('\n').filter(line => line.trim() !== '').map(line => JSON.parse(line));
}

test('every golden frame of the server is understood or ignored, and none breaks the state', async () => {
  const frames = await golden('server-frames.jsonl');
  const sound = frames.map(soundFrame);
  sound.forEach((frame, i) => assert(frame || !READ.includes(frames[i].type), `refused: ${JSON.stringify(frames[i])}`));
  const state = after(start(), ...sound.filter(Boolean));
  assert(state.rooms.lobby);
});

test('every frame that this page reads is among the golden frames of the server', async () => {
  const types = new Set((await golden('server-frames.jsonl')).map(frame => frame.type));
  assertEquals(READ.filter(type => !types.has(type)), []);
});

test('every frame that this page sends is among the golden frames of the client', async () => {
  const types = new Set((await golden('client-frames.jsonl')).map(frame => frame.type));
  assertEquals(SENT.filter(type => !types.has(type)), []);
});
