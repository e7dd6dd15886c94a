# Verifies access tokens, one per line, with ruby-jwt: ruby_jwt_peer.rb JWKS FILE ISSUER SCOPE
require 'json'
require 'jwt'

jwks, file, issuer, scope = ARGV
keys = JSON.parse(File.read(jwks))['keys'].to_h { |key| [key['kid'], JWT::JWK.import(key).keypair] }
options = { algorithms: ['RS256'], iss: issuer, verify_iss: true, required_claims: %w[exp iss] }
File.foreach(file, chomp: true) do |token|
  claims, = JWT.decode(token, nil, true, options) { |header| keys.fetch(header['kid']) }
  abort 'rejected' unless claims['token_use'] == 'access' && claims['scope'].split.include?(scope)
end
