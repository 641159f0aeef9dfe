" `:Lazyls explain` and the like: what ALE has no command for.
if exists('g:loaded_lazyls')
    finish
endif

let g:loaded_lazyls = 1

command! -nargs=+ -complete=customlist,lazyls#Complete Lazyls call lazyls#Run(<f-args>)
