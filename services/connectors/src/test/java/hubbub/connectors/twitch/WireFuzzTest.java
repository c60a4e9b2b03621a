package hubbub.connectors.twitch;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Throws anything at the wire, for half a minute.
class WireFuzzTest {
  @FuzzTest(maxDuration = "30s")
  void no_bytes_break_the_wire(byte[] bytes) {
    AnyBytes.tried(bytes);
  }
}
