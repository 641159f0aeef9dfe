"""Every report format, with names and texts that try to break out of it: recorded reports, and what readers make of them."""

import difflib
import json
import os
import subprocess
import urllib.parse
import xml.etree.ElementTree as xml
from pathlib import Path

import jsonschema
import pytest

import hostile
import sarif

GOLDENS = Path(__file__).resolve().parent.parent / "Fixtures/reports"
FORMATS = ["text", "concise", "json", "sarif", "github", "gitlab", "junit"]
VERSION = "0.0.0-test"


def check(lazyls, folder, *arguments, text=None):
    return subprocess.run([lazyls, "--check", *arguments], cwd=folder, capture_output=True, input=text, timeout=60)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return hostile.make(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def reports(lazyls, project):
    """The bytes of each report."""
    found = {}
    for kind in FORMATS:
        run = check(lazyls, project, *hostile.OPTIONS, "--output-format", kind, "--imports")
        assert (run.returncode, run.stderr) == (1, b""), run.stderr
        found[kind] = run.stdout
    return found


def normalized(lazyls, kind, report):
    """Without the version, and without the rules, which are recorded nowhere but in their own files."""
    version = subprocess.run([lazyls, "--version"], capture_output=True, text=True).stdout.strip()
    text = report.decode().replace(f'"version":"{version}"', f'"version":"{VERSION}"')
    if kind != "sarif":
        return text
    log = json.loads(text)
    driver = log["runs"][0]["tool"]["driver"]
    assert driver.pop("semanticVersion") == version
    known = [rule["id"] for rule in driver.pop("rules")]
    for result in log["runs"][0]["results"]:
        assert known[result.pop("ruleIndex")] == result["ruleId"]
    return json.dumps(log, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("kind", FORMATS)
def test_recorded_reports(lazyls, reports, kind):
    golden = GOLDENS / f"hostile.{kind}"
    text = normalized(lazyls, kind, reports[kind])
    if os.environ.get("LAZYLS_RECORD_REPORTS"):
        golden.write_bytes(text.encode())
    expected = golden.read_bytes().decode()
    difference = "\n".join(difflib.unified_diff(expected.splitlines(), text.splitlines(), "recorded", "now", lineterm=""))
    assert text == expected, f"{difference}\n(LAZYLS_RECORD_REPORTS=1 records them anew)"


@pytest.mark.parametrize("kind", FORMATS)
def test_the_number_of_threads_changes_nothing(lazyls, reports, project, sample_project, kind):
    for count in ("1", "8"):
        run = check(lazyls, project, *hostile.OPTIONS, "--output-format", kind, "--imports", "--jobs", count)
        assert run.stdout == reports[kind]
    options = ["--output-format", kind, "--imports", "--statistics", "--min-severity", "hint", str(sample_project)]
    one, eight = (check(lazyls, project, *options, "--jobs", count) for count in ("1", "8"))
    assert one.stdout == eight.stdout and len(one.stdout) > 1000


def findings(reports):
    return json.loads(reports["json"])["findings"]


def test_sarif_is_valid(reports):
    log = json.loads(reports["sarif"])
    sarif.validate(log)
    results = log["runs"][0]["results"]
    assert len(results) == len(findings(reports))
    # The rules are there, found or not, with their pages.
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert len(rules) > 15 and len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert "## What it does" in rule["help"]["text"] and rule["shortDescription"]["text"].endswith(".")


def test_sarif_is_valid_for_the_sample_project(lazyls, sample_project):
    run = check(lazyls, sample_project, "--output-format", "sarif", "--min-severity", "hint")
    log = json.loads(run.stdout)
    sarif.validate(log)
    assert any("fixes" in result for result in log["runs"][0]["results"])
    assert any("relatedLocations" in result for result in log["runs"][0]["results"])


def test_sarif_names_every_file(reports, project):
    names = {os.fsencode(os.path.relpath(path, project)) for path in Path(project).rglob("*.py")}
    for result in json.loads(reports["sarif"])["runs"][0]["results"]:
        for location in result["locations"] + result.get("relatedLocations", []):
            artifact = location["physicalLocation"]["artifactLocation"]
            assert artifact["uriBaseId"] == "%SRCROOT%"
            assert urllib.parse.unquote_to_bytes(artifact["uri"]) in names


def test_sarif_fixes_are_those_of_the_json_report(reports):
    results = json.loads(reports["sarif"])["runs"][0]["results"]
    for result, finding in zip(results, findings(reports)):
        titles = [fix["description"]["text"] for fix in result.get("fixes", [])]
        assert titles == [fix["title"] for fix in finding["fixes"]]
        for made, fix in zip(result.get("fixes", []), finding["fixes"]):
            replacements = [each for change in made["artifactChanges"] for each in change["replacements"]]
            texts = [each.get("insertedContent", {}).get("text", "") for each in replacements]
            assert texts == [edit["newText"] for edit in fix["edits"]]


def test_github_commands_are_one_line_each(reports):
    """Reads them as the runner does: the first `::` ends the properties, `%` escapes are undone."""
    def undone(text):
        for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            text = text.replace(escape, character)
        return text

    lines = reports["github"].decode().split("\n")
    assert lines[-1] == "" and not lines[-2].startswith("::")
    commands = lines[:-2]
    expected = findings(reports)
    assert len(commands) == len(expected)
    for line, finding in zip(commands, expected):
        kind, rest = line.removeprefix("::").split(" ", 1)
        properties, message = rest.split("::", 1)
        values = {key: undone(value) for key, value in (each.split("=", 1) for each in properties.split(","))}
        assert kind == {"error": "error", "warning": "warning"}[finding["severity"]]
        assert values["file"] == finding["path"]
        assert int(values["line"]) == finding["range"]["start"]["line"]
        assert ("col" in values) == ("endColumn" in values) == (values["line"] == values["endLine"])
        assert values["title"].startswith(finding["code"])
        assert undone(message).startswith(finding["message"].replace("\x1b", "\ufffd"))


def test_gitlab_issues(reports):
    issues = json.loads(reports["gitlab"])
    schema = {
        "type": "array",
        "items": {
            "type": "object", "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object", "required": ["path", "lines"],
                    "properties": {"lines": {"type": "object", "required": ["begin"]}}}}}}
    jsonschema.Draft7Validator(schema).validate(issues)
    assert [issue["location"]["path"] for issue in issues] == [finding["path"] for finding in findings(reports)]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_junit_is_xml(reports):
    root = xml.fromstring(reports["junit"])
    cases = list(root.iter("testcase"))
    expected = findings(reports)
    assert int(root.get("tests")) == int(root.get("failures")) == len(cases) == len(expected)
    for case, finding in zip(cases, expected):
        assert case.get("file") == finding["path"].replace("\x1b", "\ufffd")
        assert case.find("failure").get("message") == finding["message"].replace("\x1b", "\ufffd")


