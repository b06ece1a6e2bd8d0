"""The server keeps what the contract says, whatever is asked: the short run of `make fuzz`."""

import pytest

from fuzz.running import fuzz

pytestmark = pytest.mark.contract


def test_nothing_that_is_asked_breaks_the_contract() -> None:
    result = fuzz(seconds=100)
    assert result.passed, f"seed {result.seed}\n{result.log}"
    assert result.cases > 1000
