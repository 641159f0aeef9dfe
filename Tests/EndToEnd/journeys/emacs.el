;;; emacs.el --- The journey in Emacs without a terminal, through eglot or lsp-mode -*- lexical-binding: t -*-

;; Runs with `editors/emacs/lazyls.el' and what keys would call.  What is seen
;; on the way goes as JSON to the job's `out'; journeys.py starts it.  Every
;; wait has a limit.

(require 'json)
(require 'cl-lib)
(require 'flymake)
(defvar jsonrpc-default-request-timeout)
(defvar lsp-response-timeout)

(defvar job (json-parse-string (getenv "LAZYLS_JOB") :object-type 'plist))
(defvar seen nil)

(defun job (key) (plist-get job key))
(defun see (key value) (setq seen (append seen (list key value))))

(defun until (what look)
  "Wait until LOOK gives something; what it gives.  WHAT says what is awaited."
  (let ((end (+ (float-time) (job :limit))) value)
    (while (not (setq value (funcall look)))
      (when (> (float-time) end)
        (error "No %s; there is: %s" what (codes)))
      (accept-process-output nil 0.01))
    value))

(defun first-child (process)
  "The first process that PROCESS, an identifier, has started."
  (with-temp-buffer
    (insert-file-contents-literally (format "/proc/%d/task/%d/children" process process))
    (string-to-number (buffer-string))))

(defun put-point (text)
  "Put point on the last character of TEXT."
  (goto-char (point-min))
  (search-forward text)
  (backward-char))

(defun line () (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun substitute-text (old new)
  (goto-char (point-min))
  (let ((case-fold-search nil))
    (while (search-forward old nil t) (replace-match new t t))))

;;; What the two clients do in ways of their own

(defvar by-eglot (equal (job :client) "eglot"))

(defun start ()
  ;; What the clients allow a request, ten seconds, is for people.
  (setq jsonrpc-default-request-timeout (job :limit) lsp-response-timeout (job :limit))
  (if by-eglot
      (progn
        (setq eglot-connect-timeout (job :limit) eglot-sync-connect (job :limit)
              eglot-confirm-server-initiated-edits nil
              eglot-confirm-server-edits nil)
        (eglot-ensure-now))
    (setq lsp-session-file (expand-file-name "session" (job :scratch))
          lsp-auto-guess-root t lsp-enable-file-watchers nil lsp-restart 'ignore
          lsp-warn-no-matched-clients nil lsp-diagnostics-provider :flymake)
    (lsp-workspace-folders-add (job :root))
    (add-hook 'python-mode-hook #'lsp)
    (lsp)))

(defun eglot-ensure-now ()
  (apply #'eglot (eglot--guess-contact)))

(defun server-process ()
  (if by-eglot
      (process-id (jsonrpc--process (eglot-current-server)))
    (process-id (lsp--workspace-cmd-proc (lsp-find-workspace 'lazyls buffer-file-name)))))

(defun send-changes ()
  "What an idle moment would do."
  (if by-eglot
      (eglot--signal-textDocument/didChange)
    (run-hooks 'lsp-on-idle-hook)))

(defun codes ()
  "The rules of what is found in the buffer, in order."
  (string-join
   (sort (if by-eglot
             (mapcar (lambda (each)
                       (plist-get (cdr (assq 'eglot-lsp-diag (eglot-data each))) :code))
                     (flymake-diagnostics))
           (mapcar (lambda (each) (lsp:diagnostic-code? each))
                   (gethash (lsp--fix-path-casing (buffer-file-name)) (lsp-diagnostics t))))
         #'string<)
   " "))

(defun eglot-data (diagnostic)
  (let ((data (flymake-diagnostic-data diagnostic)))
    (if (assq 'eglot-lsp-diag data) data (list (cons 'eglot-lsp-diag data)))))

(defun hover ()
  (if by-eglot
      (let (text)
        (eglot-hover-eldoc-function (lambda (words &rest _) (setq text words)))
        (until "hover" (lambda () text)))
    (let ((answer (lsp-request "textDocument/hover" (lsp--text-document-position-params))))
      (lsp:markup-content-value (lsp:hover-contents answer)))))

(defun fix ()
  "Choose the job's fix from the menu."
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt choices &rest _)
               (or (seq-find (lambda (each) (string-search (job :fix) each)) (all-completions "" choices))
                   (error "There is no fix in %S" choices))))
            (last-nonmenu-event ?x))
    (if by-eglot
        (eglot-code-actions (point) (point) nil t)
      (call-interactively #'lsp-execute-code-action))))

(defun stop ()
  (if by-eglot (eglot-shutdown (eglot-current-server))
    (lsp-workspace-shutdown (lsp-find-workspace 'lazyls buffer-file-name))))

(defun message-of (answer)
  (if by-eglot (plist-get answer :message) (gethash "message" answer)))

;;; The journey

(defun wait-for (wanted)
  (until wanted (lambda () (equal (codes) wanted))))

(defun journey ()
  (package-activate-all)
  (require (if by-eglot 'eglot 'lsp-mode))
  (add-to-list 'load-path (job :plugin))
  (require 'lazyls)
  (setq lazyls-command (list (job :lazyls) "--stdio"))
  (setq project-find-functions (list (lambda (_) (cons 'transient (job :root)))))
  (fset 'y-or-n-p (lambda (&rest _) t))
  (find-file (job :file))
  (start)
  (wait-for "LZ101 LZ104")

  (put-point (job :hover))
  (see :hover (substring-no-properties (hover)))
  (see :why (message-of (lazyls-explain)))
  (fix)
  (send-changes)
  (wait-for "LZ101")
  (put-point "lazy from")
  (see :fixed (line))

  (save-buffer)
  (let ((buffer (current-buffer)))
    (find-file (job :module))
    (until "server" (lambda () (if by-eglot (eglot-current-server) lsp--buffer-workspaces)))
    (lazyls-rename-file (job :new_name))
    (unless (equal (file-name-nondirectory buffer-file-name) (job :new_name))
      (error "The buffer is %s" buffer-file-name))
    (save-some-buffers t)
    (switch-to-buffer buffer))
  (wait-for "LZ101")
  (put-point "lazy from")
  (see :renamed (line))

  (let* ((server (server-process))
         (worker (first-child server)))
    (signal-process worker 'KILL)
    ;; Typed while nobody is there to read it.
    (substitute-text "suplier" "money")
    (send-changes)
    (wait-for "")
    (substitute-text "format_price as" "format_prize as")
    (send-changes)
    (wait-for "LZ104")
    (see :is_same_server (or (= server (server-process)) :json-false))
    (see :is_new_worker (or (/= worker (first-child server)) :json-false)))
  (stop))

(condition-case problem
    (journey)
  (error (see :error (error-message-string problem))))
(with-temp-file (job :out)
  (insert (json-encode seen)))
(kill-emacs)
