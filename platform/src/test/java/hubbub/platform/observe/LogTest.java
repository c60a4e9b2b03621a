package hubbub.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/// Lines of the log, and the files that they go to.
final class LogTest {
  private static final Instant AT = Instant.parse("2026-11-21T18:00:00.007Z");

  @TempDir Path folder;

  @Test
  void a_line_is_keys_and_values() {
    var pairs = List.of(new KeyValuePair("route", "/a/{b}"), new KeyValuePair("ms", 3));

    assertThat(LogLine.write(AT, Level.INFO, "hubbub.web.Door", "opened it", pairs, null))
        .isEqualTo(
            "time=2026-11-21T18:00:00.007Z level=info at=Door msg=\"opened it\""
                + " route=/a/{b} ms=3\n");
  }

  @Test
  void whatever_is_in_a_value_it_stays_one_line() {
    var forged = "a\nlevel=error b=\"c\" \u001b[2J\u2028 \\";

    var line =
        LogLine.write(AT, Level.INFO, "x", "m", List.of(new KeyValuePair("k", forged)), null);

    assertThat(line.lines()).hasSize(1);
    assertThat(line).endsWith("k=\"a\\nlevel=error b=\\\"c\\\" \\u001b[2J\\u2028 \\\\\"\n");
  }

  @Test
  void a_value_is_cut_at_its_bound() {
    var line = LogLine.write(AT, Level.INFO, "x", "m".repeat(10_000), List.of(), null);

    assertThat(line).hasSizeLessThan(2_200);
  }

  @Test
  void what_failed_is_told_with_its_places_and_causes() {
    var thrown = new IllegalStateException("outer", new IOException("inner"));

    var line = LogLine.write(AT, Level.ERROR, "x", "failed", List.of(), thrown);

    assertThat(line)
        .contains(" error=\"java.lang.IllegalStateException: outer\"\n\tat hubbub.platform.observe")
        .contains("\n\tcaused by java.io.IOException: inner\n\tat ");
  }

  @Test
  void libraries_that_repeat_what_people_wrote_are_not_quoted() {
    var thrown = new org.jdbi.v3.core.statement.UnableToCreateStatementException("said: hello");

    var line = LogLine.write(AT, Level.ERROR, "x", "failed", List.of(), thrown);

    assertThat(line).contains("UnableToCreateStatementException").doesNotContain("hello");
  }

  @Test
  void a_full_file_is_put_aside_and_the_oldest_goes() throws Exception {
    var file = folder.resolve("log").resolve("hubbub.log");
    var log = new LogFile(file, 25, 2);

    for (var i = 0; i < 10; i++) {
      log.write("line " + i + " of ten\n");
    }

    assertThat(file).hasContent("line 9 of ten\n");
    assertThat(folder.resolve("log/hubbub.log.1")).hasContent("line 8 of ten\n");
    assertThat(folder.resolve("log/hubbub.log.2")).hasContent("line 7 of ten\n");
    assertThat(folder.resolve("log/hubbub.log.3")).doesNotExist();
  }

  @Test
  void a_new_start_goes_on_in_the_same_file() throws Exception {
    var file = folder.resolve("hubbub.log");
    Files.writeString(file, "before\n");

    new LogFile(file, 1_000, 2).write("after\n");

    assertThat(file).hasContent("before\nafter\n");
  }

  @Test
  void chatty_libraries_are_heard_from_warnings_on() {
    assertThat(Log.takes("io.netty.channel", Level.INFO)).isFalse();
    assertThat(Log.takes("org.flywaydb.core", Level.WARN)).isTrue();
  }
}
