"""The shapes of answers, as pydantic models: the contract between the server, the pages and other programs."""
