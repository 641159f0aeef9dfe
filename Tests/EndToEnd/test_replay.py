"""The replay itself, against a small server of our own with bad habits: each must be found."""

import sys
import time
from pathlib import Path

import pytest

import metamodel
from replay import Replay
from transcript import Hole, More, TranscriptError, parse

FAKE = [sys.executable, str(Path(__file__).with_name("fake_server.py"))]
VALIDATORS = [pytest.param(metamodel.Lsprotocol(), id="lsprotocol")]
if isinstance(metamodel.load(), metamodel.MetaModel):
    VALIDATORS.append(pytest.param(metamodel.load(), id="metamodel"))

HELLO = """\
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {{capabilities}} }
← result { "capabilities": { "hoverProvider": true, … }, "serverInfo": { "name": {{any}} } }
→ initialized {}
"""
HOVER = """\
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" },
    "position": { "line": 0, "character": 1 } }
"""
ANSWER = """← result { "contents": { "kind": "markdown", "value": {{contains "text"}} } }
"""
QUIET = "ignore: window/logMessage\n"


@pytest.fixture(params=VALIDATORS)
def replay(request, tmp_path):
    def run(text, habit="good", encoding=None, seed=None):
        transcript = parse(text, "t.lsp", request.param.notification_methods)
        return Replay(transcript, FAKE + [habit], tmp_path / "project", request.param, encoding, seed).run()
    return run


@pytest.fixture(scope="module")
def impatient(tmp_path_factory):
    """The line that lets a transcript wait no longer than this machine needs: many times what a whole session took."""
    begin = time.monotonic()
    transcript = parse(QUIET + HELLO + HOVER + ANSWER, "t.lsp", metamodel.load().notification_methods)
    assert Replay(transcript, FAKE, tmp_path_factory.mktemp("replay") / "project", metamodel.load()).run() == []
    return f"timeout: {max(2, 20 * (time.monotonic() - begin))}\n"


def test_all_is_well(replay):
    assert replay(QUIET + HELLO + HOVER + ANSWER) == []


def test_notifications_are_expected(replay, impatient):
    text = HELLO + '← notification window/logMessage { "type": 3, "message": "hello" }\n'
    assert replay(text) == []
    missing = replay(impatient + text.replace('"hello"', '"other"'))
    assert "no such notification window/logMessage came" in missing[0]
    assert missing[1].endswith('nearest: params.message: "other" expected, got "hello"')


@pytest.mark.parametrize("encoding, column", [("utf-8", 1), ("utf-16", 2), ("utf-32", 3)])
def test_encodings(replay, encoding, column):
    text = "encodings: all\n" + QUIET + HELLO.replace("…", '"positionEncoding": {{encoding}}, …') + """\
→ other { "x": {{1|2|3}}, "y": "file://{root}" }
← error -32601 "no method other"
"""
    assert replay(text, encoding=encoding) == []


def test_writes_can_be_split(replay):
    for seed in range(5):
        assert replay(QUIET + HELLO + HOVER + ANSWER, seed=seed) == []


def test_ids_may_be_given(replay):
    text = QUIET + HELLO + HOVER.replace("→ ", '→ #"x" ') + "→ nothing/known\n← #2 error -32601\n" + \
        ANSWER.replace("← ", '← #"x" ')
    assert replay(text) == []


def test_server_requests_are_answered(replay):
    text = HELLO + """\
← notification window/logMessage {{any}}
← request workspace/configuration { "items": [ … ] }
→ result [ { "dialect": "all" } ]
← notification window/logMessage { "type": 3, "message": "told [{'dialect': 'all'}]" }
"""
    assert replay(text, "asks") == []
    assert replay("ignore: workspace/configuration window/logMessage\n" + HELLO, "asks") == []


def test_raw_bytes(replay):
    body = r'→ body "{ \xff"' + "\n← error null -32700\n"
    assert replay(QUIET + HELLO + body) == []
    raw = r'→ bytes "Content-Length: 3\r\n\r\n{ é"' + "\n← #null error -32700\n"
    assert replay(QUIET + HELLO + raw.replace(": 3", ": 4")) == []


def test_the_end_of_the_input(replay):
    assert replay(QUIET + HELLO + "→ close\nexit 1\n") == []
    assert replay(QUIET + HELLO + "→ shutdown\n← result null\n→ exit\nexit 0\n") == []


def test_files(replay, tmp_path):
    text = "=== a/b.py\nlazy import é\n===\n" + QUIET + HELLO + """\
→ other { "text": {{text a/b.py}} }
← error -32601
=== c.py
=== no end
===
delete a/b.py
"""
    assert replay(text) == []
    assert not (tmp_path / "project/a/b.py").exists()
    assert (tmp_path / "project/c.py").read_text() == "=== no end\n"


