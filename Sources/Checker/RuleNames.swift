// Names of rules for reports.
import Analysis
import Rules

func ruleName(_ code: RuleCode) -> String { RuleRegistry.info(code)?.name ?? "" }
