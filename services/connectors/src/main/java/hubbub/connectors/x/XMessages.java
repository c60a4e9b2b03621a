package hubbub.connectors.x;

import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Texts;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Makes messages of posts.
final class XMessages {
  private static final int NAME_LENGTH_MAX = 100;
  private static final int ID_LENGTH_MAX = 64;
  private static final int LANG_LENGTH_MAX = 20;
  private static final Duration FUTURE_MAX = Duration.ofMinutes(1);

  /// X's ids hold the millisecond of their making, counted from here.
  private static final long EPOCH = 1_288_834_974_657L;

  private static final int TIME_SHIFT = 22;

  private XMessages() {}

  static Message message(XLine.Post post, Instant receivedAt) {
    var said = post.createdAt();
    var sentAt =
        said != null && said.isAfter(Instant.EPOCH) && !said.isAfter(receivedAt.plus(FUTURE_MAX))
            ? said
            : receivedAt;
    return new Message(
        post.id(),
        switch (post.kind()) {
          case POST -> MessageKind.POST;
          case REPLY -> MessageKind.REPLY;
          case REPOST -> MessageKind.REPOST;
        },
        author(post),
        Texts.said(post.text()),
        sentAt,
        receivedAt,
        post.replyTo(),
        List.of(),
        List.of(),
        false,
        details(post));
  }

  private static Map<String, String> details(XLine.Post post) {
    var details = new LinkedHashMap<String, String>();
    if (!post.lang().isEmpty() && post.lang().length() <= LANG_LENGTH_MAX) {
      details.put("lang", Texts.clean(post.lang()));
    }
    if (post.quote() != null) {
      details.put("quote", Texts.clean(post.quote()));
    }
    return details;
  }

  /// All edits of a post are one, and its time stands in its id.
  static Item.Identity identity(XLine.Post post) {
    return new Item.Identity(post.first(), millis(post.first()));
  }

  private static long millis(String id) {
    try {
      var millis = (Long.parseLong(id) >> TIME_SHIFT) + EPOCH;
      return millis > EPOCH ? millis : -1;
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  private static Author author(XLine.Post post) {
    var id = bounded(post.authorId(), ID_LENGTH_MAX);
    var login = bounded(post.login(), NAME_LENGTH_MAX).toLowerCase(Locale.ROOT);
    var shownId = id.isEmpty() ? (login.isEmpty() ? "unknown" : login) : id;
    var shownLogin = login.isEmpty() ? shownId : login;
    var name = bounded(post.name(), NAME_LENGTH_MAX);
    return new Author(shownId, shownLogin, name.isBlank() ? shownLogin : name, null);
  }

  private static String bounded(String text, int lengthMax) {
    return Texts.clean(Texts.first(text, lengthMax)).strip();
  }
}
