// The words for effects: the configuration's and the analysis's are the same.
import Analysis
import Modules
import Testing

@Suite struct EffectWordTests {
  @Test func configurationAndAnalysisAgree() {
    #expect(Configuration.effectWords == ["pure"] + EffectKind.allCases.map(\.word))
  }
}
