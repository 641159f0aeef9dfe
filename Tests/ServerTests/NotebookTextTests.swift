// Cells of notebooks as Python: what is IPython's own goes, every line and every column of the rest stays.
import Server
import Testing

@Suite struct NotebookTextTests {
  private func python(_ text: String) -> String {
    String(decoding: NotebookText.python(Array(text.utf8)), as: UTF8.self)
  }

  @Test func commandsBecomeComments() {
    #expect(python("%cd ..\nimport json\n!ls\njson?\n") == "#cd ..\nimport json\n#ls\n#son?\n")
    #expect(python("?json") == "#json")
    #expect(python("files = !ls *.py\n") == "files = 0       \n")
    #expect(python("x = %time f()\r\n") == "x = 0        \r\n")
  }

  @Test func blocksKeepAStatement() {
    #expect(python("if x:\n    %cd ..\n") == "if x:\n    0     \n")
  }

  @Test func whatIsPythonStaysAsItIs() {
    for text in ["print('%d'\n% 3)\n", "\"\"\"\n%cd\n\"\"\"\n", "# why?\nx != 3\n", "x = 3 %2\n", "\u{1F600} = 1\n"] {
      #expect(python(text) == text)
    }
  }

  @Test func cellMagicsMeanTheWholeCell() {
    #expect(python("%%bash\nls é\n") == "      \n     \n")
    #expect(python("\n%%time\nimport json\n") == "\n#%time\nimport json\n")
    #expect(python("%%timeit -n 3\n%cd ..\nimport json") == "#%timeit -n 3\n#cd ..\nimport json")
  }
}
