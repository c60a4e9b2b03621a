package hubbub.connectors.x;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Throws anything at the reading of X, for a minute.
class PostsFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void no_bytes_break_the_reading(byte[] bytes) {
    AnyPosts.tried(bytes);
  }
}
