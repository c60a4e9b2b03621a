package hubbub.chat.websocket;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Throws anything at whoever reads sockets, for a minute.
class FrameFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void no_text_of_a_client_breaks_the_reader(byte[] bytes) {
    AnyFrame.tried(bytes);
  }
}
