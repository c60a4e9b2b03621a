package hubbub.accounts.keys;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Shows anything as a token, an address or a name, for half a minute.
class ReadingFuzzTest {
  @FuzzTest(maxDuration = "30s")
  void nothing_that_is_shown_breaks_who_reads_it(byte[] bytes) {
    AnyWord.tried(bytes);
  }
}
