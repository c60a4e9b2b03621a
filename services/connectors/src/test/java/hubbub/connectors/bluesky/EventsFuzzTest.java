package hubbub.connectors.bluesky;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Throws anything at the wire, for a minute.
class EventsFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void no_bytes_break_the_wire(byte[] bytes) {
    AnyEvents.tried(bytes);
  }
}
