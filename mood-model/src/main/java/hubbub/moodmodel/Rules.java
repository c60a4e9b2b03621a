package hubbub.moodmodel;

/// VADER's rules: how words change the valence of the words after them. Hutto, C. and Gilbert, E.
/// (2014), VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text,
/// ICWSM-14; figures as in its reference implementation. Pictures are not changed by words, and a
/// repeated picture counts less each time.
final class Rules {
  private static final double BOOST = 0.293;
  private static final double CAPITALS = 0.733;
  private static final double NEGATION = -0.74;
  private static final double[] BY_DISTANCE = {1, 0.95, 0.9};
  private static final double BEFORE_BUT = 0.5;
  private static final double AFTER_BUT = 1.5;
  private static final double AGAIN = 0.3;
  private static final int LOOK_BACK = 32;

  /// Approximates the largest sum of a text.
  private static final double SPREAD = 15;

  private static final double FELT_MIN = 0.05;

  private Rules() {}

  /// Turns each token's valence into its weight in this text.
  static void weigh(Reading reading) {
    var some = someCapitals(reading);
    var but = -1;
    for (var i = 0; i < reading.tokens; i++) {
      var traits = reading.traits[i];
      if (but < 0 && (traits & Traits.BUT) != 0) {
        but = i;
      }
      if ((traits & Traits.PICTURE) != 0) {
        reading.weight[i] *= freshness(reading, i);
      } else if ((traits & (Traits.BOOSTS | Traits.DAMPS)) != 0) {
        reading.weight[i] = 0;
      } else if ((traits & Traits.RATED) != 0) {
        reading.weight[i] = word(reading, i, some);
      }
    }
    if (but >= 0) {
      for (var i = 0; i < reading.tokens; i++) {
        if ((reading.traits[i] & Traits.PICTURE) == 0) {
          reading.weight[i] *= i < but ? BEFORE_BUT : AFTER_BUT;
        }
      }
    }
  }

  /// Sets a sum of weights into -1 to 1.
  static double compound(double sum) {
    return sum / Math.sqrt(sum * sum + SPREAD);
  }

  /// What VADER's authors take a compound score for.
  static Label label(double compound) {
    return compound >= FELT_MIN
        ? Label.POSITIVE
        : compound <= -FELT_MIN ? Label.NEGATIVE : Label.NEUTRAL;
  }

  private static double word(Reading reading, int i, boolean someCapitals) {
    var valence = reading.weight[i];
    if (isNegatedByNo(reading, i)) {
      valence *= NEGATION;
    }
    if (someCapitals && has(reading, i, Traits.CAPITALS)) {
      valence += valence > 0 ? CAPITALS : -CAPITALS;
    }
    for (var distance = 0; distance < 3 && distance < i; distance++) {
      var before = i - 1 - distance;
      if (!has(reading, before, Traits.RATED)) {
        valence += boost(reading, before, valence, someCapitals) * BY_DISTANCE[distance];
        valence = negate(reading, i, distance, valence);
      }
    }
    return least(reading, i, valence);
  }

  /// The first of two different ways in which `no` negates what follows.
  private static boolean isNegatedByNo(Reading reading, int i) {
    return has(reading, i - 1, Traits.NO)
        || has(reading, i - 2, Traits.NO)
        || (has(reading, i - 3, Traits.NO) && has(reading, i - 1, Traits.OR_NOR));
  }

  private static double boost(Reading reading, int i, double valence, boolean someCapitals) {
    var traits = reading.traits[i];
    var sign = (traits & Traits.BOOSTS) != 0 ? 1 : (traits & Traits.DAMPS) != 0 ? -1 : 0;
    if (sign == 0) {
      return 0;
    }
    if ((traits & Traits.PHRASE) != 0) {
      return sign * BOOST;
    }
    var scalar = valence < 0 ? -sign * BOOST : sign * BOOST;
    if (someCapitals && (traits & Traits.CAPITALS) != 0) {
      scalar += valence > 0 ? CAPITALS : -CAPITALS;
    }
    return scalar;
  }

  private static double negate(Reading reading, int i, int distance, double valence) {
    var before = i - 1 - distance;
    if (distance > 0) {
      var emphatic =
          has(reading, i - 1, Traits.SO_OR_THIS)
              || (distance == 2 && has(reading, i - 2, Traits.SO_OR_THIS));
      if (has(reading, before, Traits.NEVER) && emphatic) {
        return valence * 1.25;
      }
      var doubt =
          has(reading, i - 1, Traits.DOUBT) || (distance == 2 && has(reading, i - 2, Traits.DOUBT));
      if (has(reading, before, Traits.WITHOUT) && doubt) {
        return valence;
      }
    }
    return has(reading, before, Traits.NEGATES) ? valence * NEGATION : valence;
  }

  private static double least(Reading reading, int i, double valence) {
    var negates =
        has(reading, i - 1, Traits.LEAST)
            && !has(reading, i - 1, Traits.RATED)
            && !has(reading, i - 2, Traits.AT_OR_VERY);
    return negates ? valence * NEGATION : valence;
  }

  private static boolean someCapitals(Reading reading) {
    var capitals = 0;
    for (var i = 0; i < reading.tokens; i++) {
      capitals += (reading.traits[i] & Traits.CAPITALS) != 0 ? 1 : 0;
    }
    return capitals > 0 && capitals < reading.tokens;
  }

  private static double freshness(Reading reading, int i) {
    var share = 1.0;
    if (reading.picture[i] < 0) {
      return share;
    }
    for (var j = i - 1; j >= 0 && j >= i - LOOK_BACK; j--) {
      if (reading.picture[j] == reading.picture[i] && has(reading, j, Traits.PICTURE)) {
        share *= AGAIN;
      }
    }
    return share;
  }

  private static boolean has(Reading reading, int i, int trait) {
    return i >= 0 && (reading.traits[i] & trait) != 0;
  }
}
