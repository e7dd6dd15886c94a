extension Int {
  /// The whole part of any number: the nearest `Int` where it is too large, 0 where it is none.
  package init(saturating number: Double) {
    self =
      Int(exactly: number.rounded(.towardZero)) ?? (number > 0 ? .max : number < 0 ? .min : 0)
  }

  /// The sum, or the nearest `Int`. For sizes that files merely claim to have.
  package func addingSaturated(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
