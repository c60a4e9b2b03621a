package hubbub.connectors.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of the stream, good and bad, whole and in pieces.
class XLinesTest {
  private static final String POST =
      """
      {"data":{"id":"1900000000000000002","author_id":"42","lang":"en",\
      "created_at":"2026-03-01T10:00:00.000Z","text":"Tom &amp; Jerry &lt;3 &amp;lt; #radio",\
      "entities":{"hashtags":[{"start":1,"end":2,"tag":"radio"}]}},"includes":{"users":[\
      {"id":"43","username":"no"},{"id":"42","name":"Kit \\u0007User","username":"KitUser"}]},\
      "errors":[{"title":"Not Found Error"}],"matching_rules":[{"id":"1","tag":""}]}\
      """;

  @Test
  void a_post_is_read() {
    var post = (XLine.Post) read(POST);

    assertThat(post.text()).isEqualTo("Tom & Jerry <3 &lt; #radio");
    assertThat(post.tags()).containsExactly("radio");
    assertThat(post.createdAt()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(post.kind()).isEqualTo(XLine.Kind.POST);
    var message = XMessages.message(post, Instant.parse("2026-03-01T10:00:05Z"));
    assertThat(message.author().login()).isEqualTo("kituser");
    assertThat(message.author().name()).isEqualTo("Kit  User");
    assertThat(message.details()).containsEntry("lang", "en");
  }

  @Test
  void a_time_from_the_future_is_that_of_its_coming() {
    var at = Instant.parse("2020-01-01T00:00:00Z");

    assertThat(XMessages.message((XLine.Post) read(POST), at).sentAt()).isEqualTo(at);
  }

  @Test
  void an_edit_is_known_by_the_first_of_its_chain_whose_id_says_when() {
    var edit =
        (XLine.Post)
            read(
                "{\"data\":{\"id\":\"1900000000000000009\",\"text\":\"x\","
                    + "\"edit_history_tweet_ids\":[\"1900000000000000002\",\"1900000000000000009\"]}}");

    var identity = XMessages.identity(edit);
    assertThat(identity).isEqualTo(XMessages.identity((XLine.Post) read(POST)));
    assertThat(Instant.ofEpochMilli(identity.sentMillis())).isEqualTo("2025-03-13T01:44:34.949Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"errors\":[{\"title\":\"operational-disconnect\",\"detail\":\"soon\"}]}|operational-disconnect",
        "{\"title\":\"ConnectionException\"}|ConnectionException",
        "{\"something\":1}|no title"
      })
  void what_has_no_data_is_about_the_stream(String line, String title) {
    assertThat(read(line)).isInstanceOf(XLine.Control.class);
    assertThat(((XLine.Control) read(line)).title()).isEqualTo(title);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"id\":",
        "not json",
        "{\"data\":null}",
        "{\"data\":{\"text\":\"no id\"}}",
        "{\"data\":[]}",
        "{\"data\":{\"id\":7}}",
        "{\"data\":{}} trailing {"
      })
  void what_may_have_been_a_post_is_paid(String line) {
    assertThat(read(line)).isEqualTo(new XLine.Broken(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "7", "[1,2]"})
  void what_cannot_have_been_one_is_not(String line) {
    assertThat(read(line)).isEqualTo(new XLine.Broken(false));
  }

  @Test
  void deep_json_is_broken_and_not_more() {
    assertThat(read("{\"data\":" + "[".repeat(100_000))).isEqualTo(new XLine.Broken(true));
    assertThat(read("{\"data\":" + "{\"a\":".repeat(100_000))).isEqualTo(new XLine.Broken(true));
  }

  @Test
  void wrong_bytes_leave_the_rest_of_a_post() {
    var bytes = "{\"data\":{\"id\":\"1\",\"text\":\"a?b\"}}".getBytes(StandardCharsets.UTF_8);
    bytes[26] = (byte) 0xff;

    assertThat(XLines.read(bytes, bytes.length))
        .isInstanceOfSatisfying(
            XLine.Post.class, post -> assertThat(post.text()).contains("\uFFFD"));
  }

  @Test
  void a_stream_in_any_pieces_gives_the_same_lines() {
    var text =
        "one\r\n\r\n{\"data\":\"日本語 👨‍👩‍👧‍👦\"}\r\nlast\n" + "x".repeat(200) + "\r\nend\r\nopen";
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var random = new Random(7);
    for (var round = 0; round < 300; round++) {
      var lines = new ArrayList<String>();
      var cutter = lines(100, lines);
      for (var from = 0; from < bytes.length; ) {
        var count = Math.min(bytes.length - from, 1 + random.nextInt(40));
        var piece = java.util.Arrays.copyOfRange(bytes, from, from + count);
        cutter.take(piece, count);
        from += count;
      }
      assertThat(lines)
          .isEqualTo(
              List.of("one", "", "{\"data\":\"日本語 👨‍👩‍👧‍👦\"}", "last", "(too long)", "end"));
      assertThat(cutter.isInLine()).isTrue();
    }
  }

  @Test
  void no_line_breaks_the_reader() {
    var random = new Random(11);
    var good = POST.getBytes(StandardCharsets.UTF_8);
    for (var round = 0; round < 20_000; round++) {
      var bytes = good.clone();
      for (var change = random.nextInt(8); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      var length = random.nextInt(bytes.length + 1);
      assertThatCode(
              () -> {
                if (XLines.read(bytes, length) instanceof XLine.Post post) {
                  var _ = XMessages.message(post, Instant.EPOCH);
                  var _ = XMessages.identity(post);
                }
              })
          .doesNotThrowAnyException();
    }
  }

  private static Lines lines(int lengthMax, List<String> into) {
    return new Lines(
        lengthMax,
        new Lines.Reader() {
          @Override
          public void line(byte[] bytes, int length) {
            into.add(new String(bytes, 0, length, StandardCharsets.UTF_8));
          }

          @Override
          public void tooLong() {
            into.add("(too long)");
          }
        });
  }

  private static XLine read(String line) {
    var bytes = line.getBytes(StandardCharsets.UTF_8);
    return XLines.read(bytes, bytes.length);
  }
}
