package hubbub.radio.sound;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Sends anything as sound, or as what a source says beside, for half a minute.
class SoundFuzzTest {
  @FuzzTest(maxDuration = "30s")
  void nothing_that_a_source_sends_breaks_who_reads_it(byte[] bytes) {
    AnySound.tried(bytes);
  }
}
