"""Any address of ours can be gone to: a link's token may hold any letters that an address can."""

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize("to", ["/welcome", "/invite/a__b", "/invite/ab_", "/invite/__", "/review?text=1#finding-2"])
def test_an_address_with_any_token_is_gone_to(to: str) -> None:
    def page(to: str) -> None:
        from checklist.ui.go import go

        go(to)

    shown = AppTest.from_function(page, args=(to,)).run()
    assert not shown.exception
