// Days, hours and names of the calendar in UTC, without the C library.

struct CalendarTime {
  var year = 1970
  /// From 1.
  var month = 1
  var day = 1
  var hour = 0
  var minute = 0
  var second = 0
  /// Monday is 0.
  var weekday = 3
  /// From 1.
  var yearDay = 1
  var isSummer = 0

  init() {}

  /// Of seconds since 1970.
  init(seconds: Int) {
    let days = seconds >= 0 ? seconds / 86400 : -((86399 - seconds) / 86400)
    let rest = seconds - days * 86400
    // Years that begin in March, eras of 400 of them.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = rest / 3600
    minute = rest / 60 % 60
    second = rest % 60
    weekday = ((days % 7) + 10) % 7
    yearDay = days - Self.days(year, 1, 1) + 1
  }

  /// Days from 1970 to a date; months and days may be out of range.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let months = year * 12 + month - 1
    let trueYear = months >= 0 ? months / 12 : -((11 - months) / 12)
    let trueMonth = months - trueYear * 12 + 1
    let shifted = trueMonth <= 2 ? trueYear - 1 : trueYear
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (trueMonth + (trueMonth > 2 ? -3 : 9)) + 2) / 5
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468 + day - 1
  }

  /// Seconds since 1970, whatever is out of range carried over.
  var seconds: Int { Self.days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second }

  static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `asctime`
  var text: String {
    let dayText = day < 10 ? " \(day)" : "\(day)"
    return
      "\(Self.weekdays[weekday].prefix(3)) \(Self.months[month - 1].prefix(3)) \(dayText) \(Self.two(hour)):\(Self.two(minute)):\(Self.two(second)) \(year)"
  }

  static func two(_ number: Int) -> String { number >= 0 && number < 10 ? "0\(number)" : "\(number)" }

  // MARK: strftime

  /// The week of the ISO calendar and its year.
  private var isoWeek: (year: Int, week: Int) {
    func weeks(_ year: Int) -> Int {
      let first = Self.weekday(Self.days(year, 1, 1)), last = Self.weekday(Self.days(year, 12, 31))
      return first == 3 || last == 3 ? 53 : 52
    }
    let week = (yearDay - (weekday + 1) + 10) / 7
    if week < 1 { return (year - 1, weeks(year - 1)) }
    return week > weeks(year) ? (year + 1, 1) : (year, week)
  }

  private static func weekday(_ days: Int) -> Int { ((days % 7) + 10) % 7 }

  /// The text of a format; what it does not know stays as it is.
  func formatted(_ format: [UInt32], zone: String) -> [UInt32] {
    var result: [UInt32] = []
    var index = 0
    while index < format.count {
      let start = index
      guard format[index] == 37, index + 1 < format.count else {
        result.append(format[index])
        index += 1
        continue
      }
      index += 1
      var flag: UInt32 = 0
      while index < format.count, [45, 95, 48, 94, 35].contains(format[index]) {
        flag = format[index]
        index += 1
      }
      var width = 0
      while index < format.count, format[index] >= 48, format[index] <= 57 {
        width = min(width * 10 + Int(format[index]) - 48, 1000)
        index += 1
      }
      if index < format.count, format[index] == 69 || format[index] == 79 { index += 1 }
      guard index < format.count, let letter = Unicode.Scalar(format[index]), let part = part(letter, zone) else {
        result += format[start..<min(index + 1, format.count)]
        index += 1
        continue
      }
      index += 1
      result += Self.padded(part, flag, width).unicodeScalars.map(\.value)
    }
    return result
  }

  /// What a letter stands for: a text, or a number with its usual width and fill.
  private enum Part {
    case text(String)
    case number(Int, width: Int, fill: Character)
  }

  private static func padded(_ part: Part, _ flag: UInt32, _ width: Int) -> String {
    switch part {
    case .text(let text):
      let text = flag == 94 || flag == 35 ? text.uppercased() : text
      return String(repeating: flag == 48 ? "0" : " ", count: max(0, width - text.count)) + text
    case .number(let number, let usual, let fill):
      if flag == 45 { return "\(number)" }
      let builder: Character = flag == 95 ? " " : flag == 48 ? "0" : fill
      let digits = "\(abs(number))", sign = number < 0 ? "-" : ""
      return sign + String(repeating: builder, count: max(0, max(usual, width) - digits.count - sign.count)) + digits
    }
  }

  private func part(_ letter: Unicode.Scalar, _ zone: String) -> Part? {
    func two(_ number: Int) -> Part { .number(number, width: 2, fill: "0") }
    let twelve = hour % 12 == 0 ? 12 : hour % 12
    let date = "\(Self.two(month))/\(Self.two(day))/\(Self.two(((year % 100) + 100) % 100))"
    let clock = "\(Self.two(hour)):\(Self.two(minute)):\(Self.two(second))"
    switch letter {
    case "a": return .text(String(Self.weekdays[weekday].prefix(3)))
    case "A": return .text(Self.weekdays[weekday])
    case "b", "h": return .text(String(Self.months[month - 1].prefix(3)))
    case "B": return .text(Self.months[month - 1])
    case "c": return .text(text)
    case "C": return two(year / 100)
    case "d": return two(day)
    case "D", "x": return .text(date)
    case "e": return .number(day, width: 2, fill: " ")
    case "F": return .text("\(year)-\(Self.two(month))-\(Self.two(day))")
    case "g": return two(isoWeek.year % 100)
    case "G": return .number(isoWeek.year, width: 1, fill: "0")
    case "H": return two(hour)
    case "I": return two(twelve)
    case "j": return .number(yearDay, width: 3, fill: "0")
    case "k": return .number(hour, width: 2, fill: " ")
    case "l": return .number(twelve, width: 2, fill: " ")
    case "m": return two(month)
    case "M": return two(minute)
    case "n": return .text("\n")
    case "p": return .text(hour < 12 ? "AM" : "PM")
    case "P": return .text(hour < 12 ? "am" : "pm")
    case "r": return .text("\(Self.two(twelve)):\(Self.two(minute)):\(Self.two(second)) \(hour < 12 ? "AM" : "PM")")
    case "R": return .text("\(Self.two(hour)):\(Self.two(minute))")
    case "s": return .number(seconds, width: 1, fill: "0")
    case "S": return two(second)
    case "t": return .text("\t")
    case "T", "X": return .text(clock)
    case "u": return .number(weekday + 1, width: 1, fill: "0")
    case "U": return two((yearDay + 6 - (weekday + 1) % 7) / 7)
    case "V": return two(isoWeek.week)
    case "w": return .number((weekday + 1) % 7, width: 1, fill: "0")
    case "W": return two((yearDay + 6 - weekday) / 7)
    case "y": return two(((year % 100) + 100) % 100)
    case "Y": return .number(year, width: 1, fill: "0")
    case "z": return .text("+0000")
    case "Z": return .text(zone)
    case "%": return .text("%")
    default: return nil
    }
  }
}
