-- The journey in headless Neovim, 0.7 or newer, with the plug-in of `editors/neovim` and the keys' own functions.
-- What is seen on the way goes as JSON to the job's `out`; `journeys.py` starts it. Every wait has a limit.

local job = vim.fn.json_decode(vim.env.LAZYLS_JOB)
local seen = {}

--- Waits for what `look` gives; gives up with words that say what there was.
local function until_(look, what)
  local value
  local arrived = vim.wait(job.limit * 1000, function()
    value = look()
    return value
  end, 10)
  if not arrived then
    error(what .. '; there is: ' .. vim.inspect(vim.diagnostic.get(0)))
  end
  return value
end

local function codes()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    local lsp = each.user_data and each.user_data.lsp or {}
    table.insert(found, each.code or lsp.code)
  end
  table.sort(found)
  return table.concat(found, ' ')
end

local function wait_for(wanted)
  until_(function() return codes() == wanted end, 'no ' .. wanted)
end

local function client()
  local all = vim.lsp.get_clients and vim.lsp.get_clients() or vim.lsp.get_active_clients()
  return all[1]
end

local function notify(method, params)
  local one = client()
  if vim.fn.has('nvim-0.11') == 1 then one:notify(method, params) else one.notify(method, params) end
end

--- On the text's last character.
local function put_cursor(text)
  local line = vim.fn.search('\\V' .. text, 'we')
  assert(line > 0, 'no ' .. text)
end

local function floating_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local buffer = vim.api.nvim_win_get_buf(window)
      return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
    end
  end
end

local function first_child(process)
  local file = ('/proc/%d/task/%d/children'):format(process, process)
  return tonumber(vim.fn.readfile(file)[1]:match('%d+'))
end

local function drive()
  vim.g.lazyls = { cmd = { job.lazyls, '--stdio' }, settings = { lazyls = { ignore = { 'LZ101' } } } }
  vim.opt.runtimepath:prepend(job.plugin)
  vim.cmd('runtime plugin/lazyls.lua')
  vim.cmd('filetype on')
  -- A menu that takes what the job says.
  vim.ui.select = function(items, options, choose)
    for index, item in ipairs(items) do
      local text = options.format_item and options.format_item(item) or item.title
      if text:find(job.fix, 1, true) then
        return choose(item, index)
      end
    end
    error('nothing of ' .. vim.inspect(items) .. ' is ' .. job.fix)
  end

  vim.cmd('edit ' .. vim.fn.fnameescape(job.file))
  wait_for('LZ104')
  local settings = { lazyls = vim.empty_dict() }
  client().settings = settings
  client().config.settings = settings
  notify('workspace/didChangeConfiguration', { settings = settings })
  wait_for('LZ101 LZ104')

  put_cursor(job.hover)
  vim.lsp.buf.hover()
  seen.hover = until_(floating_text, 'no hover')

  vim.lsp.handlers['window/showMessage'] = function(_, message) seen.why = seen.why or message.message end
  put_cursor(job.hover)
  vim.cmd('Lazyls explain')
  until_(function() return seen.why end, 'no explanation')

  vim.cmd('Lazyls importGraph')
  seen.graph = until_(function()
    local page = vim.fn.bufnr('import-graph.txt')
    return page > 0 and vim.fn.bufwinid(page) > 0 and table.concat(vim.api.nvim_buf_get_lines(page, 0, -1, false), '\n')
  end, 'no import graph')
  vim.cmd('pclose | buffer ' .. vim.fn.fnameescape(job.file))
  put_cursor(job.hover)

  vim.lsp.buf.code_action()
  wait_for('LZ101')
  seen.fixed = vim.fn.getline('.')

  vim.cmd('write')
  vim.cmd('edit ' .. vim.fn.fnameescape(job.module))
  vim.cmd('Lazyls rename ' .. job.new_name)
  assert(vim.fn.expand('%:t') == job.new_name, 'the buffer is ' .. vim.fn.expand('%'))
  vim.cmd('wall')
  vim.cmd('buffer ' .. vim.fn.fnameescape(job.file))
  wait_for('LZ101')
  seen.renamed = vim.fn.getline(vim.fn.search('lazy from', 'w'))

  local server = first_child(vim.loop.os_getpid())
  local worker = first_child(server)
  vim.loop.kill(worker, 9)
  -- Typed while nobody is there to read it.
  vim.cmd('%substitute/suplier/money/g')
  wait_for('')
  vim.cmd('%substitute/format_price as/format_prize as/')
  wait_for('LZ104')
  seen.is_same_server = first_child(vim.loop.os_getpid()) == server
  seen.is_new_worker = first_child(server) ~= worker

  local one = client()
  if vim.fn.has('nvim-0.11') == 1 then one:stop() else one.stop() end
  until_(function() return not client() end, 'the server does not end')
end

local worked, words = pcall(drive)
if not worked then seen.error = tostring(words) end
vim.fn.writefile({ vim.fn.json_encode(seen) }, job.out)
vim.cmd('qall!')
