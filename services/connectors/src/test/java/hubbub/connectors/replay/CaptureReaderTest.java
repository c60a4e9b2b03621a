package hubbub.connectors.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files become lines.
class CaptureReaderTest {
  @TempDir Path folder;

  @Test
  void gzip_is_known_by_its_first_bytes_whatever_the_name() throws Exception {
    var file = folder.resolve("capture.txt");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("one\ntwo".getBytes(StandardCharsets.UTF_8));
    }

    try (var reader = new CaptureReader(file, 1_000)) {
      assertThat(reader.next()).isEqualTo("one");
      assertThat(reader.next()).isEqualTo("two");
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void a_file_that_unpacks_to_more_than_may_be_ends_there() throws Exception {
    var file = zeros(50L << 20);

    try (var reader = new CaptureReader(file, 1 << 20)) {
      assertThatThrownBy(reader::next)
          .isInstanceOf(CaptureReader.Broken.class)
          .hasMessageContaining("longer than 1048576 bytes");
    }
  }

  @Test
  void one_endless_line_takes_no_memory_and_is_left_out() throws Exception {
    var file = zeros(200L << 20);

    try (var reader = new CaptureReader(file, 1L << 30)) {
      assertThat(reader.next()).isNull();
      assertThat(reader.tooLong()).isEqualTo(1);
    }
  }

  @Test
  void an_empty_file_has_no_lines() throws Exception {
    try (var reader = new CaptureReader(Files.createFile(folder.resolve("empty")), 1_000)) {
      assertThat(reader.next()).isNull();
    }
  }

  private Path zeros(long length) throws IOException {
    var file = folder.resolve("bomb.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      var block = new byte[1 << 20];
      for (var i = 0L; i < length; i += block.length) {
        out.write(block);
      }
    }
    return file;
  }
}
