package hubbub.accounts.keys;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Shows anything as a token, an address or a name, for an hour.
class LongReadingFuzzTest {
  @FuzzTest(maxDuration = "1h")
  void nothing_that_is_shown_breaks_who_reads_it_in_an_hour(byte[] bytes) {
    AnyWord.tried(bytes);
  }
}
