"""What is known is not reported: baselines, `per-file-ignores`, and what of them is of no use any more."""

import json
import subprocess

import pytest

BAD = "def f():\n    lazy import json\n"


def check(lazyls, folder, *arguments):
    return subprocess.run([lazyls, "--check", "--output-format", "concise", "-q", *arguments], cwd=folder,
                          capture_output=True, text=True, timeout=60)


@pytest.fixture
def project(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.py").write_text(BAD)
    (tmp_path / "b.py").write_text(BAD + "    lazy import re\n    lazy import json\n")
    return tmp_path


def write(lazyls, folder, *arguments):
    run = check(lazyls, folder, "--baseline", "known.json", "--write-baseline", *arguments)
    assert run.returncode == 0, run.stderr
    assert run.stdout == ""
    return run


def entries(project):
    return [(each["path"], each["code"]) for each in json.loads((project / "known.json").read_text())["findings"]]


def test_what_the_baseline_knows_is_not_reported(lazyls, project):
    assert check(lazyls, project).returncode == 1
    assert "4 findings recorded in known.json" in write(lazyls, project).stderr
    assert entries(project) == [("a.py", "LZ501")] + [("b.py", "LZ501")] * 3
    first = (project / "known.json").read_bytes()
    run = check(lazyls, project, "--baseline", "known.json")
    assert (run.returncode, run.stdout) == (0, "")
    report = json.loads(check(lazyls, project, "--baseline", "known.json", "--output-format", "json").stdout)
    assert report["findings"] == [] and set(report["summary"]["findings"].values()) == {0}
    # Written again, it is the same.
    write(lazyls, project)
    assert (project / "known.json").read_bytes() == first
    # What is new is reported, wherever the known ones have moved to.
    (project / "a.py").write_text("# moved\n\n" + BAD + "    lazy import csv\n")
    run = check(lazyls, project, "--baseline", "known.json")
    assert run.returncode == 1
    assert [line.split(" ")[0] for line in run.stdout.splitlines()] == ["a.py:5:5:"]


def test_one_more_of_the_same_is_new(lazyls, project):
    write(lazyls, project)
    (project / "a.py").write_text(BAD + "    lazy import json\n")
    run = check(lazyls, project, "--baseline", "known.json")
    assert [line.split(" ")[0] for line in run.stdout.splitlines()] == ["a.py:3:5:"]


def test_what_is_gone_is_reported(lazyls, project):
    write(lazyls, project)
    (project / "a.py").write_text("import json\n")
    run = check(lazyls, project, "--baseline", "known.json")
    assert run.returncode == 1
    line = json.loads((project / "known.json").read_text())["findings"][0]
    assert run.stdout.count("\n") == 1
    assert "warning[LZ903] The baseline's `LZ501` in `a.py` is gone" in run.stdout
    place = run.stdout.split(":")
    text = (project / "known.json").read_text().splitlines()[int(place[1]) - 1]
    assert place[0] == "known.json" and text[int(place[2]) - 1:].startswith(line["fingerprint"])
    # A file that is gone had its findings, too; one that is not looked at may still have them.
    (project / "b.py").unlink()
    assert check(lazyls, project, "--baseline", "known.json").stdout.count("LZ903") == 4
    (project / "c.py").write_text("")
    assert check(lazyls, project, "--baseline", "known.json", "c.py").returncode == 0
    # Nor does a run without the rule know.
    assert check(lazyls, project, "--baseline", "known.json", "--ignore", "LZ501").returncode == 0
    write(lazyls, project)
    assert entries(project) == []


def test_a_partial_run_keeps_the_other_entries(lazyls, project):
    write(lazyls, project)
    (project / "a.py").write_text("import json\n")
    write(lazyls, project, "a.py")
    assert entries(project) == [("b.py", "LZ501")] * 3
    write(lazyls, project, "--select", "LZ1")
    assert entries(project) == [("b.py", "LZ501")] * 3


def test_the_configuration_names_it(lazyls, project):
    (project / "lazyls.toml").write_text('baseline = "known.json"\n')
    assert check(lazyls, project, "--write-baseline").returncode == 0
    assert check(lazyls, project).returncode == 0
    # From another folder as well.
    (project / "sub").mkdir()
    assert check(lazyls, project / "sub", "..").returncode == 0


def test_milder_findings_are_recorded_only_when_they_count(lazyls, project):
    (project / "lazyls.toml").write_text('[rules]\nLZ501 = "hint"\n')
    write(lazyls, project)
    assert entries(project) == []
    write(lazyls, project, "--min-severity", "hint")
    assert len(entries(project)) == 4


@pytest.mark.parametrize("text, words", [
    (None, "there is no baseline"),
    ("{", "cannot be read"),
    ('{"version": 2, "findings": []}', "is not of version 1"),
    ('{"version": 1, "findings": [{"code": "LZ501"}]}', "without code, path or fingerprint"),
])
def test_a_baseline_that_cannot_be_used_ends_the_run(lazyls, project, text, words):
    if text is not None:
        (project / "known.json").write_text(text)
    run = check(lazyls, project, "--baseline", "known.json")
    assert run.returncode == 2
    assert words in run.stderr and "--write-baseline" in run.stderr and run.stderr.count("\n") == 1


def test_writing_needs_a_name(lazyls, project):
    run = check(lazyls, project, "--write-baseline")
    assert run.returncode == 2 and "--baseline FILE" in run.stderr
    run = check(lazyls, project, "--write-baseline", "--baseline", "nowhere/known.json")
    assert run.returncode == 2 and "cannot write" in run.stderr


IGNORES = """
[per-file-ignores]
"a.py" = ["LZ501"]
"gone/**" = ["LZ5"]
"b.py" = ["LZ501", "LZ301"]
"""


def test_ignores_of_no_use_are_reported(lazyls, project):
    (project / "lazyls.toml").write_text(IGNORES)
    run = check(lazyls, project)
    assert run.returncode == 1
    assert run.stdout == ("lazyls.toml:4:1: warning[LZ903] `gone/**` in `per-file-ignores` names none of the files "
                          "that are checked.\n")
    run = check(lazyls, project, "--min-severity", "information")
    assert "lazyls.toml:5:20: information[LZ903] `LZ301` silences nothing in the files that `b.py` names." in run.stdout
    assert run.stdout.count("\n") == 2
    # Of files that are not looked at, nothing is known; nor of rules.
    assert check(lazyls, project, "a.py", "b.py").returncode == 0
    run = check(lazyls, project, "--ignore", "LZ301,LZ903", "--min-severity", "information")
    assert (run.returncode, run.stdout) == (0, "")
    run = check(lazyls, project, "--ignore", "LZ301", "--min-severity", "information")
    assert "LZ301" not in run.stdout


def test_ignores_in_pyproject_are_found_there(lazyls, project):
    (project / "pyproject.toml").write_text('[tool.lazyls.per-file-ignores]\n"*.py" = ["LZ501"]\n"x/*" = ["LZ501"]\n')
    run = check(lazyls, project)
    assert [line.split(" ")[0] for line in run.stdout.splitlines()] == ["pyproject.toml:3:1:"]


def test_severities_come_from_the_configuration(lazyls, project):
    (project / "lazyls.toml").write_text('[rules]\nLZ501 = "warning"\nLZ903 = "error"\n' + IGNORES)
    run = check(lazyls, project)
    assert "lazyls.toml:7:1: error[LZ903]" in run.stdout
    (project / "lazyls.toml").write_text('[rules]\nLZ501 = "off"\n')
    assert check(lazyls, project).stdout == ""
    (project / "lazyls.toml").write_text('[rules]\nLZ501 = "information"\n')
    run = check(lazyls, project, "--min-severity", "hint")
    assert run.returncode == 0 and run.stdout.count("information[LZ501]") == 4
