// The comparison as one page of HTML that needs nothing else: its parts lie beside this file and in the executable.

package enum StartupPage {
  /// The page's own words stand where the template says `{{…}}`.
  package static func text(of comparison: StartupComparison) -> [UInt8] {
    let parts: [(mark: String, text: [UInt8])] = [
      ("{{title}}", escaped(comparison.eager.target)), ("{{style}}", PackageResources.style_css),
      ("{{data}}", StartupPageData.text(of: comparison)),
      (
        "{{script}}",
        PackageResources.model_js + PackageResources.timeline_js + PackageResources.graph_js + PackageResources.page_js
      ),
    ]
    var page: [UInt8] = []
    var rest = PackageResources.page_html[...]
    while let start = rest.firstRange(of: Array("{{".utf8))?.lowerBound {
      page += rest[..<start]
      rest = rest[start...]
      let part = parts.first { rest.starts(with: $0.mark.utf8) }
      page += part?.text ?? []
      rest = rest.dropFirst(part?.mark.utf8.count ?? 2)
    }
    return page + rest
  }

  private static func escaped(_ text: String) -> [UInt8] {
    Array(
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;").utf8)
  }
}
