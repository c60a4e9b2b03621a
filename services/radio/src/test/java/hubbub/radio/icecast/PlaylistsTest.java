package hubbub.radio.icecast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class PlaylistsTest {
  private static String text(String ending) {
    return Playlists.of(ending, OnAir.STATION, OnAir.full()).orElseThrow().text();
  }

  private static String evil(String ending) {
    return Playlists.of(ending, OnAir.STATION, OnAir.evil()).orElseThrow().text();
  }

  @Test
  void m3u_is_an_address_with_a_name_before_it_where_there_is_one() {
    assertThat(Playlists.of("m3u", OnAir.STATION, OnAir.mp3()))
        .contains(new Playlists.Playlist("audio/x-mpegurl", "http://127.0.0.1:8400/one.mp3\r\n"));
    assertThat(text("m3u"))
        .isEqualTo("#EXTM3U\r\n#EXTINF:-1,Wren FM\r\nhttp://127.0.0.1:8400/wren\r\n");
  }

  @Test
  void pls_is_a_list_of_one() {
    assertThat(text("pls"))
        .isEqualTo(
            String.join(
                "\r\n",
                "[playlist]",
                "NumberOfEntries=1",
                "File1=http://127.0.0.1:8400/wren",
                "Title1=Wren FM",
                "Length1=-1",
                "Version=2",
                ""));
  }

  @Test
  void xspf_is_xml_whatever_is_said()
      throws ParserConfigurationException, SAXException, IOException {
    for (var text : new String[] {text("xspf"), evil("xspf")}) {
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
      assertThat(document.getElementsByTagName("location").item(0).getTextContent())
          .startsWith("http://127.0.0.1:8400/");
      assertThat(document.getElementsByTagName("title").getLength()).isEqualTo(2);
    }
    assertThat(text("xspf"))
        .contains("<playlist xmlns=\"http://xspf.org/ns/0/\" version=\"1\">")
        .contains("<location>http://127.0.0.1:8400/wren</location>")
        .contains("<annotation>Birds &amp; bees</annotation>");
  }

  @Test
  void vclt_is_a_list_of_comments() {
    assertThat(text("vclt"))
        .isEqualTo(
            """
            STREAMURL=http://127.0.0.1:8400/wren
            ARTIST=Wren
            TITLE=1979
            SERVER_NAME=Wren FM
            DESCRIPTION=Birds & bees
            GENRE=talk
            ==
            """);
  }

  @Test
  void nothing_that_is_said_begins_a_line() {
    assertThat(evil("m3u").lines()).hasSize(3);
    assertThat(evil("pls").lines()).hasSize(6);
    assertThat(evil("vclt").lines()).hasSize(7);
  }

  @Test
  void there_are_no_others() {
    assertThat(Playlists.of("mp3", OnAir.STATION, OnAir.mp3())).isEmpty();
    assertThat(Playlists.of("", OnAir.STATION, OnAir.mp3())).isEmpty();
  }
}
