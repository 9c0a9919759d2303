"""A chat with rooms as FastAPI's documentation has it: a connection manager that awaits each send."""

import json
import os
import uuid
from collections import defaultdict
from datetime import datetime, timezone

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()


class ConnectionManager:
    def __init__(self):
        self.rooms: dict[str, list[WebSocket]] = defaultdict(list)

    async def connect(self, room: str, websocket: WebSocket):
        await websocket.accept()
        self.rooms[room].append(websocket)

    def disconnect(self, room: str, websocket: WebSocket):
        self.rooms[room].remove(websocket)

    async def broadcast(self, room: str, message: str):
        for connection in list(self.rooms[room]):
            await connection.send_text(message)


manager = ConnectionManager()


@app.websocket("/chat/{room}")
async def chat(websocket: WebSocket, room: str, name: str):
    await manager.connect(room, websocket)
    sender = {"id": str(uuid.uuid4()), "name": name}
    try:
        while True:
            data = json.loads(await websocket.receive_text())
            at = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
            message = {"type": "message", "room": room, "id": data["id"], "from": sender, "at": at, "text": data["text"]}
            await manager.broadcast(room, json.dumps(message))
    except WebSocketDisconnect:
        manager.disconnect(room, websocket)


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning", ws_ping_interval=20)
