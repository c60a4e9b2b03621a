package hubbub.chat.irc;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Throws anything at whoever reads clients, for an hour.
class LongIrcFuzzTest {
  @FuzzTest(maxDuration = "1h")
  void no_bytes_of_a_client_break_the_reader_in_an_hour(byte[] bytes) {
    AnyClient.tried(bytes);
  }
}
