;;; lazyls-eglot.el --- Lazy imports of Python, checked by lazyls -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "28.1") (eglot "1.9"))

;;; Commentary:
;; Tells eglot how to start `lazyls --stdio' for Python buffers.

;;; Code:
(require 'eglot)

(defgroup lazyls nil
  "Lazy imports of Python, checked as you type."
  :group 'eglot)

(defcustom lazyls-command '("lazyls" "--stdio")
  "The program that serves lazyls, and its arguments."
  :type '(repeat string))

(defun lazyls-contact (&rest _)
  "What eglot is to run for a Python buffer."
  lazyls-command)

(add-to-list 'eglot-server-programs '((python-mode python-ts-mode) . lazyls-contact))

(provide 'lazyls-eglot)
;;; lazyls-eglot.el ends here
