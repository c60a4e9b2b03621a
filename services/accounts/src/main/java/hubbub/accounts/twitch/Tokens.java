package hubbub.accounts.twitch;

import java.util.List;

/// A pair of tokens that Twitch gave, decrypted.
///
/// @param refresh for the next pair; empty where there is none
/// @param seconds how long the access token holds from now
/// @param scopes in alphabetical order
public record Tokens(String access, String refresh, long seconds, List<String> scopes) {
  public Tokens {
    scopes = scopes.stream().sorted().toList();
  }

  /// As it is sealed.
  String text() {
    return access + "\n" + refresh;
  }

  /// From what was sealed.
  static Tokens read(String text, long seconds, List<String> scopes) {
    var line = text.indexOf('\n');
    return new Tokens(text.substring(0, line), text.substring(line + 1), seconds, scopes);
  }

  /// No secrets in logs.
  @Override
  public String toString() {
    return "Tokens[scopes=" + scopes + "]";
  }
}
