"""What `editors/ci` offers for CI and pre-commit: well-formed, and its scripts do what they say."""

import os
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "editors/ci"
BAD = "def f():\n    lazy import json\n"

STEP = {
    "type": "object", "additionalProperties": False, "required": ["run", "shell"],
    "properties": {"name": {"type": "string"}, "id": {"type": "string"}, "shell": {"enum": ["bash", "sh"]},
                   "run": {"type": "string"}, "working-directory": {"type": "string"},
                   "if": {"type": "string"},
                   "env": {"type": "object", "additionalProperties": {"type": "string"}}}}
# Of GitHub's "Metadata syntax": what a composite action may have.
ACTION = {
    "type": "object", "additionalProperties": False, "required": ["name", "description", "runs"],
    "properties": {
        "name": {"type": "string"}, "description": {"type": "string"},
        "inputs": {"type": "object", "additionalProperties": {
            "type": "object", "additionalProperties": False, "required": ["description"],
            "properties": {"description": {"type": "string"}, "default": {"type": "string"},
                           "required": {"type": "boolean"}}}},
        "outputs": {"type": "object", "additionalProperties": {
            "type": "object", "additionalProperties": False, "required": ["description", "value"],
            "properties": {"description": {"type": "string"}, "value": {"type": "string"}}}},
        "runs": {"type": "object", "additionalProperties": False, "required": ["using", "steps"],
                 "properties": {"using": {"const": "composite"}, "steps": {"type": "array", "items": STEP}}}}}
# Of pre-commit's "Creating new hooks".
HOOKS = {
    "type": "array", "minItems": 1,
    "items": {
        "type": "object", "additionalProperties": False, "required": ["id", "name", "entry", "language"],
        "properties": {"id": {"type": "string"}, "name": {"type": "string"}, "description": {"type": "string"},
                       "entry": {"type": "string"}, "language": {"enum": ["system", "python", "script"]},
                       "pass_filenames": {"type": "boolean"}, "require_serial": {"type": "boolean"},
                       "additional_dependencies": {"type": "array", "items": {"type": "string"}},
                       "types_or": {"type": "array", "items": {"enum": ["python", "pyi", "toml"]}}}}}


def load(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def validate(value, schema):
    jsonschema.Draft7Validator(schema).validate(value)


def test_the_action_is_one():
    action = load(FOLDER / "github-action/action.yml")
    validate(action, ACTION)
    # Expressions name what there is, and stand in no script: what comes from outside would be run.
    inputs, ids = set(action["inputs"]), {step.get("id") for step in action["runs"]["steps"]}
    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"]
        for value in [*step.get("env", {}).values(), step.get("working-directory", "")]:
            assert set(re.findall(r"\${{ inputs\.([\w-]+) }}", value)) <= inputs
    for output in action["outputs"].values():
        assert re.fullmatch(r"\${{ steps\.([\w-]+)\.outputs\.[\w-]+ }}", output["value"]).group(1) in ids
    # Every input is used.
    assert all(f"inputs.{name} " in (FOLDER / "github-action/action.yml").read_text() for name in inputs)


@pytest.fixture
def action(lazyls, tmp_path):
    """Runs the action's check as a runner does; its result and what it says to the workflow."""
    temporary = tmp_path / "runner"
    (temporary / "lazyls/bin").mkdir(parents=True)
    (temporary / "lazyls/bin/lazyls").symlink_to(lazyls)
    definition = load(FOLDER / "github-action/action.yml")
    step = next(step for step in definition["runs"]["steps"] if step.get("id") == "check")

    def perform(folder, **inputs):
        values = {name: each["default"] for name, each in definition["inputs"].items()}
        values.update({name.replace("_", "-"): value for name, value in inputs.items()})
        said = tmp_path / "output"
        said.write_text("")
        environment = {name: re.sub(r"\${{ inputs\.([\w-]+) }}", lambda found: values[found.group(1)], text)
                       for name, text in step["env"].items()}
        environment |= {"RUNNER_TEMP": str(temporary), "GITHUB_OUTPUT": str(said), "PATH": os.environ["PATH"]}
        # As GitHub starts `shell: bash`.
        done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=folder,
                              env=environment, capture_output=True, text=True, timeout=60)
        return done, said.read_text()

    return perform