def test_nothing_found_is_a_report_too(lazyls, tmp_path):
    (tmp_path / "fine.py").write_text("x = 1\n")
    for kind in FORMATS:
        assert check(lazyls, tmp_path, "--output-format", kind).returncode == 0
    assert json.loads(check(lazyls, tmp_path, "--output-format", "gitlab").stdout) == []
    log = json.loads(check(lazyls, tmp_path, "--output-format", "sarif").stdout)
    sarif.validate(log)
    assert log["runs"][0]["results"] == []
    assert xml.fromstring(check(lazyls, tmp_path, "--output-format", "junit").stdout).get("failures") == "0"


def test_milder_findings_are_no_failures(lazyls, tmp_path):
    (tmp_path / "a.py").write_text("x = 1  # lazyls: ignore[LZ101]\n")
    run = check(lazyls, tmp_path, "--output-format", "junit", "--fail-on", "error")
    assert run.returncode == 0
    root = xml.fromstring(run.stdout)
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert "LZ903" in root.find(".//system-out").text


def prints(lazyls, folder):
    log = json.loads(check(lazyls, folder, "--output-format", "sarif", "--select", "LZ501").stdout)
    return [result["partialFingerprints"]["lazyls/v1"] for result in log["runs"][0]["results"]]


def test_fingerprints_survive_what_moves_lines(lazyls, tmp_path):
    (tmp_path / ".git").mkdir()
    source = tmp_path / "pkg/a.py"
    source.parent.mkdir()
    source.write_text("def f():\n    lazy import json\n    lazy import json\n    lazy import re\n")
    first = prints(lazyls, tmp_path)
    assert len(set(first)) == 3
    source.write_text("# more\n\n\ndef f():\n    if 1:\n        lazy   import \\\n  json\n    lazy import json\n    lazy import re\n")
    assert prints(lazyls, tmp_path) == first
    # Whatever folder it is run in, and however the file is named.
    assert prints(lazyls, tmp_path / "pkg") == first
    # One of two equal ones less: the other keeps its own.
    source.write_text("def f():\n    lazy import json\n    lazy import re\n")
    assert prints(lazyls, tmp_path) == [first[0], first[2]]
    # Other text, other file, other fingerprint.
    source.write_text("def f():\n    lazy import csv\n")
    assert prints(lazyls, tmp_path)[0] not in first
    source.rename(tmp_path / "pkg/b.py")
    (tmp_path / "pkg/b.py").write_text("def f():\n    lazy import json\n")
    assert prints(lazyls, tmp_path)[0] not in first


