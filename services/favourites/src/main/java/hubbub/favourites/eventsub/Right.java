package hubbub.favourites.eventsub;

import java.util.List;
import java.util.Set;

/// What is told of somebody's own channel on the strength of one scope; some of it is told of those
/// that they moderate, too.
///
/// @param scope Twitch's word for what must be allowed
/// @param what for people, as the beginning of a sentence
record Right(String scope, String what, List<Kind> kinds) {
  /// All that there are, in the order in which people are told of them.
  static final List<Right> ALL =
      List.of(
          new Right(
              "moderator:read:followers",
              "New followers",
              List.of(new Kind("channel.follow", "2", true))),
          new Right(
              "channel:read:subscriptions",
              "Subscriptions and gifts",
              plain(
                  "channel.subscribe",
                  "channel.subscription.end",
                  "channel.subscription.gift",
                  "channel.subscription.message")),
          new Right("bits:read", "Cheers", plain("channel.cheer")),
          new Right("channel:moderate", "Bans", plain("channel.ban", "channel.unban")),
          new Right(
              "channel:read:redemptions",
              "Channel points",
              plain(
                  "channel.channel_points_custom_reward_redemption.add",
                  "channel.channel_points_custom_reward_redemption.update")),
          new Right("channel:read:polls", "Polls", plain("channel.poll.begin", "channel.poll.end")),
          new Right(
              "channel:read:predictions",
              "Predictions",
              plain(
                  "channel.prediction.begin", "channel.prediction.lock", "channel.prediction.end")),
          new Right(
              "channel:read:hype_train",
              "Hype trains",
              List.of(
                  new Kind("channel.hype_train.begin", "2", false),
                  new Kind("channel.hype_train.end", "2", false))),
          new Right(
              "moderator:read:shoutouts",
              "Shoutouts",
              List.of(
                  new Kind("channel.shoutout.create", "1", true),
                  new Kind("channel.shoutout.receive", "1", true))));

  /// @param moderated whether the condition also names who reads along
  record Kind(String type, String version, boolean moderated) {}

  private static List<Kind> plain(String... types) {
    return List.of(types).stream().map(type -> new Kind(type, "1", false)).toList();
  }

  /// @param twitchId whose channel it is
  List<Topic> topics(String twitchId) {
    return topics(twitchId, twitchId);
  }

  /// @param moderatorId who reads along where that is to be said
  List<Topic> topics(String twitchId, String moderatorId) {
    return kinds.stream()
        .map(kind ->
            kind.moderated
                ? Topic.moderated(kind.type, kind.version, twitchId, moderatorId)
                : Topic.of(kind.type, kind.version, twitchId))
        .toList();
  }

  /// Whether Twitch tells it to moderators, too.
  boolean isModerators() {
    return kinds.stream().allMatch(Kind::moderated);
  }

  boolean isOf(Topic topic) {
    return kinds.stream().anyMatch(kind -> kind.type.equals(topic.type()));
  }

  boolean isAmong(Set<String> scopes) {
    return scopes.contains(scope);
  }
}
