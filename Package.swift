// swift-tools-version: 6.3

import PackageDescription

let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // A parser that stores a Span, as swift-system and swift-collections have.
  .enableExperimentalFeature("Lifetimes"),
]

let package = Package(
  name: "jwtscope",
  products: [
    .executable(name: "jwtscope", targets: ["jwtscope"]),
    .library(name: "CognitoToken", targets: ["CognitoToken"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "CognitoToken", dependencies: ["COpenSSL"], swiftSettings: strict),
    .executableTarget(
      name: "jwtscope",
      dependencies: [
        "CognitoToken",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CognitoTokenTests", dependencies: ["CognitoToken", "COpenSSL"], swiftSettings: strict),
    .testTarget(
      name: "ToolTests", dependencies: ["jwtscope"], exclude: ["Scripts", "Servers"],
      swiftSettings: strict),
  ]
)
