package hubbub.radio.sound;

/// How a stream of Opus is made (RFC 7845 §5.1).
///
/// @param channels at least 1
/// @param inputRate of the sound before it was encoded; 0 where not told
/// @param streams how many each packet holds, at least 1
record OpusHead(int channels, int inputRate, int streams) {
  private static final int SHORTEST = 19;
  private static final int LONGEST = 21 + 255;

  /// @throws NotThisFormat if it is none
  static OpusHead read(byte[] bytes) {
    var window = new Window(LONGEST);
    if (bytes.length < SHORTEST || bytes.length > LONGEST) {
      throw new NotThisFormat("a head of Opus has 19 to 276 bytes, not " + bytes.length);
    }
    window.add(bytes, 0, bytes.length);
    var channels = window.at(9);
    var family = window.at(18);
    if (!window.has(0, "OpusHead")
        || window.at(8) > 15
        || channels == 0
        || (family == 0 && channels > 2)
        || (family != 0 && bytes.length < 21 + channels)) {
      throw new NotThisFormat("the head of Opus is not one of RFC 7845");
    }
    var rate = window.at(12) | (window.at(13) << 8) | (window.at(14) << 16) | (window.at(15) << 24);
    return new OpusHead(channels, Math.max(0, rate), family == 0 ? 1 : Math.max(1, window.at(19)));
  }
}
