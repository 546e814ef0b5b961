"""Errors as answers: always `{"error": {"what", "advice"}}`, never a place in the program.

Takes the errors of dateline, of FastAPI and of Starlette; gives JSON with a status. What nobody foresaw is logged and told
as a failure of the server.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dateline.errors import DatelineError, StoreError
from dateline.serve.problems import NotModified, Problem

log = logging.getLogger("dateline.serve")
_SAID = {
    401: ("You are not signed in", "Open the address that dateline serve printed, or send a token."),
    403: ("This is not allowed", ""),
    404: ("There is nothing at this address", "See /api/openapi.json for what can be asked."),
    405: ("This address does not take such a request", "See /api/openapi.json for what can be asked."),
    413: ("The request is too large", "Send less at once."),
}


def problem_answer(problem: Problem) -> Response:
    """A problem as JSON."""
    headers = {"WWW-Authenticate": "Bearer"} if problem.status == 401 else None
    return JSONResponse(
        {"error": {"what": problem.what, "advice": problem.advice}}, status_code=problem.status, headers=headers
    )


def add_to(app: FastAPI) -> None:
    """Let the application answer its errors so."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(NotModified, _not_modified)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(DatelineError, _ours)
    app.add_exception_handler(Exception, _unforeseen)


def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return problem_answer(error)


def _not_modified(request: Request, error: Exception) -> Response:
    return Response(status_code=304)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return problem_answer(Problem(422, *_told(error.errors())))


def _told(errors: Sequence[Any]) -> tuple[str, str]:
    """The first of the errors in a line; where it is, and what was wanted."""
    first = errors[0] if errors else {}
    where = [str(part) for part in first.get("loc", ()) if part not in ("query", "path", "body", "header")]
    message = str(first.get("msg", "")).removeprefix("Value error, ").removeprefix("Assertion failed, ")
    name = ".".join(where)
    return (f"{name}: {message}" if name else message or "The request cannot be read"), "Correct it and ask again."


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    what, advice = _SAID.get(error.status_code, (str(error.detail), ""))
    answer = problem_answer(Problem(error.status_code, what, advice))
    answer.headers.update(error.headers or {})
    return answer


def _ours(request: Request, error: Exception) -> Response:
    """An error of dateline: what was asked makes no sense, unless the database itself failed."""
    assert isinstance(error, DatelineError)
    if isinstance(error, StoreError) and error.__cause__ is not None:
        log.error("%s %s: %s", request.method, request.url.path, error)
        return problem_answer(
            Problem(500, "The store cannot be used just now", "Try again; else see the server's output.")
        )
    return problem_answer(Problem(400, error.what, error.advice))


def _unforeseen(request: Request, error: Exception) -> Response:
    """Starlette raises the error again after this answer, so the server's log has it whole."""
    return problem_answer(Problem(500, "The server failed", "Try again; if it stays, look at the server's output."))
