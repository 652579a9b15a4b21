"""What a window may ask, one function each; the engine answers in threads, so that events go on meanwhile."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from briefing.lazy import lazy
from briefing.previewing import Change, Engine, FieldForm, Origin, Refusal
from briefing.serving import answering, asking
from briefing.serving.editors import Editor
from briefing.serving.events import Windows
from briefing.serving.guarding import App
from briefing.serving.pages import files
from briefing.serving.printing import finished
from briefing.serving.searching import MOST, hits_on
from briefing.serving.titles import titled
from briefing.sources import WORKBOOKS
from briefing.values import Value

if TYPE_CHECKING:
    from starlette import applications, responses, routing
    from starlette.requests import Request
    from starlette.responses import Response
else:
    applications, responses, routing = map(
        lazy, ("starlette.applications", "starlette.responses", "starlette.routing")
    )

Answer: TypeAlias = Callable[["Request"], Awaitable["Response"]]


class Place(Value):
    """A line of a file where no value begins."""

    file: str
    line: int
    column: int


class Desk:
    """A folder of briefs that is open in a browser: the engine, the windows, the editor."""

    def __init__(self, engine: Engine, folder: Path, editor: Editor, windows: Windows | None = None) -> None:
        self.engine, self.folder, self.editor = engine, folder, editor
        self.windows = windows or Windows()

    def hear(self, change: Change) -> None:
        """Tell the windows what the engine tells."""
        self.windows.tell("change", {name: getattr(change, name) for name in change.__struct_fields__})

    # ---- what is shown

    def choices(self, request: Request) -> Response:
        return answering.answer({"choices": titled(self.engine.choices(), self.engine.kinds)})

    def shown(self, request: Request) -> Response:
        order = asking.order_of(self.engine, request.query_params)
        return answering.answer(answering.shown(self.engine.show(order)))

    def picture(self, request: Request) -> Response:
        query = request.query_params
        order, number = asking.order_of(self.engine, query), asking.whole(query, "number")
        scale = max(asking.length(query, "scale", asking.SHARPEST), 0.1)
        image = self.engine.page(order, number, scale=scale, earlier=query.get("earlier") == "1")
        return responses.Response(image, media_type="image/png")

    def words(self, request: Request) -> Response:
        order = asking.order_of(self.engine, request.query_params)
        return answering.answer(self.engine.words(order, asking.whole(request.query_params, "number")))

    def search(self, request: Request) -> Response:
        order = asking.order_of(self.engine, request.query_params)
        sought = asking.words(request.query_params, "q")[:200]
        found = [
            hit
            for page in self.engine.show(order).pages
            for hit in hits_on(page.number, self.engine.words(order, page.number), sought)
        ]
        return answering.answer({"hits": found[:MOST], "more": max(len(found) - MOST, 0)})

    def withheld(self, request: Request) -> Response:
        order = asking.order_of(self.engine, request.query_params)
        return answering.answer(self.engine.withheld(order, asking.words(request.query_params, "reader")))

    def published(self, request: Request) -> Response:
        """The file as it would be published, verified, under its name: for the printer."""
        order = asking.order_of(self.engine, request.query_params)
        pdf, name = finished(self.folder, order)
        headers = {
            "content-disposition": f'inline; filename="{name}"',
            "content-security-policy": "frame-ancestors 'none'",  # a reader of PDF brings its own scripts
        }
        return responses.Response(pdf, media_type="application/pdf", headers=headers)

    # ---- where it was written

    def origin(self, request: Request) -> Response:
        query = request.query_params
        order, number = asking.order_of(self.engine, query), asking.whole(query, "number")
        origin = self.engine.origin_at(order, number, asking.length(query, "x"), asking.length(query, "y"))
        form = self.engine.field(origin.file, *origin.start) if origin and self._path(origin) else None
        return answering.answer({"origin": origin, "form": form, **self._opened(origin)})

    def field(self, request: Request) -> Response:
        query = request.query_params
        file, line = asking.words(query, "file"), asking.whole(query, "line")
        asking.author_file(self.folder, file)
        column = asking.whole(query, "column")
        form = self.engine.field(file, line, column)
        place = form or Place(file, line, column)
        return answering.answer({"origin": None, "form": form, "place": place, **self._opened(place)})

    def places(self, request: Request) -> Response:
        query = request.query_params
        order = asking.order_of(self.engine, query)
        found = self.engine.pages_of(order, asking.words(query, "file"), asking.whole(query, "line"))
        return answering.answer(found)

    def _opened(self, place: Origin | FieldForm | Place | None) -> dict[str, str]:
        """How the browser opens a place in the editor, where it is the browser that does."""
        path = self._path(place) if place is not None and self.editor.by_address else None
        return {"address": self.editor.address(path, place.line, place.column) if place and path else ""}

    def _path(self, place: Origin | FieldForm | Place) -> Path | None:
        """The author's file; none for what the program wrote."""
        try:
            return asking.author_file(self.folder, place.file)
        except ValueError:
            return None

    # ---- what changes something

    def correct(self, body: dict[str, Any]) -> Response:
        """Another text for one value; `name` is that of a key beside it which is not written yet."""
        file, text, digest = (asking.words(body, name) for name in ("file", "text", "digest"))
        line, column = asking.whole(body, "line"), asking.whole(body, "column")
        asking.author_file(self.folder, file)
        if not body.get("name"):
            return answering.corrected(self.engine.correct(file, line, column, text, digest))
        form = self.engine.field(file, line, column)
        found = (
            [one for one in (form, *form.beside) if one.missing and one.name == body["name"]] if form else []
        )
        if not found or found[0].digest != digest:
            said = f"{file} has been changed since it was read; nothing was written"
            return answering.corrected(Refusal("changed-meanwhile", said, "read the value again, then save"))
        return answering.corrected(self.engine.fill_in(found[0], text))

    def undo(self, body: dict[str, Any]) -> Response:
        return answering.corrected(self.engine.undo(asking.whole(body, "number", 0)))

    def open(self, body: dict[str, Any]) -> Response:
        """Open a place in an editor that is a command."""
        path = asking.author_file(self.folder, asking.words(body, "file"))
        line, column = asking.whole(body, "line"), asking.whole(body, "column")
        workbook = path.suffix.lower() in WORKBOOKS
        said = self.editor.open_in_its_program(path) if workbook else self.editor.open(path, line, column)
        return answering.answer({"code": "editor", "message": said, "help": ""}, 503 if said else 200)

    def at(self, body: dict[str, Any]) -> Response:
        """An editor tells where it is: the windows go there."""
        file = asking.words(body, "file")
        asking.author_file(self.folder, file)
        self.windows.tell("at", {"file": file, "line": asking.whole(body, "line")})
        return answering.answer({"windows": len(self.windows)})


