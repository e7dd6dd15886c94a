/// A valid token and the public key that verifies it. The private key was never stored.
enum SignedToken {
  /// The only token that was signed with the key.
  static let text = Array(
    """
    eyJraWQiOiJrZXkiLCJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhYWFhYWFhYS1iYmJiLWNjY2MtZGRkZC1lZWV\
    lZWVlZWVlZWUiLCJpc3MiOiJodHRwczpcL1wvY29nbml0by1pZHAudXMtZWFzdC0xLmFtYXpvbmF3cy5jb21\
    cL3VzLWVhc3QtMV9FeGFtcGxlMDEiLCJjbGllbnRfaWQiOiIxZXhhbXBsZTIzNDU2Nzg5IiwidG9rZW5fdXN\
    lIjoiYWNjZXNzIiwic2NvcGUiOiJjb20uZXhhbXBsZS5waG90b3NcL3JlYWQiLCJleHAiOjE3NjcyMjkyMDA\
    sImlhdCI6MTc2NzIyNTYwMH0.gdqrdyz_PW7T1D3cnj7CZYvWS4rlLK2KXrZOa2jLizV1VXn-R-7Mk2B6cvv\
    x1Naye5goqn4lXGsloF8u11KRnp9saQJ4Ae6KzZj1Hl4bwxJeATYuSNrMw36dDN3lK2AW2hi-85vYcNYLipf\
    7jt2sFeo34TukxAJ6zcogjLG87B0i3oChlSfit--QHjZynPZh5jO_BaCjmSyiIioly_vTL7Jn3Dorn62nQJ4\
    RCDmS69k0Ogmuac9tcIxQ5YBrUtfUTyDDIJ2OfYRgEYiNMZujS90lUJVumrYu8s1znAOqoRN0zz-5PC6aBG9\
    lQ_htolsJBly9A7m6xgOoLW0YGCdZ_w
    """.utf8)

  static let keys = """
    {"keys":[{"kid":"key","kty":"RSA","alg":"RS256","use":"sig","e":"AQAB","n":"\
    vwZHq4fBf5wPOcggH8yOfM7zf_uYDB82gVsfKE3YclDf0Vb5pyQ2XK8eReZ4fkcJaRjzMpdEwBYVnZo5gLvl\
    8Ar7kpchJ5R1mlE1QPFFGqskoU43zUJSDAvlr-JCgvMgI7RfNXzHoiB2OC-dyVVyPghER7ZfaL2HZ1kGq1Cp\
    TApNMDLmLkuMZ_3I7Y2VAP31JtZ6-vxF-6MugFStb-3KGPzzOJzni3CPFPDhmEi38nlhgmT6K9bl7KaiuBIc\
    gqlhTX-JmAAV-LIgMuYyDFkkUECompCRF2vLhEH-Ujrke1WtYd9reQwaBefMRfqmojKTQB3dOmFSaj2_T3C-\
    tVuh2Q\
    "}]}
    """
}
