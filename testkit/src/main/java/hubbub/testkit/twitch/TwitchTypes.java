package hubbub.testkit.twitch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The types of EventSub that the tests' Twitch knows.
final class TwitchTypes {
  private static final Map<String, Type> TYPES = types();

  private TwitchTypes() {}

  /// @param keys that the condition must have; one of them for a raid
  /// @param scope empty where everybody may know
  record Type(List<String> keys, String scope) {}

  static boolean isKnown(String type, String version) {
    return TYPES.containsKey(type + " " + version);
  }

  static Type of(String type, String version) {
    return TYPES.getOrDefault(type + " " + version, new Type(List.of(), ""));
  }

  private static Map<String, Type> types() {
    var types = new HashMap<String, Type>();
    var broadcaster = List.of("broadcaster_user_id");
    var moderator = List.of("broadcaster_user_id", "moderator_user_id");
    for (var open : List.of("stream.online 1", "stream.offline 1", "channel.update 2")) {
      types.put(open, new Type(broadcaster, ""));
    }
    types.put("channel.raid 1", new Type(List.of(), ""));
    types.put("channel.follow 2", new Type(moderator, "moderator:read:followers"));
    for (var shoutout : List.of("create", "receive")) {
      types.put(
          "channel.shoutout." + shoutout + " 1", new Type(moderator, "moderator:read:shoutouts"));
    }
    types.put("channel.cheer 1", new Type(broadcaster, "bits:read"));
    for (var one :
        List.of("subscribe", "subscription.end", "subscription.gift", "subscription.message")) {
      types.put("channel." + one + " 1", new Type(broadcaster, "channel:read:subscriptions"));
    }
    for (var one : List.of("ban", "unban")) {
      types.put("channel." + one + " 1", new Type(broadcaster, "channel:moderate"));
    }
    for (var one : List.of("add", "update")) {
      types.put(
          "channel.channel_points_custom_reward_redemption." + one + " 1",
          new Type(broadcaster, "channel:read:redemptions"));
    }
    for (var one : List.of("begin", "progress", "end")) {
      types.put("channel.poll." + one + " 1", new Type(broadcaster, "channel:read:polls"));
      types.put(
          "channel.prediction." + one + " 1", new Type(broadcaster, "channel:read:predictions"));
      types.put(
          "channel.hype_train." + one + " 2", new Type(broadcaster, "channel:read:hype_train"));
    }
    types.put("channel.prediction.lock 1", new Type(broadcaster, "channel:read:predictions"));
    return Map.copyOf(types);
  }
}
