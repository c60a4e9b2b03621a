package hubbub.radio.sound;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Sends anything as sound, or as what a source says beside, for an hour.
class LongSoundFuzzTest {
  @FuzzTest(maxDuration = "1h")
  void nothing_that_a_source_sends_breaks_who_reads_it_in_an_hour(byte[] bytes) {
    AnySound.tried(bytes);
  }
}
