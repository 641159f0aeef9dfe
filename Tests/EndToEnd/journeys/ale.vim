" The journey in Vim without a terminal, through ALE, with the files of `editors/vim` and the commands that keys call.
" What is seen on the way goes as JSON to the job's `out`; journeys.py starts it. Every wait has a limit.
let s:job = json_decode($LAZYLS_JOB)
let s:seen = {}

set nocompatible hidden noswapfile viminfo= nomore
execute 'set runtimepath^=' . s:job.ale . ',' . s:job.plugin
let g:ale_linters = {'python': ['lazyls']}
let g:ale_python_lazyls_executable = s:job.lazyls
let g:ale_hover_to_preview = 1
filetype plugin on
runtime! plugin/ale.vim plugin/lazyls.vim
runtime autoload/ale/util.vim

" The menu of fixes asks for a number.
function! ale#util#Input(message, value) abort
    for l:line in split(a:message, "\n")
        if stridx(l:line, s:job.fix) >= 0
            return matchstr(l:line, '\d\+')
        endif
    endfor

    throw 'there is no fix in ' . a:message
endfunction

" Waits until the expression gives something.
function! s:Until(expression, what) abort
    let l:start = reltime()

    while empty(eval(a:expression))
        if reltimefloat(reltime(l:start)) > s:job.limit
            throw 'no ' . a:what . '; there is: ' . s:Codes()
        endif

        sleep 10m
    endwhile
endfunction

function! s:Codes() abort
    return join(sort(map(copy(ale#engine#GetLoclist(bufnr(''))), {_, each -> each.code})))
endfunction

function! s:WaitFor(codes) abort
    " What an idle moment does.
    call ale#Queue(0)
    let s:wanted = a:codes
    call s:Until('s:Codes() is# s:wanted', 'finding ' . a:codes)
endfunction

function! s:Preview() abort
    for l:window in getwininfo()
        if getwinvar(l:window.winid, '&previewwindow')
            return join(getbufline(l:window.bufnr, 1, '$'), "\n")
        endif
    endfor

    return ''
endfunction

function! s:FirstChild(process) abort
    let l:file = '/proc/' . a:process . '/task/' . a:process . '/children'

    return str2nr(readfile(l:file)[0])
endfunction

" ALE starts it through a shell, which may become the server or may wait for it.
function! s:Server() abort
    let l:process = s:FirstChild(getpid())

    while resolve('/proc/' . l:process . '/exe') isnot# resolve(s:job.lazyls)
        let l:process = s:FirstChild(l:process)
    endwhile

    return l:process
endfunction

function! s:Journey() abort
    execute 'edit' fnameescape(s:job.file)
    let l:buffer = bufnr('')
    call s:WaitFor('LZ101 LZ104')

    call search(s:job.hover, 'we')
    ALEHover
    call s:Until('s:Preview()', 'hover')
    let s:seen.hover = s:Preview()
    pclose

    execute 'buffer' l:buffer
    call search(s:job.hover, 'we')
    Lazyls explain
    call s:Until('execute("messages") =~# "does not load"', 'explanation')
    let s:seen.why = execute('messages')

    ALECodeAction
    call s:Until('!search(s:job.hover . "$", "nw")', 'fix')
    call s:WaitFor('LZ101')
    let s:seen.fixed = getline(search('lazy from', 'w'))
    write

    execute 'edit' fnameescape(s:job.module)
    call s:WaitFor('')
    execute 'Lazyls rename' s:job.new_name
    call s:Until('expand("%:t") is# s:job.new_name', 'buffer of the new name')
    wall
    execute 'buffer' l:buffer
    call s:WaitFor('LZ101')
    let s:seen.renamed = getline(search('lazy from', 'w'))

    let l:server = s:Server()
    let l:worker = s:FirstChild(l:server)
    call system('kill -9 ' . l:worker)
    " Typed while nobody is there to read it.
    %substitute/suplier/money/g
    call s:WaitFor('')
    %substitute/format_price as/format_prize as/
    call s:WaitFor('LZ104')
    let s:seen.is_same_server = s:Server() == l:server ? v:true : v:false
    let s:seen.is_new_worker = s:FirstChild(l:server) != l:worker ? v:true : v:false
endfunction

try
    call s:Journey()
catch
    let s:seen.error = v:exception . ' at ' . v:throwpoint
endtry

call writefile([json_encode(s:seen)], s:job.out)
qall!
