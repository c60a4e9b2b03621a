package hubbub.archive.http;

import hubbub.platform.json.Json;
import hubbub.platform.json.MessageJson;
import hubbub.platform.text.Csv;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as a line of RFC 4180. Texts and names that a spreadsheet would take for a formula
/// begin with an apostrophe.
final class CsvRow {
  static final String HEADER =
      "id,channel,run_ids,kind,author_id,author_login,author_name,text,sent_at,received_at,"
          + "reply_to,badges,deleted_at,mood_label,mood_score\r\n";

  private CsvRow() {}

  static String of(MessageJson shown) {
    var message = shown.message();
    var author = message.author();
    var mood = shown.mood();
    var deletedAt = shown.deletedAt();
    return Csv.line(
        List.of(
            safe(message.id()),
            safe(shown.channel().toString()),
            safe(String.join(" ", shown.runIds())),
            message.kind().word(),
            safe(author.id()),
            safe(author.login()),
            safe(author.name()),
            safe(message.text()),
            Json.time(message.sentAt()),
            Json.time(message.receivedAt()),
            safe(message.replyTo()),
            safe(String.join(" ", message.badges())),
            deletedAt == null ? "" : Json.time(deletedAt),
            mood == null ? "" : mood.label(),
            mood == null ? "" : Double.toString(mood.score())));
  }

  private static String safe(@Nullable String field) {
    return field == null ? "" : Csv.guarded(field);
  }
}
