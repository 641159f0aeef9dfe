// Method names that change the object they are called on, whatever its class.

/// Methods of lists, sets, dictionaries and their like, and names that say "from now on you know of this".
package enum MutatingMethods {
  package static func contains(_ name: ArraySlice<UInt8>) -> Bool {
    switch name.count {
    case 3: return name.elementsEqual("add".utf8) || name.elementsEqual("pop".utf8)
    case 4: return name.elementsEqual("sort".utf8) || name.elementsEqual("push".utf8)
    case 5: return name.elementsEqual("clear".utf8)
    case 6:
      return name.elementsEqual("append".utf8) || name.elementsEqual("update".utf8) || name.elementsEqual("extend".utf8)
        || name.elementsEqual("insert".utf8) || name.elementsEqual("remove".utf8) || name.elementsEqual("attach".utf8)
    case 7:
      return name.elementsEqual("discard".utf8) || name.elementsEqual("popitem".utf8)
        || name.elementsEqual("connect".utf8) || name.elementsEqual("reverse".utf8)
    case 8: return name.elementsEqual("register".utf8)
    case 9: return name.elementsEqual("subscribe".utf8)
    case 10:
      return name.elementsEqual("setdefault".utf8) || name.elementsEqual("appendleft".utf8)
        || name.elementsEqual("extendleft".utf8)
    default: return name.starts(with: "register_".utf8)
    }
  }

  /// Those of lists, sets and dictionaries that give nothing: whoever takes what they give calls something else.
  package static func givesNothing(_ name: ArraySlice<UInt8>) -> Bool {
    switch name.count {
    case 3: return name.elementsEqual("add".utf8)
    case 4: return name.elementsEqual("sort".utf8)
    case 5: return name.elementsEqual("clear".utf8)
    case 6:
      return name.elementsEqual("append".utf8) || name.elementsEqual("update".utf8) || name.elementsEqual("extend".utf8)
        || name.elementsEqual("insert".utf8) || name.elementsEqual("remove".utf8)
    case 7: return name.elementsEqual("discard".utf8) || name.elementsEqual("reverse".utf8)
    case 10: return name.elementsEqual("appendleft".utf8) || name.elementsEqual("extendleft".utf8)
    default: return false
    }
  }
}
