package hubbub.chat.irc;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Throws anything at whoever reads clients, for a minute.
class IrcFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void no_bytes_of_a_client_break_the_reader(byte[] bytes) {
    AnyClient.tried(bytes);
  }
}
