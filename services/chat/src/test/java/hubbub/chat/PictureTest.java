package hubbub.chat;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.emotes.Picture;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureTest {
  @Test
  void each_kind_is_known_by_its_bytes() {
    assertThat(Picture.of(Pictures.png(28, 56))).contains(new Picture("image/png", 28, 56));
    assertThat(Picture.of(gif(1))).contains(new Picture("image/gif", 4, 3));
    assertThat(Picture.of(webp(112, 64))).contains(new Picture("image/webp", 112, 64));
  }

  @Test
  void what_is_too_large_has_too_many_frames_or_something_after_its_end_is_none() {
    assertThat(Picture.of(Pictures.png(513, 1))).isEmpty();
    assertThat(Picture.of(Pictures.png(0, 1))).isEmpty();
    assertThat(Picture.of(webp(9_000, 9_000))).isEmpty();
    assertThat(Picture.of(gif(200))).isPresent();
    assertThat(Picture.of(gif(201))).isEmpty();
    for (var whole : new byte[][] {Pictures.png(2, 2), gif(1), webp(2, 2)}) {
      assertThat(Picture.of(Arrays.copyOf(whole, whole.length + 9))).isEmpty();
      for (var end = 0; end < whole.length; end++) {
        assertThat(Picture.of(Arrays.copyOf(whole, end))).isEmpty();
      }
    }
    assertThat(Picture.of("<svg onload=alert(1)/>".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void broken_bytes_are_answered_and_never_thrown_at() {
    var random = new Random(7);
    for (var whole : new byte[][] {Pictures.png(9, 9), gif(3), webp(9, 9)}) {
      for (var round = 0; round < 2_000; round++) {
        var broken = whole.clone();
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        assertThat(Picture.of(broken)).isNotNull();
      }
    }
  }

  private static byte[] gif(int frames) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[] {4, 0, 3, 0, 0, 0, 0});
    for (var frame = 0; frame < frames; frame++) {
      out.writeBytes(new byte[] {0x21, (byte) 0xF9, 4, 0, 0, 0, 0, 0});
      out.writeBytes(new byte[] {0x2C, 0, 0, 0, 0, 4, 0, 3, 0, 0, 2, 1, 7, 0});
    }
    out.write(0x3B);
    return out.toByteArray();
  }

  private static byte[] webp(int width, int height) {
    var bits = (width - 1) | (height - 1) << 14;
    var body = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
    body.put((byte) 0x2F).putInt(bits).put((byte) 0);
    return ByteBuffer.allocate(26)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(18)
        .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
        .putInt(6)
        .put(body.array())
        .array();
  }
}
