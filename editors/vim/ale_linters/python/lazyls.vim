" lazyls for ALE, which finds this file by its place on the 'runtimepath'.
call ale#Set('python_lazyls_executable', 'lazyls')
call ale#Set('python_lazyls_settings', {})

call ale#linter#Define('python', {
\   'name': 'lazyls',
\   'lsp': 'stdio',
\   'executable': {buffer -> ale#Var(buffer, 'python_lazyls_executable')},
\   'command': '%e --stdio',
\   'project_root': function('lazyls#Root'),
\   'initialization_options': {buffer -> {'lazyls': ale#Var(buffer, 'python_lazyls_settings')}},
\   'completion_filter': 'ale#completion#python#CompletionItemFilter',
\})
