package hubbub.accounts.twitch;

import hubbub.accounts.domain.LoginName;
import hubbub.accounts.domain.Person;
import hubbub.accounts.domain.SessionRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where it is kept which login at Twitch is whose. What is told of it is told in the row's
/// transaction.
public interface TwitchLogins {
  Optional<Login> of(String accountId);

  Optional<Login> ofTwitch(String twitchId);

  /// Joins a login to an account that is there, or gives it other tokens. The account that had the
  /// login before loses it, unless it is its only way in.
  Joined join(String accountId, Given given);

  /// Makes an account of somebody whom Twitch knows, with the first of these names that is free,
  /// and lets a session begin: all or nothing.
  ///
  /// @param owner whether it is the owner's, if nobody's is yet
  /// @return empty if all names are taken, or somebody has the login by now
  Optional<Person> create(List<LoginName> names, Given given, SessionRow session, boolean owner);

  /// Takes the right to fetch the next pair, for a while.
  ///
  /// @return false if another process has it, or there is another pair already
  boolean beginRenewal(Login login, Instant until);

  /// Gives that right back.
  void endRenewal(Login login);

  /// Keeps the next pair, if the one before is still there.
  boolean renew(Login login, Tokens tokens, String sealed);

  /// Twitch takes these tokens no more: they go, and who is joined stays joined.
  void refused(Login login, String reason);

  /// Ends it; the tokens wait to be revoked.
  Ended end(String accountId, String reason);

  /// Those whose tokens were not looked at since then, longest first.
  List<Login> uncheckedSince(Instant since, int limit);

  /// Notes when tokens were looked at.
  ///
  /// @param from what is noted so far
  /// @return false if another process does
  boolean check(Login login, Instant from, Instant to);

  /// Twitch calls somebody otherwise.
  void rename(Login login, String name);

  /// Those whose tokens are not encrypted with that key.
  List<Login> notUnder(String key, int limit);

  void reseal(Login login, String sealed);

  /// Tokens that Twitch is still to forget.
  List<Revocation> revocations(int limit);

  /// It is done, or was tried often enough.
  void revoked(Revocation revocation);

  void triedToRevoke(Revocation revocation);

  void expect(Visitor visitor);

  /// Whom a state belongs to; once.
  Optional<Visitor> take(String state, Instant now);

  /// @param sealed the tokens; empty where Twitch takes them no more
  /// @param generation grows with each pair
  /// @param trouble for people; empty for none
  record Login(
      String accountId,
      String twitchId,
      String login,
      List<String> scopes,
      Optional<String> sealed,
      long generation,
      Instant expiresAt,
      Instant checkedAt,
      Instant since,
      String trouble) {}

  /// What Twitch gave somebody.
  ///
  /// @param sealed the tokens as they are kept, by the account's id
  record Given(AtTwitch.Identity who, Instant expiresAt, UnaryOperator<String> sealed) {}

  record Revocation(long number, String accountId, String twitchId, String sealed, int tries) {}

  /// Somebody on the way to Twitch and back.
  ///
  /// @param state by its hash
  /// @param accountId who was signed in
  /// @param owner whether the server's owner went, who has no account yet
  /// @param next where they go on
  record Visitor(
      String state, Optional<String> accountId, boolean owner, String next, Instant expiresAt) {}

  /// What became of joining.
  enum Joined {
    DONE,
    /// Another account has it, and no other way in.
    ONLY_WAY_OF_ANOTHER,
    GONE
  }

  /// What became of ending.
  enum Ended {
    DONE,
    /// The account has no other way in.
    ONLY_WAY,
    NOT_CONNECTED
  }
}
