package hubbub.accounts.twitch;

import java.util.List;

/// What people are asked to allow, in Twitch's words.
public final class TwitchScopes {
  /// To know whom they follow.
  public static final List<String> FOLLOWS = List.of("user:read:follows");

  /// To read what happens in their own channel, and what moderators are told where they are one.
  public static final List<String> BROADCAST =
      List.of(
          "bits:read",
          "channel:moderate",
          "channel:read:hype_train",
          "channel:read:polls",
          "channel:read:predictions",
          "channel:read:redemptions",
          "channel:read:subscriptions",
          "moderator:read:followers",
          "moderator:read:shoutouts",
          "user:read:follows",
          "user:read:moderated_channels");

  private TwitchScopes() {}
}
