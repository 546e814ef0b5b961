"""Error messages say what, where and what to do."""

import pytest

from dateline.errors import ConfigError, DataError, DatelineError, InputError


@pytest.mark.parametrize("kind", [InputError, ConfigError, DataError])
def test_message(kind):
    error = kind("The file is empty.", where="report.txt", advice="Leave it out.")
    assert isinstance(error, DatelineError)
    assert str(error) == "The file is empty (report.txt). Leave it out."


def test_message_without_place_or_advice():
    assert str(InputError("The file is empty")) == "The file is empty."
