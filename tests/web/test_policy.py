from checklist.web import policy


def test_streamlits_pages_run_no_inline_script_but_its_own() -> None:
    scripts = next(part for part in policy.streamlit("http://ward:8501").split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert scripts.count("'sha256-") >= 1


def test_the_socket_is_named_for_browsers_that_do_not_count_it_as_self() -> None:
    assert "connect-src 'self' ws://ward:8501;" in policy.streamlit("http://ward:8501")
    assert "connect-src 'self' wss://ward.example;" in policy.streamlit("https://ward.example")
    assert "connect-src 'self';" in policy.streamlit("")


def test_no_page_may_be_framed_or_send_a_form_elsewhere() -> None:
    for rules in (policy.PLAIN, policy.streamlit("")):
        assert "frame-ancestors 'none'" in rules
        assert "form-action 'self'" in rules
