package hubbub.favourites;

import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.TwitchKey;
import hubbub.testkit.twitch.TwitchHolder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keys of several people and of the installation, as accounts gives them. A token is the Twitch id
/// that it belongs to.
final class TwitchKeys implements AskTwitch {
  private static final String CLIENT = "client";
  private static final String APP = "app";

  private final Map<String, String> twitchIds = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> scopes = new ConcurrentHashMap<>();

  void connect(String accountId, String twitchId, Set<String> allowed) {
    twitchIds.put(accountId, twitchId);
    scopes.put(twitchId, allowed);
  }

  void disconnect(String accountId) {
    var gone = twitchIds.remove(accountId);
    if (gone != null) {
      scopes.remove(gone);
    }
  }

  Optional<TwitchHolder> holder(String token) {
    if (token.equals(APP)) {
      return Optional.of(new TwitchHolder(CLIENT, "", "", Set.of()));
    }
    return Optional.ofNullable(scopes.get(token))
        .map(allowed -> new TwitchHolder(CLIENT, token, "login" + token, allowed));
  }

  @Override
  public Optional<TwitchKey> keyOf(String accountId) {
    return Optional.ofNullable(twitchIds.get(accountId))
        .map(id -> new TwitchKey(CLIENT, id, id, scopes.getOrDefault(id, Set.of())));
  }

  @Override
  public Optional<TwitchKey> keyAfter(String accountId, String refused) {
    return Optional.empty();
  }

  @Override
  public Optional<TwitchKey> appKey() {
    return Optional.of(new TwitchKey(CLIENT, APP, "", Set.of()));
  }

  @Override
  public Optional<TwitchKey> appKeyAfter(String refused) {
    return Optional.empty();
  }
}
