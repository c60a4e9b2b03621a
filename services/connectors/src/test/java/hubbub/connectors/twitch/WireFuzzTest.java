package hubbub.connectors.twitch;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Throws anything at the wire, for a minute.
class WireFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void no_bytes_break_the_wire(byte[] bytes) {
    AnyBytes.tried(bytes);
  }
}
