package hubbub.chat.irc;

import hubbub.contracts.accounts.OwnChannel;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The numbers that programs for Twitch know channels by. There, a channel is a person: so one that
/// is called like its owner has the owner's number, and programs that ask for "the broadcaster's"
/// get what they expect. Any other channel has a number that no person can have. Safe for all
/// threads.
public final class ChannelNumbers {
  private static final long OTHERS_FROM = 1_000_000_000_000L;

  private final Function<String, Optional<String>> people;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  /// @param people the id of the account with that login; may wait
  public ChannelNumbers(Function<String, Optional<String>> people) {
    this.people = people;
  }

  /// Looks who is called like a channel, for [#of]. May wait.
  public void learn(String name) {
    var person = people.apply(name);
    if (person.isPresent()) {
      known.put(name, person.get());
    } else {
      known.remove(name);
    }
  }

  /// The number of a channel whose name was learned.
  public String of(OwnChannel channel) {
    return channel.ownerId().equals(known.get(channel.name()))
        ? channel.ownerId()
        : Long.toString(OTHERS_FROM + Long.parseLong(channel.id()));
  }

  /// The id of a channel by its number; empty if the number is a person's, or none.
  public static OptionalLong channelId(String number) {
    if (!number.matches("[0-9]{13,18}")) {
      return OptionalLong.empty();
    }
    var id = Long.parseLong(number) - OTHERS_FROM;
    return id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
  }
}
