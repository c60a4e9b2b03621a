package hubbub.chat.helix;

import hubbub.chat.domain.Visitor;
import hubbub.chat.irc.ChannelNumbers;
import hubbub.chat.visitors.Visitors;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import java.util.List;
import java.util.Optional;

/// Whom and which channel a request means.
final class Who {
  private final Directory directory;
  private final ChannelNumbers numbers;

  Who(Directory directory, ChannelNumbers numbers) {
    this.directory = directory;
    this.numbers = numbers;
  }

  /// Whoever asks, as rooms know visitors.
  static Visitor visitor(Request request) {
    return Visitors.person(request)
        .orElseThrow(() -> new Refusal(401, "this takes a token of somebody", List.of()));
  }

  /// Whoever asks says who they are, too.
  ///
  /// @param said what they say
  static void requireSelf(Request request, String field, Optional<String> said) {
    if (!said.equals(Optional.of(request.caller().person().id()))) {
      throw new Refusal(401, field + " must be the id of the token's user", List.of());
    }
  }

  /// The channel with a broadcaster's number.
  OwnChannel broadcaster(Optional<String> number) {
    var id = number.orElseThrow(() -> missing("broadcaster_id"));
    return channel(id)
        .orElseThrow(() -> new Refusal(404, "there is no channel with this number", List.of()));
  }

  private Optional<OwnChannel> channel(String number) {
    var own = ChannelNumbers.channelId(number);
    if (own.isPresent()) {
      return directory
          .channel(Long.toString(own.getAsLong()))
          .filter(channel -> number(channel).equals(number));
    }
    return directory
        .person(number)
        .flatMap(person -> directory.named(person.login()))
        .filter(channel -> channel.ownerId().equals(number));
  }

  String number(OwnChannel channel) {
    numbers.learn(channel.name());
    return numbers.of(channel);
  }

  /// Somebody by id.
  Account person(Optional<String> id) {
    return directory
        .person(id.orElseThrow(() -> missing("user_id")))
        .orElseThrow(() -> new Refusal(400, "there is no user with this id", List.of()));
  }

  Optional<User> user(String id) {
    return directory
        .person(id)
        .map(User::of)
        .or(() ->
            channel(id)
                .filter(_ -> ChannelNumbers.channelId(id).isPresent())
                .map(channel -> User.of(channel, id)));
  }

  /// A person, or a channel that is called otherwise than its owner.
  Optional<User> userCalled(String login) {
    return directory
        .called(login)
        .map(User::of)
        .or(() -> directory.named(login).map(channel -> User.of(channel, number(channel))));
  }

  static Refusal missing(String field) {
    return new Refusal(400, field + " is missing", List.of());
  }
}
