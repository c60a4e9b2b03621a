package hubbub.chat.helix;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.OwnChannel;
import java.time.Instant;

/// Somebody, as Twitch tells of people; what we don't have is empty.
record User(
    String id,
    String login,
    String displayName,
    String type,
    String broadcasterType,
    String description,
    String profileImageUrl,
    String offlineImageUrl,
    int viewCount,
    Instant createdAt) {

  static User of(Account account) {
    return new User(
        account.id(), account.login(), account.name(), "", "", "", "", "", 0, account.createdAt());
  }

  /// A channel that is called otherwise than its owner is somebody, too.
  static User of(OwnChannel channel, String number) {
    return new User(
        number,
        channel.name(),
        channel.name(),
        "",
        "",
        channel.title(),
        "",
        "",
        0,
        channel.createdAt());
  }
}
