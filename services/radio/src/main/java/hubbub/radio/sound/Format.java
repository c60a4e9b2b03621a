package hubbub.radio.sound;

/// What a stream of sound is made of.
public enum Format {
  /// MPEG-1, -2 and -2.5 audio, layers I to III (ISO/IEC 11172-3, 13818-3).
  MP3("audio/mpeg"),
  /// AAC in ADTS frames (ISO/IEC 13818-7, 14496-3).
  AAC("audio/aac"),
  /// Opus in Ogg (RFC 7845).
  OGG_OPUS("audio/ogg"),
  /// Vorbis in Ogg (Vorbis I specification, appendix A).
  OGG_VORBIS("audio/ogg"),
  /// FLAC in Ogg (FLAC to Ogg mapping 1.0).
  OGG_FLAC("audio/ogg"),
  /// Opus in WebM (RFC 8794, RFC 9559, WebM guidelines).
  WEBM_OPUS("audio/webm");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  /// Whether titles can stand between the bytes of sound, for players that ask for them; the others
  /// have words for titles of their own.
  public boolean hasTitles() {
    return this == MP3 || this == AAC;
  }

  /// What a stream begins with, at least these two.
  public byte[] firstBytes() {
    return switch (this) {
      case MP3 -> new byte[] {(byte) 0xFF, (byte) 0xFB};
      case AAC -> new byte[] {(byte) 0xFF, (byte) 0xF1};
      case OGG_OPUS, OGG_VORBIS, OGG_FLAC -> new byte[] {'O', 'g'};
      case WEBM_OPUS -> new byte[] {0x1A, 0x45};
    };
  }

  /// What listeners are told.
  public String contentType() {
    return contentType;
  }
}
