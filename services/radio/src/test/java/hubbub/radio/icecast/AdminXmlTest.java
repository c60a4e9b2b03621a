package hubbub.radio.icecast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.air.ListenerState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class AdminXmlTest {
  private static final String BEGIN = "<?xml version=\"1.0\"?>\n";
  private static final Counts COUNTS = new Counts(10, 3, 1, 2);

  private static Document read(String xml) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(xml, e);
    }
  }

  private static String text(Document document, String element) {
    return document.getElementsByTagName(element).item(0).getTextContent();
  }

  @Test
  void mounts_are_listed() {
    assertThat(AdminXml.listMounts(List.of(), OnAir.NOW)).isEqualTo(BEGIN + "<icestats/>\n");
    assertThat(AdminXml.listMounts(List.of(OnAir.mp3(), OnAir.opus()), OnAir.NOW))
        .isEqualTo(
            BEGIN
                + "<icestats><source mount=\"/one.mp3\"><fallback></fallback>"
                + "<listeners>1</listeners><Connected>2</Connected>"
                + "<content-type>audio/mpeg</content-type></source>"
                + "<source mount=\"/two.ogg\"><fallback></fallback>"
                + "<listeners>1</listeners><Connected>2</Connected>"
                + "<content-type>audio/ogg</content-type></source></icestats>\n");
  }

  @Test
  void listeners_are_listed() {
    var listeners =
        List.of(
            new ListenerState(9, "127.0.0.1", "curl/7.88.1", "", Duration.ofSeconds(2), 417),
            new ListenerState(12, "::1", "", "https://wren.example/", Duration.ZERO, 0));

    assertThat(AdminXml.listClients("/one.mp3", listeners))
        .isEqualTo(
            BEGIN
                + "<icestats><source mount=\"/one.mp3\"><Listeners>2</Listeners>"
                + "<listener><IP>127.0.0.1</IP><UserAgent>curl/7.88.1</UserAgent>"
                + "<Connected>2</Connected><ID>9</ID><lag>417</lag></listener>"
                + "<listener><IP>::1</IP><referer>https://wren.example/</referer>"
                + "<Connected>0</Connected><ID>12</ID><lag>0</lag></listener></source></icestats>\n");
  }

  @Test
  void the_statistics_of_the_server_and_of_each_mount_stand_in_icecasts_order() {
    assertThat(AdminXml.stats(OnAir.STATION, COUNTS, List.of(OnAir.mp3()), Optional.empty()))
        .isEqualTo(
            BEGIN
                + "<icestats><admin>kit@localhost</admin><client_connections>8</client_connections>"
                + "<clients>3</clients><connections>10</connections>"
                + "<file_connections>0</file_connections><host>127.0.0.1</host>"
                + "<listener_connections>1</listener_connections><listeners>1</listeners>"
                + "<location>kit</location><server_id>Hubbub 1.2.3</server_id>"
                + "<server_start>Fri, 20 Nov 2026 18:50:20 +0000</server_start>"
                + "<server_start_iso8601>2026-11-20T18:50:20+0000</server_start_iso8601>"
                + "<source_client_connections>2</source_client_connections>"
                + "<source_relay_connections>0</source_relay_connections>"
                + "<source_total_connections>2</source_total_connections><sources>1</sources>"
                + "<stats>0</stats><stats_connections>0</stats_connections>"
                + "<source mount=\"/one.mp3\"><genre>various</genre>"
                + "<listener_peak>3</listener_peak><listeners>1</listeners>"
                + "<listenurl>http://127.0.0.1:8400/one.mp3</listenurl>"
                + "<max_listeners>unlimited</max_listeners><public>0</public>"
                + "<server_description>Unspecified description</server_description>"
                + "<server_name>Unspecified name</server_name>"
                + "<server_type>audio/mpeg</server_type><source_ip>127.0.0.1</source_ip>"
                + "<stream_start>Fri, 20 Nov 2026 18:50:27 +0000</stream_start>"
                + "<stream_start_iso8601>2026-11-20T18:50:27+0000</stream_start_iso8601>"
                + "<total_bytes_read>1000</total_bytes_read>"
                + "<total_bytes_sent>2000</total_bytes_sent>"
                + "<user_agent>Lavf/59.27.100</user_agent></source></icestats>\n");
  }

  @Test
  void the_statistics_of_one_mount_leave_the_others_out() {
    var both = List.of(OnAir.mp3(), OnAir.opus());
    var document = read(AdminXml.stats(OnAir.STATION, COUNTS, both, Optional.of("/two.ogg")));

    assertThat(document.getElementsByTagName("source").getLength()).isEqualTo(1);
    assertThat(text(document, "subtype")).isEqualTo("Opus");
    assertThat(text(document, "sources")).isEqualTo("2");
    assertThat(text(document, "listeners")).isEqualTo("2");
  }

  @Test
  void commands_are_answered_as_in_icecast() {
    assertThat(AdminXml.sourceRemoved())
        .isEqualTo(
            BEGIN
                + "<iceresponse><message>Source Removed</message><return>1</return>"
                + "</iceresponse>\n");
    assertThat(AdminXml.titleTaken())
        .isEqualTo(
            BEGIN
                + "<iceresponse><message>Metadata update successful</message><return>1</return>"
                + "</iceresponse>\n");
    assertThat(AdminXml.titleNotForThisFormat())
        .contains("<message>Mountpoint will not accept URL updates</message><return>1</return>");
    assertThat(AdminXml.clientRemoved(9, true))
        .contains("<message>Client 9 removed</message><return>1</return>");
    assertThat(AdminXml.clientRemoved(9, false))
        .contains("<message>Client 9 not found</message><return>0</return>");
    assertThat(AdminXml.clientsMoved("/a", "/b"))
        .contains("<message>Clients moved from /a to /b</message><return>1</return>");
  }

  @Test
  void what_may_be_relayed_is_a_mount_in_each_line() {
    assertThat(AdminXml.streamList(List.of(OnAir.mp3(), OnAir.opus())))
        .isEqualTo("/one.mp3\r\n/two.ogg\r\n");
    assertThat(AdminXml.streamList(List.of(OnAir.evil())).lines()).hasSize(1);
  }

  @Test
  void whatever_is_said_it_is_xml_and_says_the_same() {
    var evil = List.of(OnAir.evil());
    var clean = "a  Set-Cookie: b c d]]></x><\"'&  [2J";

    var stats = read(AdminXml.stats(OnAir.STATION, COUNTS, evil, Optional.empty()));
    assertThat(text(stats, "server_name")).isEqualTo(clean);
    assertThat(text(stats, "title")).isEqualTo(clean);
    assertThat(stats.getElementsByTagName("x").getLength()).isZero();
    assertThat(
            read(AdminXml.listMounts(evil, OnAir.NOW))
                .getElementsByTagName("source")
                .item(0)
                .getAttributes()
                .getNamedItem("mount")
                .getTextContent())
        .isEqualTo("/e" + clean);
    var listener = new ListenerState(1, OnAir.EVIL, OnAir.EVIL, "\uD800\uFFFF x", Duration.ZERO, 0);
    var clients = read(AdminXml.listClients(OnAir.EVIL, List.of(listener)));
    assertThat(text(clients, "UserAgent")).isEqualTo(clean);
    assertThat(text(clients, "referer")).isEqualTo("x");
    assertThat(text(read(AdminXml.response(OnAir.EVIL, false)), "message")).isEqualTo(clean);
  }
}
