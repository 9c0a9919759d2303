// A chat with rooms as Socket.IO's users write it.
const { createServer } = require('node:http');
const { Server } = require('socket.io');

const server = createServer();
const io = new Server(server, { transports: ['websocket'] });

io.on('connection', (socket) => {
  const { room, name } = socket.handshake.query;
  socket.join(room);
  socket.on('message', (message) => {
    io.to(room).emit('message', {
      type: 'message',
      room,
      id: message.id,
      from: { id: socket.id, name },
      at: new Date().toISOString(),
      text: message.text,
    });
  });
});

server.listen(Number(process.env.PORT), '127.0.0.1');
