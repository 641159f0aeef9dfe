"""The extension for VS Code: its package, its settings, and its code with a stand-in for VS Code and a real server."""

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

import pytest

from patience import LIMIT
from wire import Wire

ROOT = Path(__file__).resolve().parent.parent.parent
STAND_IN = Path(__file__).with_name("vscode")
PACKAGE = json.loads((ROOT / "editors/vscode/package.json").read_text(encoding="utf-8"))
# What the extension itself does, the server knows nothing of.
OWN = {"lazyls.restartServer", "lazyls.showLog"}
# What the server answers programs, not people.
INTERNAL = {"lazyls.score"}
OWN_SETTINGS = {"lazyls.path", "lazyls.trace.server"}


def build(folder, *options):
    """Scripts/vsix with the stand-in in the place of what npm would fetch; the package."""
    command = [sys.executable, str(ROOT / "Scripts/vsix"), "--node-modules", str(STAND_IN / "modules"), "--output-folder", str(folder)]
    done = subprocess.run([*command, *options], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def extension(package, tmp_path_factory):
    """The folder that VS Code would install."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    return folder / "extension"


def test_the_package_holds_what_vs_code_reads(package, extension, tmp_path):
    assert package.name == f"lazyls-{PACKAGE['version']}.vsix"
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        manifest = xml.fromstring(archive.read("extension.vsixmanifest"))
        types = xml.fromstring(archive.read("[Content_Types].xml"))
    schema = {"": "http://schemas.microsoft.com/developer/vsx-schema/2011"}
    identity = manifest.find("Metadata/Identity", schema).attrib
    assert (identity["Id"], identity["Version"], identity["Publisher"]) == ("lazyls", PACKAGE["version"], "lazyls")
    assert {asset.get("Path") for asset in manifest.findall("Assets/Asset", schema)} <= names
    properties = {each.get("Id").split(".")[-1]: each.get("Value") for each in manifest.iter() if each.get("Id")}
    assert properties["Engine"] == PACKAGE["engines"]["vscode"]
    known = {each.get("Extension") for each in types} - {None}
    assert {Path(name).suffix for name in names} - {".xml"} <= known
    assert json.loads((extension / "package.json").read_text()) == PACKAGE
    assert (extension / PACKAGE["main"]).is_file()
    assert all((extension / "node_modules" / name / "package.json").is_file() for name in PACKAGE["dependencies"])
    assert build(tmp_path).read_bytes() == package.read_bytes()


def test_a_package_without_its_library_is_refused(tmp_path):
    command = [sys.executable, str(ROOT / "Scripts/vsix"), "--node-modules", str(tmp_path), "--output-folder", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "does not hold vscode-languageclient" in done.stderr
    assert not list(tmp_path.glob("*.vsix"))


def settings_of_the_server():
    """Every name that the server reads of an editor's settings, as its source has them, with the switches of groups."""
    text = "".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "Sources/Server").rglob("*.swift")))
    groups = {}
    for group, switch in re.findall(r'isOn\("([\w-]+)", "([\w-]+)"', text):
        groups.setdefault(group, set()).add(switch)
    plain = set(re.findall(r'\b(?:value|strings)\("([\w-]+)"\)', text))
    return plain | groups.keys(), groups


def camel_case(name):
    return re.sub(r"-(\w)", lambda found: found.group(1).upper(), name)


def test_every_setting_of_the_server_can_be_made():
    names, groups = settings_of_the_server()
    properties = PACKAGE["contributes"]["configuration"]["properties"]
    assert set(properties) - OWN_SETTINGS == {f"lazyls.{camel_case(name)}" for name in names}
    for group, switches in groups.items():
        described = properties[f"lazyls.{camel_case(group)}"]
        # What is off has no switches by default.
        if isinstance(described["default"], dict):
            assert set(described["default"]) == switches
    for name, each in properties.items():
        assert each.get("description") or each.get("markdownDescription"), name
        assert each.get("default") in each.get("enum", [each.get("default")]), name


def test_the_server_accepts_the_defaults(lazyls):
    defaults = {name.removeprefix("lazyls."): each["default"]
                for name, each in PACKAGE["contributes"]["configuration"]["properties"].items()}
    with Wire(lazyls, options={"lazyls": defaults}) as wire:
        wire.send("shutdown", None, 1)
        wire.until(lambda message: message.get("id") == 1)
        assert not [each for each in wire.seen if each.get("method") == "window/logMessage"]


def test_every_command_of_the_server_can_be_run(lazyls):
    with Wire(lazyls) as wire:
        served = wire.seen[0]["result"]["capabilities"]["executeCommandProvider"]["commands"]
    assert {each["command"] for each in PACKAGE["contributes"]["commands"]} == {*served, *OWN} - INTERNAL


def test_the_extension_works(lazyls, extension, sample_project):
    job = {"extension": str(extension), "lazyls": lazyls, "root": str(sample_project), "settings": {"trace": {"server": "off"}},
           "file": str(sample_project / "src/teashop/stock.py"), "hazard": 4, "limit": LIMIT}
    done = subprocess.run(["node", str(STAND_IN / "drive.js"), json.dumps(job)], capture_output=True, text=True, timeout=4 * LIMIT,
                          env={**os.environ, "NODE_PATH": str(STAND_IN)})
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["registered"] == sorted([each["command"] for each in PACKAGE["contributes"]["commands"]] + [*INTERNAL])
    assert seen["why"] == "teashop.currency"
    assert seen["left"] == []
