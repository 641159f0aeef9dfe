"""A client made of pytest-lsp: typed requests, the capabilities of real editors, and a limit on every wait."""

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pytest_lsp import client_capabilities, make_test_lsp_client

from patience import LIMIT


class Editor:
    """One session. `client` is pytest-lsp's own; its `diagnostics` and `log_messages` hold what the server sent."""

    def __init__(self, client, root, timeout):
        self.client, self.root, self.timeout = client, Path(root), timeout
        self.initialized = None

    def uri(self, path):
        return (self.root / path).as_uri()

    async def within(self, awaitable):
        return await asyncio.wait_for(awaitable, self.timeout)

    def open(self, path, text=None, version=1):
        """Opens a file of the project, with another text than the disk's if given."""
        text = (self.root / path).read_text() if text is None else text
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(
            types.TextDocumentItem(uri=self.uri(path), language_id="python", version=version, text=text)))

    def change(self, path, text, version):
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(uri=self.uri(path), version=version),
            [types.TextDocumentContentChangeWholeDocument(text)]))

    def save(self, path):
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(
            types.TextDocumentIdentifier(self.uri(path))))

    async def diagnostics(self, path, fits=lambda found: True):
        """Pushed diagnostics of the file, as soon as there are some that fit."""
        async def poll():
            while True:
                found = self.client.diagnostics.get(self.uri(path))
                if found is not None and fits(found):
                    return list(found)
                await asyncio.sleep(0.01)
        return await self.within(poll())

    async def pull(self, path):
        return await self.within(self.client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(types.TextDocumentIdentifier(self.uri(path)))))

    async def hover(self, path, line, character):
        return await self.within(self.client.text_document_hover_async(types.HoverParams(
            types.TextDocumentIdentifier(self.uri(path)), types.Position(line, character))))

    async def hover_that(self, path, line, character, fits):
        """The text of a hover as soon as it fits: what evaluations find out is there for the next who asks."""
        async def poll():
            while not fits(text := (await self.hover(path, line, character)).contents.value):
                await asyncio.sleep(0.05)
            return text
        return await self.within(poll())

    async def actions(self, path, diagnostic):
        return await self.within(self.client.text_document_code_action_async(types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(path)), diagnostic.range,
            types.CodeActionContext(diagnostics=[diagnostic]))))


@asynccontextmanager
async def editor(command, root, profile="visual-studio-code", timeout=LIMIT):
    """Starts the server in `root` with the capabilities of a real editor: `visual-studio-code`, `neovim@0.11`,
    `emacs`; in the end shuts it down and checks that it went quietly."""
    client = make_test_lsp_client()
    await client.start_io(*[str(word) for word in command], cwd=str(root))
    session = Editor(client, root, timeout)
    process = client._server  # pytest-lsp keeps it to itself, and has no limit on its own waits
    try:
        session.initialized = await session.within(client.initialize_session(types.InitializeParams(
            capabilities=client_capabilities(profile), root_uri=Path(root).as_uri(),
            workspace_folders=[types.WorkspaceFolder(uri=Path(root).as_uri(), name="project")])))
        yield session
        await session.within(client.shutdown_session())
        assert client.error is None, client.error
        assert process.returncode == 0, f"the server ended with {process.returncode}"
    finally:
        if process.returncode is None:
            process.kill()
        await asyncio.wait_for(client.stop(), timeout)
