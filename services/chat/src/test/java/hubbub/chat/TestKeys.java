package hubbub.chat;

import hubbub.contracts.accounts.KeyHolder;
import hubbub.platform.http.Keys;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Keys of the people of [ChatHouse]: the token of Ben is `ben`, with another scope
/// `ben:chat:edit`.
final class TestKeys implements Keys {
  @Override
  public boolean claimed() {
    return true;
  }

  @Override
  public Optional<Holder> session(String secret) {
    return Optional.empty();
  }

  /// The same for programs on IRC.
  static Optional<KeyHolder> holder(String secret) {
    return new TestKeys()
        .token(secret)
        .map(holder ->
            new KeyHolder(
                "token:1",
                holder.account().orElseThrow(),
                holder.owner(),
                holder.scopes(),
                "test",
                Instant.MAX));
  }

  @Override
  public Optional<Holder> token(String secret) {
    var parts = secret.split(":", 2);
    return ChatHouse.PEOPLE.stream()
        .filter(name -> name.equalsIgnoreCase(parts[0]))
        .findFirst()
        .map(name ->
            new Holder(
                "account:" + ChatHouse.id(name),
                Set.of(parts.length > 1 ? parts[1] : "account"),
                name.equals("Otto"),
                Optional.of(ChatHouse.account(name))));
  }
}