def test_services_get_paths_from_the_repository(lazyls, tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/a.py").write_text("def f():\n    lazy import json\n")
    folder = tmp_path / "sub"
    assert b"file=sub/a.py," in check(lazyls, folder, "--output-format", "github").stdout
    issues = json.loads(check(lazyls, folder, "--output-format", "gitlab").stdout)
    assert issues[0]["location"]["path"] == "sub/a.py"
    log = json.loads(check(lazyls, folder, "--output-format", "sarif").stdout)
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "sub/a.py"
    assert b"\na.py" not in check(lazyls, folder, "--output-format", "text").stdout
    assert check(lazyls, folder, "--output-format", "concise").stdout.startswith(b"a.py:2:")


def test_a_report_replaces_a_file_as_a_whole(lazyls, tmp_path):
    (tmp_path / "a.py").write_text("def f():\n    lazy import json\n")
    (tmp_path / "out").mkdir()
    target = tmp_path / "out/report.json"
    target.write_text("old")
    target.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to("out/report.json")
    run = check(lazyls, tmp_path, "--output-format", "json", "--output-file", "link.json")
    assert (run.returncode, run.stdout) == (1, b"")
    assert json.loads(target.read_text())["findings"]
    assert link.is_symlink() and target.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["report.json"]
    run = check(lazyls, tmp_path, "--output-file", "nowhere/report.txt")
    assert run.returncode == 2 and b"cannot write 'nowhere/report.txt'" in run.stderr


def test_imports_and_modules_in_json(lazyls, tmp_path):
    package = tmp_path / "pkg"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "far.py").write_text("from . import further\nx = further\n")
    (package / "further.py").write_text("y = 1\n")
    (package / "near.py").write_text("from . import far\nfrom .far import nothing\n\n\ndef f():\n    return far, nothing\n")
    report = json.loads(check(lazyls, tmp_path, "--output-format", "json", "--imports").stdout)
    entries = {(each["importer"], each["name"]): each for each in report["imports"]}
    # Itself and what it needs; its package is there already.
    lazy = entries["pkg.near", "far"]
    assert (lazy["verdict"], lazy["loads"], lazy["reasons"]) == ("lazy", 2, [])
    hazard = entries["pkg.near", "nothing"]
    assert (hazard["verdict"], hazard["reasons"]) == ("hazard", ["LZ104"])
    assert [module["name"] for module in report["modules"]] == ["pkg", "pkg.far", "pkg.further", "pkg.near"]
    verdicts = [each["verdict"] for each in report["imports"]]
    assert report["summary"]["hazards"] == verdicts.count("hazard")
    assert report["summary"]["lazy"] == verdicts.count("lazy")
    # What is counted for `--imports` changes no finding.
    plain = json.loads(check(lazyls, tmp_path, "--output-format", "json").stdout)
    assert plain["findings"] == report["findings"] and "imports" not in plain


def test_every_project_of_a_run_has_its_own_version(lazyls, tmp_path):
    for name, version in (("old", "3.9"), ("new", "3.15")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pyproject.toml").write_text(f'[project]\nname = "{name}"\nrequires-python = ">={version}"\n')
        (tmp_path / name / f"{name}_module.py").write_text("lazy import json\n\n\ndef f():\n    return json\n")
    report = json.loads(check(lazyls, tmp_path, "--output-format", "json").stdout)
    versions = {module["path"]: module["targetVersion"] for module in report["modules"]}
    assert versions == {"new/new_module.py": "3.15", "old/old_module.py": "3.9"}
    assert {finding["path"] for finding in report["findings"]} == {"old/old_module.py"}
