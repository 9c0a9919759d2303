/** Reading the wire: several objects a frame, and nothing broken gets in. */
import { readFrames, soundFrame } from '../../main/frontend/connection/frames.js';
import { isRoomId, newCid, slug } from '../../main/frontend/connection/protocol.js';
import { assert, assertEquals, test } from './harness.js';
import { after, joined, message, messages, start } from './samples.js';

const types = data => readFrames(data).map(frame => frame.type);

test('several objects in one text frame are split at the line ends', () => {
  assertEquals(types('{"type":"ping"}\n{"type":"ok","re":1}\n'), ['ping', 'ok']);
});

test('a line end inside a text is no end of a frame', () => {
  assertEquals(readFrames(JSON.stringify(message(1, { text: 'a\nb' }))).map(frame => frame.text), ['a\nb']);
});

test('what is no frame of ours is dropped, what stands beside it is not', () => {
  for (const bad of ['nonsense', '[]', 'null', '3', '"x"', '{}', '{"type":3}', '{"type":"unheard"}', '{"type":"__proto__"}', '{"type":"constructor"}', '{"type":"toString"}',
    '{"type":"message","room":"lobby"}', '{"type":"message","room":"lobby","seq":-1,"text":"x","at":"y","from":{"id":"a","name":"b"}}',
    '{"type":"message","room":"lobby","seq":1.5,"text":"x","at":"y","from":{"id":"a","name":"b"}}',
    '{"type":"joined","room":{"id":"lobby"}}', '{"type":"typing","room":"lobby"}', '{"type":"member","room":"lobby","change":"joined"}',
    '{"type":"member","room":"lobby","seq":3,"change":"kicked","user":{"id":"a","name":"b"},"at":"y"}', '{"type":"member","room":"lobby","seq":0,"change":"left","user":{"id":"a","name":"b"},"by":{"id":"a","name":"b"},"at":"y"}',
    '{"type":"room","room":"lobby","seq":3,"changed":["name"],"by":{"id":"a","name":"b"},"at":"y"}', '{"type":"room","room":"lobby","seq":3,"info":{"id":"lobby","name":"x","kind":"public"},"by":{"id":"a","name":"b"},"at":"y"}',
    '{"type":"deleted","room":"lobby","seq":3,"from":{"id":"a","name":"b"},"at":"y"}']) {
    assertEquals(types(`${bad}\n{"type":"ping"}`), ['ping'], bad);
  }
});

test('binary data is no frame', () => {
  assertEquals(readFrames(new ArrayBuffer(3)), []);
});

test('broken items in a list are dropped one by one', () => {
  const [frame] = readFrames(JSON.stringify(joined([message(1), null, { type: 'message', seq: 2 }, { seq: 3 }, { type: '__proto__', seq: 4 }], { members: [null, { id: 'x' }, { id: 'y', name: 'Y' }] })));
  assertEquals(frame.events.map(event => event.seq), [1, 4]);
  assertEquals(frame.members, [{ id: 'y', name: 'Y', status: 'online' }]);
});

test('hostile but well-formed frames leave the state whole', () => {
  const state = after(start(), joined(messages(1, 3)));
  const lines = ['{"type":"ping","heads":{"lobby":"x","toString":3,"__proto__":9}}', '{"type":"ping","heads":[1]}', '{"type":"ping","heads":null}', '{"type":"welcome","user":{"id":"a","name":"b"},"limits":{"text":"x"}}',
    '{"type":"member","room":"lobby","change":"exploded","user":{"id":"a","name":"b"}}', '{"type":"presence","room":"lobby","user":{"id":"u-bob","name":"Bob"},"status":"<b>"}', '{"type":"bye","after":"soon"}', '{"type":"error","code":"x"}'];
  const next = after(state, ...lines.flatMap(line => readFrames(line)));
  assertEquals(next.rooms.lobby.events, state.rooms.lobby.events);
  assertEquals(next.limits.text, 10_000);
});

test('room ids follow their grammar', () => {
  for (const good of ['lobby', 'a', '0', 'a.b_c-d', 'a'.repeat(64)]) assert(isRoomId(good), good);
  for (const bad of ['', 'Lobby', '../../api/x', '.a', '-a', 'a b', 'a/b', 'ä', 'a'.repeat(65), null, 3]) assert(!isRoomId(bad), String(bad));
});

test('what people type becomes a room id', () => {
  assertEquals(['Crème brûlée!', '  Team 7 ', '--x--', '🎉', 'ÄÖÜ / ß', 'a'.repeat(80)].map(slug), ['creme-brulee', 'team-7', 'x', '', 'aou', 'a'.repeat(64)]);
  for (const text of ['Crème brûlée!', '../../etc', 'A__b..c']) assert(isRoomId(slug(text)), text);
});

test('command ids are ULIDs: 26 signs, unique, in order of time', () => {
  const ids = Array.from({ length: 1000 }, () => newCid());
  assert(ids.every(id => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id)));
  assertEquals(new Set(ids).size, 1000);
  assert(newCid(1_000) < newCid(2_000));
});

test('a text that is none and a colour that there is not are left out', () => {
  const word = { type: 'presence', room: 'lobby', user: { id: 'u-1', name: 'A' }, status: 'online' };
  for (const [text, hue] of [[1, '3'], [null, -1], [{}, 8], [[], 1.5], [true, null]]) assertEquals(soundFrame({ ...word, text, hue }), word);
  const members = [{ id: 'u-1', name: 'A', status: 'away', text: 'hi', hue: 7 }, { id: 'u-2', name: 'B', text: 2, hue: 9 }];
  assertEquals(soundFrame({ type: 'members', room: 'lobby', members }).members, [members[0], { id: 'u-2', name: 'B', status: 'online' }]);
});
