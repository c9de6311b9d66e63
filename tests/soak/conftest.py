"""Long loads run only when they are asked for: ``pytest -m soak tests/soak``."""

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skips soak tests in a run that did not ask for them."""
    if "soak" not in str(config.getoption("-m")):
        for item in items:
            if item.get_closest_marker("soak"):
                item.add_marker(pytest.mark.skip(reason="a long load: pytest -m soak"))
