package hubbub.radio.sound;

/// Ids of elements in WebM (RFC 8794 §11.2, RFC 9559 §5.1).
final class Webm {
  static final int EBML = 0x1A45DFA3;
  static final int EBML_VERSION = 0x4286;
  static final int EBML_READ_VERSION = 0x42F7;
  static final int DOC_TYPE = 0x4282;
  static final int VOID = 0xEC;
  static final int CRC_32 = 0xBF;

  static final int SEGMENT = 0x18538067;
  static final int SEEK_HEAD = 0x114D9B74;
  static final int INFO = 0x1549A966;
  static final int TRACKS = 0x1654AE6B;
  static final int CLUSTER = 0x1F43B675;
  static final int CUES = 0x1C53BB6B;
  static final int CHAPTERS = 0x1043A770;
  static final int ATTACHMENTS = 0x1941A469;
  static final int TAGS = 0x1254C367;

  static final int TIMESTAMP_SCALE = 0x2AD7B1;

  static final int TRACK_ENTRY = 0xAE;
  static final int TRACK_NUMBER = 0xD7;
  static final int TRACK_TYPE = 0x83;
  static final int CODEC_ID = 0x86;
  static final int CODEC_PRIVATE = 0x63A2;
  static final int CONTENT_ENCODINGS = 0x6D80;
  static final int AUDIO = 0xE1;
  static final int SAMPLING_FREQUENCY = 0xB5;

  static final int TIMESTAMP = 0xE7;
  static final int SILENT_TRACKS = 0x5854;
  static final int POSITION = 0xA7;
  static final int PREV_SIZE = 0xAB;
  static final int SIMPLE_BLOCK = 0xA3;
  static final int BLOCK_GROUP = 0xA0;
  static final int BLOCK = 0xA1;

  private Webm() {}

  /// Whether it stands beside clusters, so that a cluster of unknown size ends before it.
  static boolean isBesideClusters(int id) {
    return switch (id) {
      case EBML, SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES, CHAPTERS, ATTACHMENTS, TAGS -> true;
      default -> false;
    };
  }

  /// Whether it stands in clusters.
  static boolean isInClusters(int id) {
    return switch (id) {
      case TIMESTAMP, SIMPLE_BLOCK, BLOCK_GROUP -> true;
      default -> isNeedlessInClusters(id);
    };
  }

  /// Whether it stands in clusters and no listener of a live stream needs it: what it says is about
  /// a file, or is no longer true when something is left out.
  static boolean isNeedlessInClusters(int id) {
    return switch (id) {
      case VOID, CRC_32, SILENT_TRACKS, POSITION, PREV_SIZE -> true;
      default -> false;
    };
  }
}
