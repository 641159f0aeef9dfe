-- lazyls for Neovim 0.11 and newer: a configuration that `vim.lsp.enable("lazyls")` finds by its file name.
return require("lazyls").config()
