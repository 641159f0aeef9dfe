;;; lazyls.el --- Lazy imports of Python, checked by lazyls -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "28.1"))

;;; Commentary:
;; Tells eglot and lsp-mode, whichever is used, how to start `lazyls --stdio'
;; for Python buffers, and adds commands for what lazyls can be asked.

;;; Code:
(require 'url-util)

(defgroup lazyls nil
  "Lazy imports of Python, checked as you type."
  :group 'tools)

(defcustom lazyls-command '("lazyls" "--stdio")
  "The program that serves lazyls, and its arguments."
  :type '(repeat string))

(defcustom lazyls-settings nil
  "Settings as a property list, such as (:dialect \"explicit\" :evaluate \"auto\").
What the configuration file of a project says wins over them."
  :type 'plist)

;;; Starting

(defun lazyls--options (&rest _)
  "What is said to the server when it starts."
  (list :lazyls (or lazyls-settings (make-hash-table))))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons '(python-mode python-ts-mode)
                     (lambda (&rest _)
                       (append lazyls-command
                               (list :initializationOptions #'lazyls--options))))))

(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-activate-on "lsp-mode")
(with-eval-after-load 'lsp-mode
  ;; An add-on: it runs beside the server for types and completion.
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection (lambda () lazyls-command))
                    :activation-fn (lsp-activate-on "python")
                    :server-id 'lazyls
                    :add-on? t
                    :initialization-options #'lazyls--options)))

;;; Asking, through whichever client manages the buffer

(declare-function eglot-current-server "eglot")
(declare-function eglot--current-server-or-lose "eglot")
(declare-function eglot--apply-workspace-edit "eglot")
(declare-function eglot--TextDocumentPositionParams "eglot")
(declare-function jsonrpc-request "jsonrpc")
(declare-function jsonrpc-notify "jsonrpc")
(declare-function lsp-request "lsp-mode")
(declare-function lsp-notify "lsp-mode")
(declare-function lsp-find-workspace "lsp-mode")
(declare-function lsp--apply-workspace-edit "lsp-mode")
(declare-function lsp--text-document-position-params "lsp-mode")
(defvar lsp-mode)
(defvar lsp--cur-workspace)

(defmacro lazyls--with-workspace (&rest body)
  "Run BODY with lazyls as the only server that lsp-mode asks."
  `(let ((lsp--cur-workspace (or (lsp-find-workspace 'lazyls (buffer-file-name))
                                 (user-error "No lazyls runs for this buffer"))))
     ,@body))

(defun lazyls--by-lsp-mode ()
  "Whether lsp-mode manages the buffer."
  (bound-and-true-p lsp-mode))

(defun lazyls--request (method params)
  "The server's answer to METHOD, a string, with PARAMS."
  (if (lazyls--by-lsp-mode)
      (lazyls--with-workspace (lsp-request method params))
    (jsonrpc-request (eglot--current-server-or-lose) (intern (concat ":" method)) params)))

(defun lazyls--notify (method params)
  "Tell the server METHOD, a string, with PARAMS."
  (if (lazyls--by-lsp-mode)
      (lazyls--with-workspace (lsp-notify method params))
    (jsonrpc-notify (eglot--current-server-or-lose) (intern (concat ":" method)) params)))

(defun lazyls--place ()
  "The document and the place of point, as the protocol has them."
  (if (lazyls--by-lsp-mode)
      (lsp--text-document-position-params)
    (eglot--TextDocumentPositionParams)))

(defun lazyls--apply (edit)
  "Make the workspace EDIT, in buffers."
  (if (lazyls--by-lsp-mode)
      (lsp--apply-workspace-edit edit)
    ;; Newer ones want to know where it comes from.
    (if (> (car (func-arity #'eglot--apply-workspace-edit)) 1)
        (eglot--apply-workspace-edit edit this-command)
      (eglot--apply-workspace-edit edit))))

(defun lazyls--execute (name &rest arguments)
  "Run the server's command NAME with ARGUMENTS; the server shows what it finds."
  (lazyls--request "workspace/executeCommand"
                   (list :command (concat "lazyls." name) :arguments (vconcat arguments))))

(defun lazyls--uri (&optional file)
  "The URI of FILE, or of the buffer's file."
  (concat "file://" (url-hexify-string (expand-file-name (or file (buffer-file-name)))
                                       (cons ?/ url-unreserved-chars))))

(defun lazyls-explain ()
  "On an import, why that is loaded; elsewhere, why programs load this file."
  (interactive)
  (lazyls--execute
   "explain"
   (if (save-excursion (beginning-of-line) (looking-at "\\s-*\\(lazy\\s-+\\)?\\(import\\|from\\)\\_>"))
       (append (list :uri (lazyls--uri)) (lazyls--place))
     (lazyls--uri))))

(defun lazyls-explain-rule (rule)
  "Show the page of RULE, a code or a name."
  (interactive (list (read-string "Rule: " (thing-at-point 'symbol))))
  (lazyls--execute "explainRule" rule))

(defun lazyls-import-graph ()
  "Show what this module imports, and what that imports."
  (interactive)
  (lazyls--execute "importGraph" (lazyls--uri)))

(defun lazyls-filter ()
  "Show the filter that keeps eager what must be."
  (interactive)
  (lazyls--execute "filter" (lazyls--uri)))

(defun lazyls-startup ()
  "Compare the eager and the lazy start of this file."
  (interactive)
  (lazyls--execute "startup" (lazyls--uri)))

(defun lazyls-evaluate ()
  "Evaluate this module in the sandbox."
  (interactive)
  (lazyls--execute "evaluate" (lazyls--uri)))

(defun lazyls-apply-all-safe ()
  "Apply all safe fixes to this file."
  (interactive)
  (lazyls--execute "applyAllSafe" (lazyls--uri)))

(defun lazyls-reload ()
  "Have all files read again."
  (interactive)
  (lazyls--execute "reload"))

(defun lazyls-restart ()
  "Have the server start its analysis again."
  (interactive)
  (lazyls--execute "restart"))

(defun lazyls-status ()
  "Show what the server holds."
  (interactive)
  (lazyls--execute "status"))

(defun lazyls-rename-file (new)
  "Call this buffer's file NEW; imports of it follow, in buffers left to be saved."
  (interactive (list (read-file-name "New name: " nil nil nil (file-name-nondirectory (buffer-file-name)))))
  (let* ((old (buffer-file-name))
         (new (expand-file-name new))
         (params (list :files (vector (list :oldUri (lazyls--uri old) :newUri (lazyls--uri new)))))
         (edit (lazyls--request "workspace/willRenameFiles" params)))
    (when edit (lazyls--apply edit))
    (when (buffer-modified-p) (save-buffer))
    (rename-file old new 1)
    (find-alternate-file new)
    (lazyls--notify "workspace/didRenameFiles" params)))

(provide 'lazyls)
;;; lazyls.el ends here