def application(desk: Desk) -> App:
    """All routes of a desk, without their guard."""
    gets = (
        desk.choices, desk.shown, desk.picture, desk.words, desk.search, desk.withheld, desk.published,
        desk.origin, desk.field, desk.places,
    )  # fmt: skip
    posts = (desk.correct, desk.undo, desk.open, desk.at)
    Route = routing.Route
    found: App = applications.Starlette(
        routes=[
            *(Route(f"/api/{get.__name__}", _got(get), methods=["GET"]) for get in gets),
            *(Route(f"/api/{post.__name__}", _posted(post), methods=["POST"]) for post in posts),
            Route("/api/events", _events(desk.windows), methods=["GET"]),
            Route("/{name}", _file, methods=["GET"]),
            Route("/", _file, methods=["GET"]),
        ]
    )
    return found


def _got(get: Callable[[Request], Response]) -> Answer:
    """A question answered in a thread."""

    async def asked(request: Request) -> Response:
        return await asyncio.to_thread(_safely, partial(get, request))

    return asked


def _posted(post: Callable[[dict[str, Any]], Response]) -> Answer:
    async def asked(request: Request) -> Response:
        try:
            body = json.loads(await request.body())
        except (ValueError, RecursionError):
            body = None
        if not isinstance(body, dict):
            return answering.answer(
                {"code": "question", "message": "an object in JSON is expected", "help": ""}, 400
            )
        return await asyncio.to_thread(_safely, partial(post, body))

    return asked


def _safely(work: Callable[[], Response]) -> Response:
    try:
        return work()
    except Exception as error:
        return answering.failed(error)


def _events(windows: Windows) -> Answer:
    async def listen(request: Request) -> Response:
        return responses.StreamingResponse(windows.listen(), media_type="text/event-stream")

    return listen


async def _file(request: Request) -> Response:
    data, type_ = files().get(request.path_params.get("name", "index.html"), (b"", ""))
    return responses.Response(data, 200 if type_ else 404, media_type=type_ or "text/plain")
