-- lazyls for Neovim 0.7 to 0.10: one server per project root, attached to each Python buffer.
if vim.fn.has("nvim-0.11") == 1 then
  return
end

local markers = { "lazyls.toml", "pyproject.toml", "setup.cfg", "setup.py", ".git" }
local settings = { lazyls = {} }
local clients = {}

--- The nearest folder above `path` that holds a marker, else the folder of the file itself.
local function root_of(path)
  local directory = vim.fn.fnamemodify(path, ":p:h")
  local current = directory
  while true do
    for _, marker in ipairs(markers) do
      if vim.loop.fs_stat(current .. "/" .. marker) then
        return current
      end
    end
    local parent = vim.fn.fnamemodify(current, ":h")
    if parent == current then
      return directory
    end
    current = parent
  end
end

local function attach(event)
  local root = root_of(vim.api.nvim_buf_get_name(event.buf))
  local id = clients[root]
  if not id or vim.lsp.client_is_stopped(id) then
    id = vim.lsp.start_client({
      name = "lazyls",
      cmd = { "lazyls", "--stdio" },
      root_dir = root,
      workspace_folders = { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ":t") } },
      settings = settings,
    })
    clients[root] = id
  end
  if id then
    vim.lsp.buf_attach_client(event.buf, id)
  end
end

vim.api.nvim_create_autocmd("FileType", { pattern = "python", callback = attach })
