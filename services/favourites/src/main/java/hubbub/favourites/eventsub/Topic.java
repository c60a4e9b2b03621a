package hubbub.favourites.eventsub;

import java.util.Map;
import java.util.Optional;

/// What a subscription is about.
///
/// @param type Twitch's word, e.g. `stream.online`
/// @param condition of whom, by ids
public record Topic(String type, String version, Map<String, String> condition) {
  private static final String BROADCASTER = "broadcaster_user_id";
  private static final String MODERATOR = "moderator_user_id";

  public Topic {
    condition = Map.copyOf(condition);
  }

  static Topic of(String type, String version, String twitchId) {
    return new Topic(type, version, Map.of(BROADCASTER, twitchId));
  }

  /// One that also wants to know who reads along.
  ///
  /// @param moderatorId the broadcaster's own, too
  static Topic moderated(String type, String version, String twitchId, String moderatorId) {
    return new Topic(type, version, Map.of(BROADCASTER, twitchId, MODERATOR, moderatorId));
  }

  /// Whose channel it is about; empty for a raid.
  String broadcaster() {
    return condition.getOrDefault(BROADCASTER, "");
  }

  /// Who keeps order in the channel of another, and reads along there.
  Optional<String> moderator() {
    return Optional.ofNullable(condition.get(MODERATOR)).filter(id -> !id.equals(broadcaster()));
  }

  static Topic raid(String side, String twitchId) {
    return new Topic("channel.raid", "1", Map.of(side + "_broadcaster_user_id", twitchId));
  }
}
