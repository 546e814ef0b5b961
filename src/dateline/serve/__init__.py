"""serve: the explorer. A FastAPI application over one store, and the pages that a browser shows of it.

Takes the name of a store; gives an application for an ASGI server (`app.py`) and a server for it (`running.py`).
Nothing outside this folder imports it but `dateline serve` and `dateline tokens`.
"""
