/** The socket's life: opening, answers, silence, loss, return. */
import { Connection, Refusal } from '../../main/frontend/connection/connection.js';
import { assert, assertEquals, FakeClock, settled, test } from './harness.js';

const WELCOME = { type: 'welcome', connection: 'c', user: { id: 'u', name: 'U' }, ping: 25 };

function setup() {
  const clock = new FakeClock();
  const sockets = [];
  const links = [];
  const frames = [];
  const connection = new Connection({
    address: () => `ws://test/${sockets.length}`, clock, random: () => 1,
    onLink: link => links.push(link), onFrame: frame => frames.push(frame),
    open: url => {
      const socket = { url, sent: [], closed: false, send: text => socket.sent.push(JSON.parse(text)), close: () => { socket.closed = true; } };
      sockets.push(socket);
      return /** @type {any} */ (socket);
    },
  });
  const say = (...what) => sockets.at(-1).onmessage({ data: what.map(one => JSON.stringify(one)).join('\n') });
  const lose = (code = 1006) => sockets.at(-1).onclose({ code });
  connection.start();
  return { clock, sockets, links, frames, connection, say, lose, last: () => sockets.at(-1), status: () => links.at(-1).status };
}

test('the connection is open with the welcome, not before', () => {
  const { status, say, connection } = setup();
  assertEquals([status(), connection.post({ type: 'pong' })], ['connecting', false]);
  say(WELCOME);
  assertEquals([status(), connection.post({ type: 'pong' })], ['open', true]);
});

test('each question gets its own answer, in whatever order they come', async () => {
  const { connection, say, last } = setup();
  say(WELCOME);
  const one = connection.ask({ type: 'history', room: 'a' });
  const two = connection.ask({ type: 'history', room: 'b' });
  const [a, b] = last().sent.map(frame => frame.id);
  say({ type: 'history', re: b, room: 'b', events: [] }, { type: 'history', re: a, room: 'a', events: [] });
  assertEquals([(await one).room, (await two).room], ['a', 'b']);
});

test('an error answers as a refusal with its reason', async () => {
  const { connection, say, last } = setup();
  say(WELCOME);
  const asked = connection.ask({ type: 'send' }).catch(problem => problem);
  say({ type: 'error', re: last().sent[0].id, code: 'rate_limited', message: 'slow down', retry: true, after: 1200 });
  const refusal = await asked;
  assert(refusal instanceof Refusal);
  assertEquals(refusal.problem, { code: 'rate_limited', message: 'slow down', retry: true, after: 1200 });
});

test('a ping is answered', () => {
  const { say, last } = setup();
  say(WELCOME, { type: 'ping', heads: {} });
  assertEquals(last().sent, [{ type: 'pong' }]);
});

test('after a loss it comes back, each time later, and asks for the address anew', async () => {
  const { clock, lose, sockets, status } = setup();
  lose();
  assertEquals(status(), 'waiting');
  await clock.pass(999);
  assertEquals(sockets.length, 1);
  await clock.pass(1);
  assertEquals(sockets.map(socket => socket.url), ['ws://test/0', 'ws://test/1']);
  lose();
  await clock.pass(1999);
  assertEquals(sockets.length, 2);
  await clock.pass(1);
  assertEquals(sockets.length, 3);
});

test('a connection that lasted begins the waits anew; one that broke at once does not', async () => {
  const { clock, lose, say, links } = setup();
  const wait = () => links.at(-1).retryAt - clock.now();
  say(WELCOME);
  lose();
  assertEquals(wait(), 1000);
  await clock.pass(1000);
  say(WELCOME);
  lose();
  assertEquals(wait(), 2000);
  await clock.pass(2000);
  say(WELCOME);
  await clock.pass(15_000);
  lose();
  assertEquals(wait(), 1000);
});

test('a goodbye with a time is respected', () => {
  const { clock, lose, say, links } = setup();
  say(WELCOME, { type: 'bye', code: 4000, retry: true, after: 7000 });
  lose(4000);
  assertEquals(links.at(-1).retryAt - clock.now(), 7000);
});

test('codes from 4500 end it, with the code; trying by hand is possible', async () => {
  const { clock, lose, sockets, links, connection } = setup();
  lose(4504);
  await clock.pass(60_000);
  assertEquals([links.at(-1), sockets.length], [{ status: 'refused', code: 4504 }, 1]);
  connection.tryNow();
  assertEquals(sockets.length, 2);
});

test('silence for two pings and eight seconds is a loss', async () => {
  const { clock, say, status, sockets } = setup();
  say(WELCOME);
  await clock.pass(57_000);
  say({ type: 'ping', heads: {} });
  await clock.pass(57_000);
  assertEquals(status(), 'open');
  await clock.pass(1000);
  assertEquals([status(), sockets[0].closed], ['waiting', true]);
});

test('a handshake that never ends is given up', async () => {
  const { clock, status, sockets } = setup();
  await clock.pass(20_000);
  assertEquals([status(), sockets[0].closed], ['waiting', true]);
});

test('the handshake after a failure may take twice as long', async () => {
  const { clock, status, sockets, lose } = setup();
  lose();
  await clock.pass(20_000);
  assertEquals([status(), sockets.length], ['connecting', 2]);
  await clock.pass(40_000);
  assertEquals(sockets[1].closed, true);
});

test('open questions are refused at a loss, and may be repeated', async () => {
  const { connection, say, lose } = setup();
  say(WELCOME);
  const asked = connection.ask({ type: 'send' }).catch(problem => problem.problem);
  lose();
  const problem = await asked;
  assertEquals([problem.code, problem.retry], ['closed', true]);
  await settled();
});

test('what an old socket still says is not heard', async () => {
  const { clock, sockets, frames, lose } = setup();
  const old = sockets[0];
  const late = old.onmessage;
  lose();
  await clock.pass(1000);
  late({ data: JSON.stringify(WELCOME) });
  assertEquals(frames, []);
});

test('stopped is stopped', async () => {
  const { clock, connection, sockets, status } = setup();
  connection.stop();
  await clock.pass(60_000);
  assertEquals([status(), sockets.length, sockets[0].closed], ['idle', 1, true]);
});
