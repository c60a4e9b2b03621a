package hubbub.archive.http;

import hubbub.archive.domain.Deleted;
import hubbub.archive.domain.Order;
import hubbub.archive.domain.Question;
import hubbub.archive.domain.WordQuery;
import hubbub.contracts.Channel;
import hubbub.contracts.connectors.MessageKind;
import hubbub.platform.http.Query;
import hubbub.platform.http.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a question to the log from an address; what is wrong in it is refused by name.
final class Asked {
  private static final int NAME_LENGTH_MAX = 200;
  private static final List<String> KINDS =
      Arrays.stream(MessageKind.values()).map(MessageKind::word).toList();

  private Asked() {}

  static Question question(Query query) {
    var from = query.instant("from");
    var to = query.instant("to");
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw Refusal.wrong("from", "is after \"to\"");
    }
    return new Question(
        query.text("channel").map(Asked::channel),
        name(query, "run"),
        name(query, "author"),
        query.text("text").map(Asked::words),
        query.choice("kind", KINDS).map(word -> MessageKind.valueOf(word.toUpperCase(Locale.ROOT))),
        from,
        to,
        query
            .choice("deleted", List.of("without", "with", "only"))
            .map(word -> Deleted.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(Deleted.WITHOUT),
        query
            .choice("order", List.of("newest", "oldest"))
            .map(word -> Order.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(Order.NEWEST));
  }

  private static Channel channel(String text) {
    try {
      return Channel.parse(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.wrong("channel", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> name(Query query, String parameter) {
    var name = query.text(parameter);
    if (name.isPresent() && (name.get().isBlank() || name.get().length() > NAME_LENGTH_MAX)) {
      throw Refusal.wrong(parameter, "has 1 to " + NAME_LENGTH_MAX + " characters");
    }
    return name;
  }

  private static WordQuery words(String text) {
    try {
      return WordQuery.parse(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.wrong("text", String.valueOf(e.getMessage()));
    }
  }
}
