// A chat with rooms as Bun's documentation has it: subscribe and publish.
const server = Bun.serve({
  port: Number(process.env.PORT),
  hostname: '127.0.0.1',
  fetch(request, server) {
    const url = new URL(request.url);
    const room = url.pathname.split('/').pop();
    const from = { id: crypto.randomUUID(), name: url.searchParams.get('name') };
    return server.upgrade(request, { data: { room, from } }) ? undefined : new Response('a socket, please', { status: 400 });
  },
  websocket: {
    open(socket) {
      socket.subscribe(socket.data.room);
    },
    message(socket, data) {
      const { id, text } = JSON.parse(data);
      const { room, from } = socket.data;
      server.publish(room, JSON.stringify({ type: 'message', room, id, from, at: new Date().toISOString(), text }));
    },
    close(socket) {
      socket.unsubscribe(socket.data.room);
    },
  },
});
