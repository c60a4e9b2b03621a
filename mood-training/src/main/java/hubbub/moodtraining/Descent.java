package hubbub.moodtraining;

import java.util.ArrayDeque;

/// Finds the least of a convex function by limited-memory BFGS: Nocedal, J. and Wright, S. (2006),
/// Numerical Optimization, 2nd edition, algorithms 7.4 and 7.5, with a search that halves its step.
final class Descent {
  private static final int REMEMBERED = 8;
  private static final int STEPS_MAX = 200;
  private static final int HALVINGS_MAX = 20;
  private static final double ENOUGH = 1e-4;
  private static final double SETTLED = 3e-4;

  /// A value, with its slope written beside it.
  @FunctionalInterface
  interface Function {
    double at(double[] place, double[] slope);
  }

  private final Function function;
  private final ArrayDeque<Step> steps = new ArrayDeque<>();
  private double[] place;
  private double[] slope;
  private double value;

  Descent(int unknowns, Function function) {
    this.function = function;
    place = new double[unknowns];
    slope = new double[unknowns];
    value = function.at(place, slope);
  }

  /// Goes down until a step gains next to nothing.
  double[] solve() {
    for (var i = 0; i < STEPS_MAX; i++) {
      var before = value;
      if (!step() || (before - value) / Math.abs(before) < SETTLED) {
        break;
      }
    }
    return place;
  }

  private boolean step() {
    var direction = direction();
    var descent = dot(slope, direction);
    var length = 1.0;
    for (var i = 0; i < HALVINGS_MAX; i++, length /= 2) {
      var next = new double[place.length];
      for (var k = 0; k < next.length; k++) {
        next[k] = place[k] + length * direction[k];
      }
      var nextSlope = new double[place.length];
      var nextValue = function.at(next, nextSlope);
      if (nextValue <= value + ENOUGH * length * descent) {
        remember(next, nextSlope);
        place = next;
        slope = nextSlope;
        value = nextValue;
        return true;
      }
    }
    return false;
  }

  private void remember(double[] next, double[] nextSlope) {
    var moved = new double[next.length];
    var bent = new double[next.length];
    for (var i = 0; i < next.length; i++) {
      moved[i] = next[i] - place[i];
      bent[i] = nextSlope[i] - slope[i];
    }
    var curve = dot(moved, bent);
    if (curve > 1e-10) {
      steps.addLast(new Step(moved, bent, 1 / curve));
      if (steps.size() > REMEMBERED) {
        steps.removeFirst();
      }
    }
  }

  private double[] direction() {
    var direction = slope.clone();
    var shares = new ArrayDeque<Double>();
    for (var newest = steps.descendingIterator(); newest.hasNext(); ) {
      var step = newest.next();
      var share = step.inverse * dot(step.moved, direction);
      add(direction, -share, step.bent);
      shares.addFirst(share);
    }
    var last = steps.peekLast();
    var scale =
        last == null
            ? 1 / Math.sqrt(dot(slope, slope))
            : 1 / (last.inverse * dot(last.bent, last.bent));
    for (var i = 0; i < direction.length; i++) {
      direction[i] *= scale;
    }
    for (var step : steps) {
      add(direction, shares.removeFirst() - step.inverse * dot(step.bent, direction), step.moved);
    }
    for (var i = 0; i < direction.length; i++) {
      direction[i] = -direction[i];
    }
    return direction;
  }

  private static double dot(double[] a, double[] b) {
    var sum = 0.0;
    for (var i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] to, double factor, double[] what) {
    for (var i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  /// @param inverse 1 / (moved · bent)
  private record Step(double[] moved, double[] bent, double inverse) {}
}
