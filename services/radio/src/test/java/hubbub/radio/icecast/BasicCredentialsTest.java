package hubbub.radio.icecast;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class BasicCredentialsTest {
  private static String basic(String text) {
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void what_ffmpeg_sends_is_read() {
    assertThat(BasicCredentials.read("Basic c291cmNlOmhhY2ttZQ=="))
        .contains(new BasicCredentials("source", "hackme"));
  }

  @Test
  void the_examples_of_rfc_7617_are_read() {
    assertThat(BasicCredentials.read("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="))
        .contains(new BasicCredentials("Aladdin", "open sesame"));
    assertThat(BasicCredentials.read("Basic dGVzdDoxMjPCow=="))
        .contains(new BasicCredentials("test", "123£"));
  }

  @Test
  void the_scheme_may_have_any_case_and_padding_may_be_missing() {
    assertThat(BasicCredentials.read(" bAsIC   c291cmNlOmhhY2ttZQ "))
        .contains(new BasicCredentials("source", "hackme"));
  }

  @Test
  void a_password_may_have_colons_and_may_stand_alone() {
    assertThat(BasicCredentials.read(basic("source:a:b")))
        .contains(new BasicCredentials("source", "a:b"));
    assertThat(BasicCredentials.read(basic("hackme"))).contains(new BasicCredentials("", "hackme"));
    assertThat(BasicCredentials.read(basic(":"))).contains(new BasicCredentials("", ""));
  }

  @Test
  void what_is_wrong_is_nothing() {
    for (var header :
        new String[] {
          "",
          "Basic",
          "Basic ",
          "Basic ====",
          "Basic c291cmNl!",
          "Basic c291c",
          "Basic c291 cmNl",
          "Bearer c291cmNlOmhhY2ttZQ==",
          "Basicc291cmNlOmhhY2ttZQ==",
          basic("source:a\nb"),
          basic("source\0:a"),
          basic("source:" + "x".repeat(1_024)),
          "Basic " + Base64.getEncoder().encodeToString("source:ö".getBytes(ISO_8859_1))
        }) {
      assertThat(BasicCredentials.read(header)).as(header).isEmpty();
    }
  }

  @Test
  void a_password_stands_in_no_text() {
    assertThat(new BasicCredentials("source", "hackme").toString()).doesNotContain("hackme");
  }
}