def test_nothing(replay):
    assert replay(QUIET + HELLO + "← nothing 0.2\n") == []
    assert "nothing expected, got" in replay(QUIET + HELLO + "← nothing 0.2\n", "chatty")[0]


@pytest.mark.parametrize("habit, words", [
    ("twice", "was answered twice"),
    ("silent", "no response to 2 came"),
    ("hang", "no response to 2 came"),
    ("crash", "no response to 2 came"),
    ("no-json", "not JSON in UTF-8"),
    ("chatty", "not expected: "),
    ("asks", "not expected: "),
    ("bad-exit", "exit status 0 expected, got 1"),
    ("bad-notification", "not what the specification allows"),
])
def test_bad_habits_are_found(replay, impatient, habit, words):
    failures = replay(impatient + QUIET + HELLO + HOVER + ANSWER, habit)
    assert any(words in failure for failure in failures), failures


def test_what_the_server_said_is_shown(replay):
    assert replay(QUIET + HELLO + HOVER + ANSWER, "crash")[-1].endswith("crashed on purpose")


# `lsprotocol` forgives both: without the specification's own file there is nothing to test.
@pytest.mark.parametrize("replay", [each for each in VALIDATORS if each.id == "metamodel"], indirect=True)
def test_strictness_of_the_metamodel(replay):
    text = QUIET + HELLO.replace('"hoverProvider": true, ', "")
    assert "not boolean: 7" in replay(text, "bad-result")[0] or "HoverOptions" in replay(text, "bad-result")[0]
    assert "has no member 'hoverProvided'" in replay(text, "unknown-member")[0]


@pytest.mark.parametrize("wanted, words", [
    ("null", "null expected"),
    ('{ "contents": {{any}}, "range": {{any}} }', "has no 'range'"),
    ("{}", "has 'contents'"),
    ('{ "contents": { "kind": "plaintext", … } }', '"plaintext" expected, got "markdown"'),
    ('{ "contents": { "kind": 1, … } }', '1 expected, got "markdown"'),
    ('{ "contents": [ … ] }', "expected, got"),
    ('{ "contents": { "kind": {{contains "down"}}, "value": {{contains "nowhere"}} } }', "does not contain 'nowhere'"),
])
def test_differences_are_found(replay, wanted, words):
    failures = replay(QUIET + HELLO + HOVER + "← result " + wanted + "\n")
    assert len(failures) == 1 and words in failures[0] and failures[0].startswith("t.lsp:7: "), failures


def test_wrong_kind_of_answer(replay):
    assert "error -32600 expected, got" in replay(QUIET + HELLO + HOVER + "← error -32600\n")[0]
    assert "a result expected, got" in replay(QUIET + HELLO + "→ other\n← result null\n")[0]
    assert "-32600 expected, got -32601" in replay(QUIET + HELLO + "→ other\n← error -32600\n")[0]
    assert "does not contain 'x y'" in replay(QUIET + HELLO + '→ other\n← error -32601 "x y"\n')[0]


def test_unclaimed_responses_are_failures(replay):
    assert "not expected: " in replay(QUIET + HELLO + HOVER)[0]


def test_arrays_and_types():
    replay = Replay(parse("→ x\n", "t", set()), [], "/", None)
    differ = lambda wanted, got: list(replay.differences(wanted, got, "v"))  # noqa: E731
    assert differ([1, More], [1, 2, 3]) == [] and differ([More], []) == []
    assert differ([1, More], []) and differ([1], [1, 2]) and differ([1, 2], [1])
    assert differ(True, 1) and differ(1, True) and differ(0, None) and differ(None, 0)
    assert differ(1, 1.0) == [] and differ(Hole("any"), None) == []


@pytest.mark.parametrize("text, words", [
    ("", "no steps"),
    ("hello\n", "t.lsp:1: not understood: 'hello'"),
    ("\n→ a { b }\n", "t.lsp:2: a member's name expected"),
    ('→ a { "b": 1 "c": 2 }\n', "`,` or `}` expected"),
    ('→ a { …, "c": 2 }\n', "`…` stands last"),
    ("→ a {} more\n", "not understood: ' more'"),
    ("← surprise\n", "one of `result`"),
    ("← result\n", "wants JSON"),
    ("← error\n", "an error wants a code"),
    ("→ a\nproject: x\n", "stands before the first step"),
    ("encodings: utf-7\n", "encodings are"),
    ("=== a.py\nno end\n", "not understood"),
])
def test_mistakes_in_transcripts(text, words):
    with pytest.raises(TranscriptError, match=None) as caught:
        parse(text, "t.lsp", set())
    assert words in str(caught.value)
