/** What happened, in words. */
import { roomName } from '../../main/frontend/state/room-name.js';
import { sentence, span } from '../../main/frontend/text/sentences.js';
import { assertEquals, test } from './harness.js';
import { ada, bob } from './samples.js';

const cara = { id: 'u-cara', name: 'Cara' };
const AT = '2026-11-20T10:00:00.000Z';
const words = (event, me = 'u-nobody') => sentence({ at: AT, by: cara, ...event }, me).map(part => (typeof part === 'string' ? part : part.name)).join('');
const member = (change, more = {}) => words({ type: 'member', change, user: bob, ...more });
const room = (changed, info = {}) => words({ type: 'room', changed, info });

test('what becomes of people is said with who did it', () => {
  assertEquals([member('joined', { role: 'member' }), member('joined', { role: 'moderator' }), member('role', { role: 'moderator' }), member('kicked'), member('banned'), member('unbanned'), member('unmuted'), member('muted')],
    ['Cara added Bob', 'Cara added Bob as a moderator', 'Cara made Bob a moderator', 'Cara removed Bob', 'Cara banned Bob', 'Cara lifted the ban on Bob', 'Cara let Bob speak again', 'Cara muted Bob']);
});

test('what people do themselves, or the server for them, names nobody else', () => {
  assertEquals([member('joined', { by: bob, role: 'member' }), member('left', { by: bob }), member('role', { by: { id: 'parley', name: 'Parley' }, role: 'owner' })],
    ['Bob became a member', 'Bob is no longer a member', 'Bob is an owner now']);
});

test('I am you', () => {
  assertEquals([words({ type: 'member', change: 'role', user: ada, role: 'owner' }, ada.id), words({ type: 'member', change: 'kicked', user: bob, by: ada }, ada.id), words({ type: 'member', change: 'left', user: ada, by: ada }, ada.id)],
    ['Cara made you an owner', 'You removed Bob', 'You are no longer a member']);
});

test('what changes of a room is one sentence', () => {
  assertEquals([room(['created']), room(['name'], { name: 'Tea' }), room(['name', 'topic', 'slow'], { name: 'Tea', topic: 'Leaves', slow: 60 }), room(['topic']), room(['archived'], { archived: true }), room(['slow']), room(['kind'], { kind: 'private' }), room(['new'])],
    ['Cara made this room', 'Cara renamed the room to Tea', 'Cara renamed the room to Tea, changed the topic to Leaves and slowed the room down to one message in 1 minute', 'Cara removed the topic', 'Cara archived the room', 'Cara lifted the slow mode', 'Cara made the room private', 'Cara changed the room']);
});

test('spans are said in their largest unit', () => {
  assertEquals([span(1), span(30), span(60), span(90), span(7200)], ['1 second', '30 seconds', '1 minute', '90 seconds', '2 hours']);
});

test('a direct room is called by the others in it', () => {
  const direct = { kind: 'direct', name: 'Ada, Bob, Cara' };
  assertEquals([roomName(direct, ada), roomName({ ...direct, members: [ada, cara, bob] }, ada), roomName({ kind: 'public', name: 'Ada, Bob' }, ada), roomName({ kind: 'direct', name: 'Ada' }, ada)],
    ['Bob, Cara', 'Bob, Cara', 'Ada, Bob', 'Ada']);
});
