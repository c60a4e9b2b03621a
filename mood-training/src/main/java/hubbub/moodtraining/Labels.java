package hubbub.moodtraining;

import hubbub.moodmodel.Label;

/// Labels as places in arrays. No set knows texts that are not read: nothing was found in them.
final class Labels {
  static final int COUNT = 3;
  static final int POSITIVE = 0;
  static final int NEUTRAL = 1;
  static final int NEGATIVE = 2;

  private Labels() {}

  static int place(Label label) {
    return switch (label) {
      case POSITIVE -> POSITIVE;
      case NEUTRAL, UNREAD -> NEUTRAL;
      case NEGATIVE -> NEGATIVE;
    };
  }
}
