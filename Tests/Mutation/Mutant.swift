// Copied into every module of the copy: which change is switched on, and what each change does.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

private let active = getenv("JWTSCOPE_MUTANT").flatMap { Int(String(cString: $0)) } ?? -1

/// A byte for each change, in a file in which every process of a test run marks what it reaches.
nonisolated(unsafe) private let reached: UnsafeMutablePointer<UInt8>? = {
  guard let path = getenv("JWTSCOPE_MUTANTS_REACHED") else { return nil }
  let file = open(path, O_RDWR | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  let memory = mmap(nil, 1 << 16, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
  return memory == MAP_FAILED ? nil : memory?.assumingMemoryBound(to: UInt8.self)
}()

@inline(never) public func isMutant(_ number: Int) -> Bool {
  if let reached { reached[number] = 1 }
  return number == active
}

public func isKept(_ number: Int) -> Bool { !isMutant(number) }

precedencegroup MutantPrecedence {
  higherThan: TernaryPrecedence
  lowerThan: LogicalDisjunctionPrecedence
}

/// Follows a condition that is to be negated.
public enum Turned { case now }

public func mutantLiteral<T: Numeric>(_ number: Int, _ value: T) -> T {
  isMutant(number) ? value + 1 : value
}

public func mutantArray<T>(_ number: Int, without index: Int, _ array: [T]) -> [T] {
  guard isMutant(number) else { return array }
  var array = array
  array.remove(at: index)
  return array
}

public func mutantMin<T: Comparable>(_ number: Int, _ one: T, _ other: T) -> T {
  isMutant(number) ? max(one, other) : min(one, other)
}

public func mutantMax<T: Comparable>(_ number: Int, _ one: T, _ other: T) -> T {
  isMutant(number) ? min(one, other) : max(one, other)
}
