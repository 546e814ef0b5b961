"""Whatever is sent: no failure of the server, and every answer as the API's description says."""

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from serve_site import fill, running, visiting

from dateline.store import open_store

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


EXAMPLES = settings(
    max_examples=5, derandomize=True, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def test_the_server_does_as_its_description_says(tmp_path):
    name = str(tmp_path / "store.sqlite")
    with open_store(name) as store:
        fill(store.database)
    with running(name) as (served, address), visiting(served, address) as browser:
        schema = schemathesis.openapi.from_dict(served.inner.openapi())
        schema.config.update(base_url=address)
        with requests.Session() as session:
            session.cookies.update(dict(browser.cookies))
            session.headers["X-Dateline"] = "1"
            # Coding runs a model: it is tried by itself.
            for found in schema.exclude(path="/api/code").get_all_operations():
                check(found.ok(), session)


def check(operation, session):
    """Send what fits the description of an operation, and what does not."""

    @EXAMPLES
    @given(case=st.one_of(operation.as_strategy(), operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)))
    def sent(case):
        case.validate_response(case.call(session=session), checks=CHECKS)

    sent()
