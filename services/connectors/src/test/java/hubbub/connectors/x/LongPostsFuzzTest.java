package hubbub.connectors.x;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Throws anything at the reading of X, for an hour.
class LongPostsFuzzTest {
  @FuzzTest(maxDuration = "1h")
  void no_bytes_break_the_reading_in_an_hour(byte[] bytes) {
    AnyPosts.tried(bytes);
  }
}
