package hubbub.favourites.eventsub;

import hubbub.favourites.domain.Moderated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How listening to Twitch stands.
///
/// @param webhook whether Twitch calls us; else we listen by WebSocket
/// @param told the channels that tell themselves now, by Twitch's ids
/// @param listening the accounts whose session stands; those that are called have none
/// @param refused what Twitch refused or ended, by account; what everybody shares is nobody's
/// @param troubles in words, by account; the installation's is the empty one
public record Standing(
    Plan plan,
    boolean webhook,
    Set<String> told,
    Set<String> listening,
    Map<String, List<Silent>> refused,
    Map<String, String> troubles) {
  static Standing none() {
    return new Standing(Plan.none(), false, Set.of(), Set.of(), Map.of(), Map.of());
  }

  /// Something that is not told.
  ///
  /// @param what for people, e.g. `New followers`
  /// @param why one sentence
  /// @param todo what one can do about it, one sentence
  public record Silent(String what, String why, String todo) {
    static Silent notAllowed(Plan.Missing missing) {
      return new Silent(
          missing.what(),
          "You have not allowed it on Twitch (" + missing.scope() + ").",
          "Sign in with Twitch again, and allow it.");
    }

    /// What was told of a channel to its moderator.
    static Silent ended(Moderated channel) {
      var what = "Followers and shoutouts of " + channel.name();
      return switch (channel.ended()) {
        case "authorization_revoked", "user_removed", "version_removed" ->
            refused(what, channel.ended());
        default ->
            new Silent(
                what,
                "You are no longer a moderator there"
                    + (channel.ended().equals("moderator_removed")
                        ? "."
                        : ", or not for Twitch: " + channel.ended()),
                "Ask the broadcaster to make you one, then sign in with Twitch again.");
      };
    }

    /// @param words Twitch's: a status of a revocation, or the reason of a refusal
    static Silent refused(String what, String words) {
      return switch (words) {
        case "authorization_revoked" ->
            new Silent(
                what,
                "You have taken it back on Twitch.",
                "Sign in with Twitch again, and allow it.");
        case "user_removed" ->
            new Silent(
                what,
                "Twitch no longer has one of the two accounts.",
                "Take the channel out of your favourites.");
        case "version_removed" ->
            new Silent(what, "Twitch no longer tells it in this form.", "Update Hubbub.");
        case "moderator_removed" ->
            new Silent(
                what,
                "You are no longer a moderator there.",
                "Ask the broadcaster to make you one.");
        default ->
            new Silent(
                what,
                "Twitch refused it" + (words.isEmpty() ? "." : ": " + words),
                "Sign in with Twitch again; it is tried once more then.");
      };
    }
  }

  /// What is not told to somebody of their own channel and of those that they moderate.
  public List<Silent> silent(String accountId) {
    var missing =
        plan.notAllowed().getOrDefault(accountId, List.of()).stream().map(Silent::notAllowed);
    return Stream.concat(missing, refused.getOrDefault(accountId, List.of()).stream()).toList();
  }

  /// What listening for somebody suffers from.
  public Optional<String> trouble(String accountId) {
    return Optional.ofNullable(troubles.get(webhook ? Plan.INSTALLATION : accountId));
  }

  /// Whether it is the installation or the person themselves who listens.
  public boolean isListening(String accountId) {
    return listening.contains(webhook ? Plan.INSTALLATION : accountId);
  }
}
