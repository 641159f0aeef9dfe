// What a rule may look at: one module of a linked program, and how it is to be judged.
package import Basics

package struct RuleContext: Sendable {
  package let dialect: Dialect

  package init(dialect: Dialect) {
    self.dialect = dialect
  }
}
