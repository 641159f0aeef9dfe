" Asks lazyls, through ALE's connection, what ALE itself has no command for.
let s:with_document = ['applyAllSafe', 'evaluate', 'filter', 'importGraph', 'startup']
let s:all = sort(s:with_document + ['explain', 'explainRule', 'reload', 'rename', 'restart', 'status'])

" The folder whose configuration or project file is nearest.
function! lazyls#Root(buffer) abort
    for l:name in ['lazyls.toml', 'pyproject.toml', 'setup.cfg', 'setup.py']
        let l:file = ale#path#FindNearestFile(a:buffer, l:name)

        if !empty(l:file)
            return fnamemodify(l:file, ':h')
        endif
    endfor

    let l:git = ale#path#FindNearestDirectory(a:buffer, '.git')

    return !empty(l:git) ? fnamemodify(l:git, ':h:h') : fnamemodify(bufname(a:buffer), ':p:h')
endfunction

function! lazyls#Complete(start, line, place) abort
    return filter(copy(s:all), {_, name -> stridx(name, a:start) == 0})
endfunction

function! lazyls#Run(name, ...) abort
    if index(s:all, a:name) < 0
        echoerr 'lazyls: there is no command ' . a:name
    elseif a:name is# 'rename'
        call s:Rename(get(a:, 1, ''))
    elseif a:name is# 'explain'
        call s:Execute(a:name, [s:WhatIsHere()])
    elseif a:name is# 'explainRule'
        call s:ExplainRule(get(a:, 1, ''))
    else
        call s:Execute(a:name, index(s:with_document, a:name) < 0 ? [] : [s:Uri(expand('%:p'))])
    endif
endfunction

function! s:Uri(path) abort
    return ale#util#ToURI(a:path)
endfunction

function! s:Ask(method, params, Then) abort
    call ale#lsp_linter#SendRequest(bufnr(''), 'lazyls', [0, a:method, a:params], a:Then)
endfunction

" What it finds the server shows itself, where ALE lets it: set g:ale_lsp_show_message_severity.
function! s:Execute(command, arguments) abort
    let l:params = {'command': 'lazyls.' . a:command, 'arguments': a:arguments}
    call s:Ask('workspace/executeCommand', l:params, function('s:Show'))
endfunction

function! s:Show(answer) abort
    let l:result = get(a:answer, 'result', v:null)

    if has_key(a:answer, 'error')
        echohl ErrorMsg | echomsg 'lazyls: ' . a:answer.error.message | echohl None
    elseif type(l:result) is v:t_dict
        " ALE shows no documents.
        let l:page = get(l:result, 'page', get(l:result, 'tree', ''))

        if l:page =~# '\.\(md\|py\|txt\)$'
            execute 'pedit' fnameescape(ale#util#ToResource(l:page))
        elseif !empty(get(l:result, 'message', l:page))
            echomsg get(l:result, 'message', '') l:page
        endif
    endif
endfunction

" On an import the question is why that loads, elsewhere why this file does.
function! s:WhatIsHere() abort
    let l:uri = s:Uri(expand('%:p'))

    if getline('.') !~# '\v^\s*(lazy\s+)?(import|from)>'
        return l:uri
    endif

    " In UTF-16, which the protocol has unless something else was agreed.
    let l:before = strpart(getline('.'), 0, col('.') - 1)
    let l:character = strchars(l:before) + strchars(substitute(l:before, '[\x01-\uffff]', '', 'g'))

    return {'uri': l:uri, 'position': {'line': line('.') - 1, 'character': l:character}}
endfunction

" Without a name, the rule of the first finding in the line.
function! s:ExplainRule(rule) abort
    let l:found = filter(copy(ale#engine#GetLoclist(bufnr(''))), {_, each -> each.lnum == line('.') && has_key(each, 'code')})
    let l:rule = !empty(a:rule) ? a:rule : get(get(l:found, 0, {}), 'code', '')

    if empty(l:rule)
        echoerr 'lazyls: no finding in this line; name a rule'
    else
        call s:Execute('explainRule', [l:rule])
    endif
endfunction

" Renames the file of the buffer; imports of it follow.
function! s:Rename(name) abort
    let l:old = expand('%:p')
    let l:new = a:name =~# '^/' ? a:name : expand('%:p:h') . '/' . a:name

    if empty(a:name) || !empty(glob(l:new))
        echoerr 'lazyls: ' . (empty(a:name) ? 'how is it to be called?' : l:new . ' is there already')

        return
    endif

    let l:params = {'files': [{'oldUri': s:Uri(l:old), 'newUri': s:Uri(l:new)}]}
    call s:Ask('workspace/willRenameFiles', l:params, function('s:Move', [l:old, l:new]))
endfunction

function! s:Move(old, new, answer) abort
    if has_key(a:answer, 'error')
        return s:Show(a:answer)
    endif

    let l:changes = ale#code_action#GetChanges(get(a:answer, 'result', v:null))
    let l:buffer = bufnr(a:old)
    let l:options = {'should_save': 1, 'conn_id': ''}
    call ale#code_action#HandleCodeAction({'changes': ale#code_action#BuildChangesList(l:changes)}, l:options)
    execute 'buffer' l:buffer
    update
    call rename(a:old, a:new)
    execute 'edit' fnameescape(a:new)
    execute 'bwipeout' l:buffer
    let l:params = {'files': [{'oldUri': s:Uri(a:old), 'newUri': s:Uri(a:new)}]}
    call ale#lsp_linter#SendRequest(bufnr(''), 'lazyls', [1, 'workspace/didRenameFiles', l:params])
endfunction
