// swift-tools-version: 6.3

import PackageDescription

let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // For a parser that stores a Span. swift-system and swift-collections use it, too.
  .enableExperimentalFeature("Lifetimes"),
]

let package = Package(
  name: "jwtscope",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "jwtscope", targets: ["jwtscope"]),
    .library(name: "CognitoToken", targets: ["CognitoToken"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .target(name: "CognitoToken", dependencies: ["COpenSSL"], swiftSettings: strict),
    .executableTarget(
      name: "jwtscope",
      dependencies: [
        "CognitoToken",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "FuzzLaws", dependencies: ["CognitoToken"], path: "Tests/Fuzz/Laws",
      swiftSettings: strict),
    .testTarget(
      name: "CognitoTokenTests", dependencies: ["CognitoToken", "COpenSSL", "FuzzLaws"],
      swiftSettings: strict),
    .testTarget(
      name: "ToolTests",
      dependencies: [
        "CognitoToken", "jwtscope",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Schemas", "Scripts", "Servers"],
      swiftSettings: strict),
  ]
)

// libFuzzer provides their main function, so only Tests/Fuzz/run.sh builds them.
if Context.environment["JWTSCOPE_FUZZ"] != nil {
  package.targets += ["json", "base64url", "token", "jwks", "sign-in", "trigger", "settings"].map {
    name in
    .executableTarget(
      name: "fuzz-\(name)", dependencies: ["FuzzLaws"], path: "Tests/Fuzz/\(name)",
      swiftSettings: strict)
  }
}