def test_the_action_checks(action, tmp_path):
    project = tmp_path / "project"
    (project / "src").mkdir(parents=True)
    (project / ".git").mkdir()
    (project / "src/a.py").write_text(BAD)
    (project / "b.py").write_text("import json\n")
    done, said = action(project, sarif_file="out.sarif")
    assert done.returncode == 1 and done.stdout.startswith("::error file=src/a.py,line=2,"), done.stderr
    assert said == "findings=true\n"
    assert '"LZ501"' in (project / "out.sarif").read_text()
    done, said = action(project, paths="b.py", arguments="--dialect explicit --min-severity error")
    assert (done.returncode, said) == (0, "findings=false\n")
    done, said = action(project, arguments="--dialect nothing")
    assert (done.returncode, said) == (2, "findings=false\n")
    done, _ = action(project, arguments="--dialect nothing", sarif_file="other.sarif")
    assert done.returncode != 0 and not (project / "other.sarif").exists()
    # Nothing of what it is given is run.
    done, _ = action(project, paths="$(touch ran) `touch ran`; touch ran")
    assert done.returncode == 2 and not (project / "ran").exists()


def test_the_gitlab_job(lazyls, tmp_path):
    jobs = load(FOLDER / "gitlab.yml")
    validate(jobs, {"type": "object", "additionalProperties": {
        "type": "object", "additionalProperties": False, "required": ["script"],
        "properties": {"stage": {"type": "string"}, "image": {"type": "string"},
                       "before_script": {"type": "array", "items": {"type": "string"}},
                       "script": {"type": "array", "items": {"type": "string"}},
                       "artifacts": {"type": "object", "additionalProperties": False, "properties": {
                           "when": {"enum": ["on_success", "on_failure", "always"]},
                           "reports": {"type": "object"}}}}}})
    job = jobs["lazyls"]
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/lazyls").symlink_to(lazyls)
    project = tmp_path / "project"
    project.mkdir()

    def perform():
        script = "set -eo pipefail\n" + "\n".join(job["script"])
        return subprocess.run(["bash", "-c", script], cwd=project, capture_output=True, text=True, timeout=60,
                              env={"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"})

    (project / "a.py").write_text(BAD)
    done = perform()
    assert done.returncode == 1 and "error[LZ501]" in done.stdout
    assert '"fingerprint"' in (project / job["artifacts"]["reports"]["codequality"]).read_text()
    (project / "a.py").write_text("import json\n")
    assert perform().returncode == 0
    assert load(project / job["artifacts"]["reports"]["codequality"]) == []
    (project / "lazyls.toml").write_text("nothing = 1\n")
    assert perform().returncode != 0


def test_the_hook(lazyls, tmp_path):
    hooks = load(ROOT / ".pre-commit-hooks.yaml")
    validate(hooks, HOOKS)
    hook, = hooks
    assert hook["pass_filenames"] is False
    (tmp_path / "a.py").write_text(BAD)
    command = [lazyls if word == "lazyls" else word for word in hook["entry"].split()]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "LZ501" in done.stdout


def test_examples_in_the_readme_are_yaml():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.S)]
    assert len(blocks) == 3
    for step in blocks[0]["jobs"]["imports"]["steps"]:
        if step["uses"].endswith("/lazyls"):
            assert set(step["with"]) <= set(load(FOLDER / "github-action/action.yml")["inputs"])
    for block in blocks[1:]:
        assert [hook["id"] for repository in block["repos"] for hook in repository["hooks"]] == ["lazyls"]
    local = blocks[2]["repos"][0]["hooks"]
    validate(local, HOOKS)
