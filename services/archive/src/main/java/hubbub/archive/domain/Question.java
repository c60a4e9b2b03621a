package hubbub.archive.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.MessageKind;
import java.time.Instant;
import java.util.Optional;

/// What somebody wants to read from the log. Every part narrows it; a part that is absent doesn't.
///
/// @param run a run that covers the message
/// @param author the platform's id of a person, or the login
/// @param text words to find
/// @param from received at this time or later
/// @param to received before this time
public record Question(
    Optional<Channel> channel,
    Optional<String> run,
    Optional<String> author,
    Optional<WordQuery> text,
    Optional<MessageKind> kind,
    Optional<Instant> from,
    Optional<Instant> to,
    Deleted deleted,
    Order order) {

  /// Everything that was not deleted, in this order.
  public static Question all(Order order) {
    return new Question(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Deleted.WITHOUT,
        order);
  }

  public Question in(Channel place) {
    return new Question(Optional.of(place), run, author, text, kind, from, to, deleted, order);
  }

  public Question ofRun(String id) {
    return new Question(channel, Optional.of(id), author, text, kind, from, to, deleted, order);
  }

  public Question by(String person) {
    return new Question(channel, run, Optional.of(person), text, kind, from, to, deleted, order);
  }

  public Question saying(WordQuery words) {
    return new Question(channel, run, author, Optional.of(words), kind, from, to, deleted, order);
  }

  public Question of(MessageKind only) {
    return new Question(channel, run, author, text, Optional.of(only), from, to, deleted, order);
  }

  public Question between(Instant begin, Instant end) {
    return new Question(
        channel, run, author, text, kind, Optional.of(begin), Optional.of(end), deleted, order);
  }

  public Question deleted(Deleted which) {
    return new Question(channel, run, author, text, kind, from, to, which, order);
  }
}
