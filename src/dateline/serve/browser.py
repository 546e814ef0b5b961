"""The pages: the built front end, and the page on which one signs in.

Takes paths of the browser; gives files of `pages/`, which are listed once when the server starts, so that a path never leads
anywhere else. Views need a person; without one, the answer is the page on which to sign in.
"""

from __future__ import annotations

import html
import mimetypes
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from dateline.serve.gate import Gate, set_cookie
from dateline.serve.people import from_ours
from dateline.serve.problems import Problem
from dateline.serve.security import HEADERS, SIGN_IN_POLICY

FOLDER = Path(__file__).parent / "pages"
VIEWS = ("timeline", "map", "parties", "events", "reports", "labels", "review", "about")
_POLICY = "Content-Security-Policy"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}


def router_of(folder: Path) -> APIRouter:
    """The routes of the pages that lie in a folder."""
    files = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}
    router = APIRouter(include_in_schema=False)

    def view(request: Request, token: str | None = None) -> Response:
        """A view, which the front end draws; with a token, sign in and come again without it."""
        gate: Gate = request.app.state.gate
        if token is not None:
            return _signed_in(request, token[:500])
        if gate.person(request) is None:
            return _sign_in_page(request, 401)
        if "index.html" not in files:
            return HTMLResponse(_NOT_BUILT, headers={_POLICY: HEADERS[_POLICY]})
        return FileResponse(files["index.html"], media_type="text/html")

    def view_of(request: Request, name: str, token: str | None = None) -> Response:
        """A file of the front end by its name, or a view."""
        if name in files and name != "index.html":
            return _file(files[name])
        if name.partition("/")[0] not in VIEWS:
            raise Problem(404, "There is no such page", "Begin at /.")
        return view(request, token)

    router.add_api_route("/", view, methods=["GET"], response_model=None)
    router.add_api_route("/sign-in", sign_in, methods=["POST"], response_model=None)
    router.add_api_route("/sign-out", sign_out, methods=["POST"], response_model=None)
    router.add_api_route("/{name:path}", view_of, methods=["GET"], response_model=None)
    return router


async def _token(request: Request) -> str:
    """The field of the form on which one signs in."""
    fields = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=10)
    return fields.get("token", [""])[0].strip()[:500]


def sign_in(request: Request, token: Annotated[str, Depends(_token)]) -> Response:
    """What the page on which one signs in sends."""
    return _signed_in(request, token)


def sign_out(request: Request) -> Response:
    """End the session."""
    from_ours(request)
    gate: Gate = request.app.state.gate
    gate.sign_out(request)
    answer = Response(status_code=204)
    set_cookie(request, answer, "")
    return answer


def _signed_in(request: Request, token: str) -> Response:
    gate: Gate = request.app.state.gate
    cookie = gate.sign_in(request, token)
    if cookie is None:
        if gate.person(request) is not None:  # the address with its token was opened again
            return RedirectResponse(request.url.path, 303)
        return _sign_in_page(request, 401, wrong=True)
    answer = RedirectResponse("/" if request.method == "POST" else request.url.path, 303)
    set_cookie(request, answer, cookie)
    return answer


def _file(path: Path) -> Response:
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    # Names of built files have a digest of what is in them.
    return FileResponse(path, media_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"})


def _sign_in_page(request: Request, status: int, *, wrong: bool = False) -> Response:
    """Without script: a field for a token, and a way back for one who came from another site with a session."""
    told = "This token is not known, or was used already." if wrong else "Open the address that dateline serve printed."
    path = html.escape(request.url.path if request.method == "GET" else "/", quote=True)
    page = _SIGN_IN.format(told=told, path=path)
    return HTMLResponse(page, status, headers={_POLICY: SIGN_IN_POLICY, "Cache-Control": "no-store"})


_SIGN_IN = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>Sign in · dateline</title></head>
<body><main><h1>dateline</h1>
<p>{told}</p>
<form method="post" action="/sign-in"><p><label>Token<br>
<input name="token" type="password" size="50" autocomplete="current-password" required></label></p>
<p><button>Sign in</button></p></form>
<p>Signed in already? <a href="{path}">Open the page again</a>.</p>
</main></body>
</html>
"""
_NOT_BUILT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>dateline</title></head>
<body><main><h1>dateline</h1><p>The pages of the explorer were not built. In a checkout, run: make web</p>
<p>The data are there: <a href="/api/about">/api/about</a>.</p></main></body>
</html>
"""
