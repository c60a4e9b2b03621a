package hubbub.favourites.eventsub;

import java.util.Map;

/// What a subscription is about.
///
/// @param type Twitch's word, e.g. `stream.online`
/// @param condition of whom, by ids
public record Topic(String type, String version, Map<String, String> condition) {
  private static final String BROADCASTER = "broadcaster_user_id";

  public Topic {
    condition = Map.copyOf(condition);
  }

  static Topic of(String type, String version, String twitchId) {
    return new Topic(type, version, Map.of(BROADCASTER, twitchId));
  }

  /// One that also wants to know who reads along.
  static Topic moderated(String type, String version, String twitchId) {
    return new Topic(type, version, Map.of(BROADCASTER, twitchId, "moderator_user_id", twitchId));
  }

  static Topic raid(String side, String twitchId) {
    return new Topic("channel.raid", "1", Map.of(side + "_broadcaster_user_id", twitchId));
  }
}
