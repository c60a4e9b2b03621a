package hubbub.chat.websocket;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Throws anything at whoever reads sockets, for an hour.
class LongFrameFuzzTest {
  @FuzzTest(maxDuration = "1h")
  void no_text_of_a_client_breaks_the_reader_in_an_hour(byte[] bytes) {
    AnyFrame.tried(bytes);
  }
}
