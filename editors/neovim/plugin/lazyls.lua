-- Starts lazyls for each Python buffer, in Neovim 0.7 and newer, and makes the command `:Lazyls`.
local lazyls = require("lazyls")

if vim.lsp.enable then
  vim.lsp.enable("lazyls")
else
  vim.api.nvim_create_autocmd("FileType", {
    pattern = "python",
    callback = function(event)
      lazyls.attach(event.buf)
    end,
  })
end

vim.api.nvim_create_user_command("Lazyls", function(options)
  lazyls.run(options.fargs[1], options.fargs[2])
end, { nargs = "+", complete = lazyls.complete, desc = "Ask lazyls about this file" })
