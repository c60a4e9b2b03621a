package hubbub.chat.shapes;

import hubbub.chat.domain.Line;
import hubbub.chat.domain.Reply;
import hubbub.contracts.connectors.Emote;
import hubbub.platform.json.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A line.
public record LineJson(
    String id,
    String offset,
    String kind,
    SpeakerJson author,
    String text,
    List<Emote> emotes,
    List<String> mentions,
    @Nullable ReplyJson reply,
    boolean first,
    String at,
    @Nullable DeletionJson deleted) {

  /// What it answers.
  public record ReplyJson(
      String id, String login, String name, String text, String thread, String threadLogin) {
    static @Nullable ReplyJson of(@Nullable Reply reply) {
      return reply == null
          ? null
          : new ReplyJson(
              reply.lineId(),
              reply.login(),
              reply.name(),
              reply.text(),
              reply.thread(),
              reply.threadLogin());
    }
  }

  /// By whom and why it was deleted; for those who may not know, only that it was.
  public record DeletionJson(@Nullable String by, @Nullable String reason, String at) {}

  /// As everyone may see it.
  public static LineJson of(Line line) {
    var deleted = line.deleted();
    return of(line.hidden(), deleted == null ? null : new DeletionJson(null, null, time(deleted)));
  }

  /// As those see it who may delete lines.
  public static LineJson whole(Line line) {
    var deleted = line.deleted();
    return of(
        line,
        deleted == null ? null : new DeletionJson(deleted.by(), deleted.reason(), time(deleted)));
  }

  /// As its author may have it: all of it, and why it was deleted, but not by whom.
  public static LineJson own(Line line) {
    var deleted = line.deleted();
    return of(
        line, deleted == null ? null : new DeletionJson(null, deleted.reason(), time(deleted)));
  }

  private static String time(Line.Deletion deletion) {
    return Json.time(deletion.at());
  }

  private static LineJson of(Line line, @Nullable DeletionJson deleted) {
    return new LineJson(
        line.id(),
        line.offset().text(),
        line.kind().name().toLowerCase(Locale.ROOT),
        SpeakerJson.of(line.author()),
        line.text(),
        line.emotes(),
        line.mentions(),
        ReplyJson.of(line.reply()),
        line.first(),
        Json.time(line.at()),
        deleted);
  }
}
