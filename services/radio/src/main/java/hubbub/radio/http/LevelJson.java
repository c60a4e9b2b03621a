package hubbub.radio.http;

import hubbub.radio.levels.Level;

/// How loud something was, in dBFS with a tenth.
record LevelJson(double rms, double peak) {
  static LevelJson of(Level.Side side) {
    return new LevelJson(tenth(side.rms()), tenth(side.peak()));
  }

  private static double tenth(double decibels) {
    return Math.round(decibels * 10) / 10.0;
  }
}
