"""Lenses of what loads very much, which takes more files than a transcript should have."""

from wire import PULL, Wire


def test_an_import_of_very_much_has_a_lens(lazyls, tmp_path):
    (tmp_path / "pkg").mkdir()
    (tmp_path / "pkg/__init__.py").write_text("".join(f"import pkg.m{number}\n" for number in range(110)))
    for number in range(110):
        (tmp_path / f"pkg/m{number}.py").touch()
    text = "import sys\nlazy import pkg\n\n\ndef f():\n    return pkg\n"
    (tmp_path / "a.py").write_text(text)
    uri = (tmp_path / "a.py").as_uri()
    for settings, expected in [
            ({}, [(1, "loads 111 modules on first use"), (4, "loads 111 modules when first called: `pkg`")]),
            ({"code-lens": {"imports": False}}, [(4, "loads 111 modules when first called: `pkg`")]),
            ({"code-lens": {"functions": False}}, [(1, "loads 111 modules on first use")])]:
        with Wire(lazyls, PULL, root=tmp_path.as_uri(), options={"dialect": "explicit", **settings}) as wire:
            wire.open(uri, text)
            wire.send("textDocument/codeLens", {"textDocument": {"uri": uri}}, 1)
            lenses = wire.until(lambda message: message.get("id") == 1)["result"]
            # The first is that of the file, which is resolved when it is seen.
            assert [(lens["range"]["start"]["line"], lens["command"]["title"]) for lens in lenses[1:]] == expected
            assert lenses[-1]["command"]["arguments"] == [{"uri": uri, "position": {"line": 1, "character": 12}}]
