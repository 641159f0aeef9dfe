-- Drives one language server from headless Neovim, 0.7 or newer, as a user's configuration would, and writes what
-- the editor then knows as JSON. `neovim.py` starts it. Every wait has a limit.

local job = vim.fn.json_decode(table.concat(vim.fn.readfile(vim.env.LAZYLS_JOB), '\n'))
local result = { errors = {} }

local function finish()
  vim.fn.writefile({ vim.fn.json_encode(result) }, job.out)
  vim.cmd('qall!')
end

local function fail(words)
  table.insert(result.errors, words)
end

local function drive()
  vim.cmd('edit ' .. vim.fn.fnameescape(job.file))
  vim.bo.filetype = 'python'
  local buffer = vim.api.nvim_get_current_buf()

  local id = vim.lsp.start_client({
    name = 'lazyls',
    cmd = job.command,
    root_dir = job.root,
    workspace_folders = { { uri = vim.uri_from_fname(job.root), name = job.root } },
    settings = job.settings,
    on_error = function(code, words) fail('client error ' .. tostring(code) .. ': ' .. vim.inspect(words)) end,
    on_exit = function(code, signal) result.exit = { code = code, signal = signal } end,
  })
  vim.lsp.buf_attach_client(buffer, id)
  local client = vim.lsp.get_client_by_id(id)
  if not vim.wait(job.timeout, function() return client and client.initialized == true end, 10) then
    return fail('the server did not answer initialize')
  end
  result.encoding = client.offset_encoding

  local function request(method, params)
    local answer, problem = client.request_sync(method, params, job.timeout, buffer)
    if not answer then
      fail(method .. ': ' .. tostring(problem))
      return nil
    end
    if answer.err then fail(method .. ': ' .. vim.inspect(answer.err)) end
    return answer.result
  end

  local function wait_for_diagnostics(count)
    local arrived = vim.wait(job.timeout, function() return #vim.diagnostic.get(buffer) == count end, 10)
    if not arrived then fail('wanted ' .. count .. ' diagnostics, have ' .. #vim.diagnostic.get(buffer)) end
    local found = {}
    for _, each in ipairs(vim.diagnostic.get(buffer)) do
      local lsp = each.user_data and each.user_data.lsp or {}
      table.insert(found, {
        line = each.lnum, column = each.col, severity = each.severity, message = each.message,
        code = each.code or lsp.code, source = each.source,
      })
    end
    return found
  end

  local document = { uri = vim.uri_from_bufnr(buffer) }
  result.diagnostics = wait_for_diagnostics(job.diagnostics)

  if job.hover then
    result.hover = request('textDocument/hover', { textDocument = document, position = job.hover })
  end

  if job.action then
    -- What vim.lsp.buf.code_action does in 0.8 and newer, without the menu.
    local raw = {}
    for _, each in ipairs(vim.diagnostic.get(buffer)) do
      if each.lnum == job.action.line then
        table.insert(raw, {
          range = {
            start = { line = each.lnum, character = each.col },
            ['end'] = { line = each.end_lnum, character = each.end_col },
          },
          message = each.message, severity = each.severity, source = each.source,
          code = each.code or (each.user_data and each.user_data.lsp and each.user_data.lsp.code),
        })
      end
    end
    local actions = request('textDocument/codeAction', {
      textDocument = document,
      range = {
        start = { line = job.action.line, character = 0 }, ['end'] = { line = job.action.line, character = 0 },
      },
      context = { diagnostics = raw },
    }) or {}
    result.actions = {}
    local chosen
    for _, each in ipairs(actions) do
      table.insert(result.actions, each.title)
      if each.title == job.action.title then chosen = each end
    end
    if not chosen then
      fail('no code action ' .. vim.inspect(job.action.title))
    else
      if not chosen.edit and chosen.data then chosen = request('codeAction/resolve', chosen) or chosen end
      vim.lsp.util.apply_workspace_edit(chosen.edit, client.offset_encoding)
      result.text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') .. '\n'
      if job.action.diagnostics then result.after = wait_for_diagnostics(job.action.diagnostics) end
    end
  end

  client.stop()
  if not vim.wait(job.timeout, function() return result.exit ~= nil end, 10) then
    fail('the server did not end')
  end
end

local worked, words = pcall(drive)
if not worked then fail(tostring(words)) end
finish()
