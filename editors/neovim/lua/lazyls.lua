-- How to start lazyls, and what Neovim has no key for: the server's commands, and imports that follow a renamed file.
local M = {}

local markers = { "lazyls.toml", "pyproject.toml", "setup.cfg", "setup.py", ".git" }

--- A client's configuration, of this file's presets and of `vim.g.lazyls`.
function M.config()
  local config = {
    name = "lazyls",
    cmd = { "lazyls", "--stdio" },
    filetypes = { "python" },
    root_markers = markers,
    settings = { lazyls = vim.empty_dict() },
    capabilities = vim.lsp.protocol.make_client_capabilities(),
  }
  -- `:Lazyls rename` does both.
  config.capabilities.workspace.fileOperations = { willRename = true, didRename = true }
  -- Neovim before 0.8 answers questions about settings, and does not say so.
  config.capabilities.workspace.configuration = true
  return vim.tbl_deep_extend("force", config, vim.g.lazyls or {})
end

-- Starting, where Neovim (before 0.11) does not do it by itself

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

local started = {}

--- Attaches a buffer to the server of its project, and starts that if need be.
function M.attach(buffer)
  local root = root_of(vim.api.nvim_buf_get_name(buffer))
  local id = started[root]
  if not id or vim.lsp.client_is_stopped(id) then
    local config = M.config()
    config.root_dir = root
    config.workspace_folders = { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ":t") } }
    id = vim.lsp.start_client(config)
    started[root] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

-- Asking

local function say(words, level)
  vim.notify("lazyls: " .. words, level or vim.log.levels.ERROR)
end

--- The client of the current buffer.
local function client_here()
  local clients = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = 0 }) or vim.lsp.buf_get_clients(0)
  for _, client in pairs(clients) do
    if client.name == "lazyls" then
      return client
    end
  end
  say("no server runs for this buffer")
end

--- Calls a client's method in the way of the Neovim that this is.
local function call(client, name, ...)
  if vim.fn.has("nvim-0.11") == 1 then
    return client[name](client, ...)
  end
  return client[name](...)
end

--- Shows a page of the server's, where Neovim (before 0.8) does not let the server do that.
local function show(client, page)
  local offered = (client.config.capabilities.window or {}).showDocument or {}
  if offered.support or type(page) ~= "string" or page:match("%.html$") then
    return
  end
  vim.cmd("pedit " .. vim.fn.fnameescape(vim.uri_to_fname(page)))
end

local function execute(command, arguments)
  local client = client_here()
  if client then
    local params = { command = "lazyls." .. command, arguments = arguments }
    -- What it finds the server shows itself.
    call(client, "request", "workspace/executeCommand", params, function(problem, result)
      if problem then
        say(problem.message)
      elseif type(result) == "table" then
        show(client, result.page or result.tree)
      end
    end, 0)
  end
end

local function uri()
  return vim.uri_from_bufnr(0)
end

--- On an import the question is why that loads, elsewhere why this file does.
local function what_is_here(client)
  local line = vim.api.nvim_get_current_line()
  if not (line:match("^%s*import%s") or line:match("^%s*from%s") or line:match("^%s*lazy%s")) then
    return uri()
  end
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  return { uri = params.textDocument.uri, position = params.position }
end

--- Renames the file of the buffer; imports of it follow, in buffers that are left to be written (`:wall`).
local function rename(name)
  local client = client_here()
  local old = vim.api.nvim_buf_get_name(0)
  if not client or not name then
    return name or say("how is it to be called? :Lazyls rename new_name.py")
  end
  local new = name:match("^/") and name or vim.fn.fnamemodify(old, ":h") .. "/" .. name
  if vim.loop.fs_stat(new) then
    return say(new .. " is there already")
  end
  local params = { files = { { oldUri = vim.uri_from_fname(old), newUri = vim.uri_from_fname(new) } } }
  local answer, problem = call(client, "request_sync", "workspace/willRenameFiles", params, 10000, 0)
  if not answer or answer.err then
    return say(problem or answer.err.message)
  end
  if answer.result then
    vim.lsp.util.apply_workspace_edit(answer.result, client.offset_encoding)
  end
  vim.lsp.util.rename(old, new)
  call(client, "notify", "workspace/didRenameFiles", params)
end

local commands = {
  explain = function()
    local client = client_here()
    return client and execute("explain", { what_is_here(client) })
  end,
  explainRule = function(rule)
    -- Without a name, the rule of the first finding in the line.
    local found = vim.diagnostic.get(0, { lnum = vim.api.nvim_win_get_cursor(0)[1] - 1 })[1]
    local data = found and found.user_data and found.user_data.lsp or {}
    rule = rule or (found and (found.code or data.code))
    return rule and execute("explainRule", { rule }) or say("no finding in this line; name a rule")
  end,
  reload = function()
    execute("reload", {})
  end,
  rename = rename,
  restart = function()
    execute("restart", {})
  end,
  status = function()
    execute("status", {})
  end,
}
for _, name in ipairs({ "applyAllSafe", "evaluate", "filter", "importGraph", "startup" }) do
  commands[name] = function()
    execute(name, { uri() })
  end
end

--- `:Lazyls name [argument]`
function M.run(name, argument)
  if not commands[name] then
    return say("there is no command " .. name)
  end
  commands[name](argument)
end

function M.complete(start)
  local names = vim.tbl_filter(function(name)
    return vim.startswith(name, start)
  end, vim.tbl_keys(commands))
  table.sort(names)
  return names
end

return M
