package hubbub.archive.http;

import hubbub.archive.domain.MessageLog;
import hubbub.archive.domain.Question;
import hubbub.platform.json.Json;
import hubbub.platform.json.MessageJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/// Writes all that fits a question, a page at a time: memory stays what one page takes, and no
/// reading lasts so long that the database's log of changes grows behind it.
final class Export {
  private static final int PAGE = 2_000;
  private static final int BUFFER_BYTES = 64 << 10;

  private final MessageLog log;
  private final Moods moods;

  Export(MessageLog log, Moods moods) {
    this.log = log;
    this.moods = moods;
  }

  /// Makes bytes of a message.
  @FunctionalInterface
  private interface Format {
    byte[] bytes(MessageJson message);
  }

  void ndjson(Question question, OutputStream out) throws IOException {
    write(
        question,
        out,
        message -> {
          var json = Json.bytes(message);
          var line = Arrays.copyOf(json, json.length + 1);
          line[json.length] = '\n';
          return line;
        });
  }

  void csv(Question question, OutputStream out) throws IOException {
    out.write(CsvRow.HEADER.getBytes(StandardCharsets.UTF_8));
    write(question, out, message -> CsvRow.of(message).getBytes(StandardCharsets.UTF_8));
  }

  private void write(Question question, OutputStream out, Format format) throws IOException {
    var buffered = new BufferedOutputStream(out, BUFFER_BYTES);
    var after = OptionalLong.empty();
    do {
      var page = log.page(question, after, PAGE);
      for (var message : page.messages()) {
        buffered.write(format.bytes(moods.shown(message)));
      }
      after = page.next();
    } while (after.isPresent());
    buffered.flush();
  }
}
