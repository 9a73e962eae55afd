"""What Klasvenster is compared with: the least that NiceGUI and Socket.IO can do.

An empty page, and a room that everybody joins who opens it. A script, started by servers.py.
"""

import os
from functools import partial

from nicegui import Client, app, core, ui
from starlette.middleware.gzip import GZipMiddleware

EVERYBODY = "everybody"
MESSAGE = "klasvenster"


def empty_page(client: Client) -> None:
    async def join() -> None:
        for socket_id, _ in list(core.sio.manager.get_participants("/", client.id)):
            await core.sio.enter_room(socket_id, EVERYBODY)

    ui.label("Klasvenster")
    client.on_connect(join)


async def emit(count: int) -> dict[str, int]:
    await core.sio.emit(MESSAGE, {"counts": {EVERYBODY: count}}, room=EVERYBODY)
    return {"count": count}


if __name__ == "__main__":
    ui.page("/")(empty_page)
    app.post("/emit")(emit)
    ui.run(
        host="127.0.0.1",
        port=int(os.environ["KLASVENSTER_PORT"]),
        show=False,
        reconnect_timeout=45,  # as main.py: else a busy machine loses viewers
        reload=False,
        show_welcome_message=False,
        gzip_middleware_factory=partial(GZipMiddleware, compresslevel=4),
        ws_per_message_deflate=False,  # compressed as little as main.py does it
    )
