package hubbub.radio.icecast;

import hubbub.radio.air.MountState;
import hubbub.radio.air.StreamInfo;
import hubbub.radio.sound.Format;
import hubbub.radio.sound.Framer.Shape;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A server and mounts as Icecast 2.4.4's recorded answers have them.
final class OnAir {
  static final Instant START = Instant.parse("2026-11-20T18:50:20Z");
  static final Instant SINCE = Instant.parse("2026-11-20T18:50:27Z");
  static final Instant NOW = Instant.parse("2026-11-20T18:50:29Z");

  static final Station STATION =
      new Station("kit@localhost", "127.0.0.1", "kit", "http://127.0.0.1:8400", "1.2.3", 0, START);

  static final StreamInfo SILENT =
      new StreamInfo("", "", "", "", 0, false, Map.of(), "audio/mpeg", "Lavf/59.27.100");

  /// Everything that could break out of a line, an attribute, an element or a file.
  static final String EVIL = "a\r\nSet-Cookie: b\0c\u2028d]]></x><\"'&\u0085\u001B[2J";

  private OnAir() {}

  static MountState mount(
      String path, Format format, StreamInfo info, String artist, String title) {
    return new MountState(
        path,
        "kit",
        info,
        format,
        new Shape(0, 0, 0),
        SINCE,
        artist,
        title,
        1,
        3,
        1_000,
        2_000,
        0,
        Optional.empty(),
        "127.0.0.1",
        Optional.empty());
  }

  static MountState mp3() {
    return mount("/one.mp3", Format.MP3, SILENT, "", "");
  }

  static MountState opus() {
    return mount("/two.ogg", Format.OGG_OPUS, SILENT, "", "");
  }

  static MountState full() {
    var info =
        new StreamInfo(
            "Wren FM",
            "Birds & bees",
            "talk",
            "https://wren.example/",
            96,
            true,
            Map.of("samplerate", "44100", "bitrate", "128", "channels", "2", "quality", "5.0"),
            "audio/mpeg",
            "butt 0.1.37");
    return withShape(
        mount("/wren", Format.MP3, info, "Wren", "1979"), new Shape(44_100, 2, 127_960));
  }

  static MountState evil() {
    var info = new StreamInfo(EVIL, EVIL, EVIL, EVIL, 0, true, Map.of("x", EVIL), EVIL, EVIL);
    return mount("/e" + EVIL, Format.MP3, info, EVIL, EVIL);
  }

  static MountState withShape(MountState of, Shape shape) {
    return new MountState(
        of.path(),
        of.channel(),
        of.info(),
        of.format(),
        shape,
        of.since(),
        of.artist(),
        of.title(),
        of.listeners(),
        of.peak(),
        of.bytesIn(),
        of.bytesOut(),
        of.damaged(),
        of.fallback(),
        of.address(),
        of.next());
  }
}
