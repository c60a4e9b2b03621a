package hubbub.radio.sound;

import java.util.Arrays;

/// A track of Opus (RFC 9559 §5.1.4, Matroska codec specification: A_OPUS).
///
/// @param number what its blocks call it
/// @param rate samples per second
/// @param opusHead what stands in its CodecPrivate
/// @param head that, read
record WebmTrack(long number, int rate, byte[] opusHead, OpusHead head) {
  private static final int SOUND = 2;
  private static final double HIGHEST_RATE = 768_000;

  /// Reads the entry at which the elements stand.
  ///
  /// @throws NotThisFormat if it is anything but Opus
  static WebmTrack read(byte[] bytes, EbmlElements entry) {
    var number = 0L;
    var type = 0L;
    var codec = "";
    var rate = 0;
    var opusHead = new byte[0];
    var children = entry.inside();
    while (children.next()) {
      switch (children.id()) {
        case Webm.TRACK_NUMBER -> number = children.number();
        case Webm.TRACK_TYPE -> type = children.number();
        case Webm.CODEC_ID -> codec = children.text();
        case Webm.CODEC_PRIVATE ->
            opusHead = Arrays.copyOfRange(bytes, children.from(), children.to());
        case Webm.AUDIO -> rate = rate(children.inside());
        case Webm.CONTENT_ENCODINGS ->
            throw new NotThisFormat("the blocks of this WebM are compressed or encrypted");
        default -> {
          // Names, languages and the like change nothing.
        }
      }
    }
    if (type != SOUND || !codec.equals("A_OPUS")) {
      throw new NotThisFormat("the track of this WebM is not sound in Opus");
    }
    if (number < 1) {
      throw new NotThisFormat("the track of this WebM has no number");
    }
    var head = OpusHead.read(opusHead);
    return new WebmTrack(number, rate > 0 ? rate : spoken(head), opusHead, head);
  }

  private static int spoken(OpusHead head) {
    return head.inputRate() > 0 ? head.inputRate() : OpusPacket.RATE;
  }

  private static int rate(EbmlElements audio) {
    while (audio.next()) {
      if (audio.id() == Webm.SAMPLING_FREQUENCY) {
        var rate = audio.real();
        return rate >= 1 && rate <= HIGHEST_RATE ? (int) rate : 0;
      }
    }
    return 0;
  }
}
