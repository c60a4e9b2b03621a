package hubbub.radio.icecast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplyTest {
  private static String sent(Reply reply) {
    return new String(reply.bytes(OnAir.STATION, OnAir.NOW), UTF_8);
  }

  @Test
  void a_mount_that_nobody_feeds_is_not_found() {
    assertThat(sent(Reply.notFound()))
        .isEqualTo(
            "HTTP/1.0 404 File Not Found\r\nServer: Hubbub 1.2.3\r\nConnection: Close\r\n"
                + "Date: Fri, 20 Nov 2026 18:50:29 GMT\r\n"
                + "Content-Type: text/html; charset=utf-8\r\n"
                + "Cache-Control: no-cache, no-store\r\nExpires: Mon, 26 Jul 1997 05:00:00 GMT\r\n"
                + "Pragma: no-cache\r\nAccess-Control-Allow-Origin: *\r\n"
                + "Content-Length: 119\r\n\r\n"
                + "<html><head><title>Error 404</title></head><body>"
                + "<b>404 - The file you requested could not be found</b></body></html>\r\n");
  }

  @Test
  void whoever_has_no_credentials_is_asked_for_them() {
    assertThat(sent(Reply.unauthorized()))
        .startsWith("HTTP/1.0 401 Authentication Required\r\n")
        .contains("\r\nWWW-Authenticate: Basic realm=\"Hubbub\"\r\n")
        .endsWith("\r\n\r\nYou need to authenticate\r\n");
    assertThat(sent(Reply.inUse())).doesNotContain("WWW-Authenticate");
  }

  @Test
  void a_source_that_is_refused_is_told_why_in_a_line() {
    assertThat(sent(Reply.inUse()))
        .startsWith("HTTP/1.0 403 Forbidden\r\n")
        .endsWith("\r\n\r\nMountpoint in use");
    assertThat(Reply.forbidden("a\r\nb").body()).isEqualTo("a  b");
    assertThat(Reply.unavailable("too many sources").status()).isEqualTo(503);
  }

  @Test
  void a_command_that_cannot_be_done_is_a_page_that_says_why() {
    assertThat(Reply.badRequest("Source does not exist").body())
        .isEqualTo(
            "<html><head><title>Error 400</title></head><body>"
                + "<b>400 - Source does not exist</b></body></html>\r\n");
    assertThat(Reply.badRequest("<script>").body()).contains("400 - &lt;script&gt;");
  }

  @Test
  void the_length_is_that_of_the_bytes() {
    assertThat(sent(Reply.xml("<ö/>")))
        .contains("\r\nContent-Type: text/xml; charset=utf-8\r\n")
        .endsWith("\r\nContent-Length: 5\r\n\r\n<ö/>");
    assertThat(Reply.fallbackSet().body()).contains("<p>Fallback configured</p>");
    assertThat(sent(Reply.playlist(Playlists.of("m3u", OnAir.STATION, OnAir.mp3()).orElseThrow())))
        .contains("\r\nContent-Type: audio/x-mpegurl\r\n")
        .endsWith("\r\n\r\nhttp://127.0.0.1:8400/one.mp3\r\n");
  }

  @Test
  void whoever_asks_for_the_head_gets_that() {
    assertThat(new String(Reply.notFound().withoutBody(OnAir.STATION, OnAir.NOW), UTF_8))
        .startsWith("HTTP/1.0 404 File Not Found\r\n")
        .endsWith("\r\nContent-Length: 119\r\n\r\n");
  }
}
