package hubbub.favourites.helix;

import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.TwitchKey;
import hubbub.testkit.twitch.TwitchHolder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keys as accounts gives them: that of the installation and that of one person, `ada`.
public final class Keys implements AskTwitch {
  public static final Set<String> SCOPES = Set.of("user:read:follows");
  private static final String CLIENT = "client";

  /// Ana of the house is Ada at Twitch.
  private static final Set<String> ADAS = Set.of("ada", "1001");

  /// The tokens that were refused, in their order.
  public final List<String> refused = new CopyOnWriteArrayList<>();

  private final ConcurrentHashMap<String, TwitchHolder> valid = new ConcurrentHashMap<>();
  private final boolean renews;
  private volatile String app = "app-1";
  private volatile String ada = "ada-1";

  /// @param renews whether Twitch renews keys that it refused
  public Keys(boolean renews) {
    this.renews = renews;
    valid.put(app, new TwitchHolder(CLIENT, "", "", Set.of()));
    valid.put(ada, new TwitchHolder(CLIENT, "1", "ada", SCOPES));
  }

  public Optional<TwitchHolder> holder(String token) {
    return Optional.ofNullable(valid.get(token));
  }

  /// Twitch takes a token no longer.
  public void end(String token) {
    valid.remove(token);
  }

  @Override
  public Optional<TwitchKey> keyOf(String accountId) {
    return ADAS.contains(accountId)
        ? Optional.of(new TwitchKey(CLIENT, ada, "1", SCOPES))
        : Optional.empty();
  }

  @Override
  public Optional<TwitchKey> keyAfter(String accountId, String token) {
    refused.add(token);
    if (!renews) {
      return Optional.empty();
    }
    ada = "ada-2";
    valid.put(ada, new TwitchHolder(CLIENT, "1", "ada", SCOPES));
    return keyOf(accountId);
  }

  @Override
  public Optional<TwitchKey> appKey() {
    return Optional.of(new TwitchKey(CLIENT, app, "", Set.of()));
  }

  @Override
  public Optional<TwitchKey> appKeyAfter(String token) {
    refused.add(token);
    app = "app-2";
    if (renews) {
      valid.put(app, new TwitchHolder(CLIENT, "", "", Set.of()));
    }
    return appKey();
  }
}
