package hubbub.radio.sound;

/// Takes a stream of Opus out of its container.
public interface OpusPackets {
  /// For who needs the container only.
  OpusPackets UNHEARD =
      new OpusPackets() {
        @Override
        public void begin(byte[] opusHead) {}

        @Override
        public void packet(byte[] packet, long micros) {}
      };

  /// A stream begins, the first one or one after another.
  ///
  /// @param opusHead the identification header (RFC 7845 §5.1); nobody may change it
  void begin(byte[] opusHead);

  /// The next packet of the stream that began.
  ///
  /// @param packet of RFC 6716; nobody may change it
  /// @param micros when it begins, in microseconds from a zero of the source's own
  void packet(byte[] packet, long micros);
}
