package hubbub.connectors.bluesky;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Throws anything at the wire, for an hour.
class LongEventsFuzzTest {
  @FuzzTest(maxDuration = "1h")
  void no_bytes_break_the_wire_in_an_hour(byte[] bytes) {
    AnyEvents.tried(bytes);
  }
}
