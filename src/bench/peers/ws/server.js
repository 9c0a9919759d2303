// A chat with rooms as ws's users write it: encode once, send to each.
const { randomUUID } = require('node:crypto');
const { WebSocketServer, WebSocket } = require('ws');

const rooms = new Map();
const server = new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1' });

server.on('connection', (socket, request) => {
  const url = new URL(request.url, 'http://localhost');
  const room = url.pathname.split('/').pop();
  const from = { id: randomUUID(), name: url.searchParams.get('name') };
  if (!rooms.has(room)) {
    rooms.set(room, new Set());
  }
  const members = rooms.get(room);
  members.add(socket);

  socket.on('message', (data) => {
    const { id, text } = JSON.parse(data);
    const message = JSON.stringify({ type: 'message', room, id, from, at: new Date().toISOString(), text });
    for (const member of members) {
      if (member.readyState === WebSocket.OPEN) {
        member.send(message);
      }
    }
  });

  socket.on('close', () => {
    members.delete(socket);
    if (members.size === 0) {
      rooms.delete(room);
    }
  });
});
