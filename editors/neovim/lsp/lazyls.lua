-- lazyls for Neovim 0.11 and newer: a configuration that `vim.lsp.enable("lazyls")` finds by its file name.
return {
  cmd = { "lazyls", "--stdio" },
  filetypes = { "python" },
  root_markers = { "lazyls.toml", "pyproject.toml", "setup.cfg", "setup.py", ".git" },
  settings = { lazyls = {} },
}
