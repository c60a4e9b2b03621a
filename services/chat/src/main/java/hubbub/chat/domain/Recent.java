package hubbub.chat.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The newest news of a room: what visitors who come back are told of, what lines answer, what was
/// just said. So many at most, and none too old.
final class Recent {
  private final int most;
  private final Duration age;
  private Deque<Recalled> news = new ArrayDeque<>();
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, String> nonces = new HashMap<>();
  private final Map<String, Integer> gists = new HashMap<>();
  private final Map<String, Author> authors = new HashMap<>();
  private Offset before;

  /// @param before the offset of what came just before the oldest
  Recent(int most, Duration age, Offset before, List<Recalled> kept) {
    this.most = most;
    this.age = age;
    this.before = before;
    kept.forEach(this::add);
  }

  /// Whoever said something under a login.
  ///
  /// @param speaker as they were with their newest line
  private record Author(Speaker speaker, int lines) {}

  /// The newest offset.
  Offset last() {
    return news.isEmpty() ? before : news.getLast().offset();
  }

  void add(Recalled one) {
    news.addLast(one);
    said(one.news())
        .ifPresent(line -> {
          lines.put(line.id(), line);
          gists.merge(Texts.gist(line.text()), 1, Integer::sum);
          authors.merge(
              line.author().login(),
              new Author(line.author(), 1),
              (known, now) -> new Author(now.speaker, known.lines + 1));
          if (line.nonce() != null) {
            nonces.put(line.author().id() + " " + line.nonce(), line.id());
          }
        });
    if (news.size() > most) {
      dropOldest();
    }
  }

  /// Lets go of what is too old.
  void tidy(Instant now) {
    var oldest = now.minus(age);
    while (!news.isEmpty() && news.getFirst().at().isBefore(oldest)) {
      dropOldest();
    }
  }

  private void dropOldest() {
    var gone = news.removeFirst();
    before = gone.offset();
    said(gone.news())
        .ifPresent(line -> {
          lines.remove(line.id());
          gists.computeIfPresent(
              Texts.gist(line.text()), (_, count) -> count == 1 ? null : count - 1);
          authors.computeIfPresent(
              line.author().login(),
              (_, known) -> known.lines == 1 ? null : new Author(known.speaker, known.lines - 1));
          if (line.nonce() != null) {
            nonces.remove(line.author().id() + " " + line.nonce());
          }
        });
  }

  private static Optional<Line> said(News news) {
    return switch (news) {
      case News.LineSaid(var line, _) -> Optional.of(line);
      case News.Announced(var line, _) -> Optional.of(line);
      default -> Optional.empty();
    };
  }

  Optional<Line> line(String id) {
    return Optional.ofNullable(lines.get(id));
  }

  Optional<Line> line(String authorId, String nonce) {
    return Optional.ofNullable(nonces.get(authorId + " " + nonce)).map(lines::get);
  }

  /// Whether somebody said that.
  boolean has(String gist) {
    return gists.containsKey(gist);
  }

  /// Whoever said something lately under that login.
  Optional<Speaker> author(String login) {
    return Optional.ofNullable(authors.get(login)).map(Author::speaker);
  }

  /// Deletes lines where they are remembered, and what others quote of them.
  ///
  /// @param quoted the same of the lines that others answer, which may be older than any that is
  ///   remembered
  void takeAway(Predicate<Line> which, Predicate<Reply> quoted, Line.Deletion deletion) {
    change(line -> {
      var stands = line.deleted() == null && which.test(line) ? line.gone(deletion) : line;
      var reply = stands.reply();
      return reply != null && quoted.test(reply) ? stands.quoting("") : stands;
    });
  }

  private void change(UnaryOperator<Line> how) {
    var changed = new ArrayDeque<Recalled>(news.size());
    for (var one : news) {
      changed.add(new Recalled(one.offset(), one.at(), changed(one.news(), how)));
    }
    news = changed;
    lines.replaceAll((_, line) -> how.apply(line));
  }

  private static News changed(News news, UnaryOperator<Line> how) {
    return switch (news) {
      case News.LineSaid(var line, var from) -> new News.LineSaid(how.apply(line), from);
      case News.Announced(var line, var color) -> new News.Announced(how.apply(line), color);
      case News.LineDeleted(var at, var id, var login, _, var by) ->
          new News.LineDeleted(at, id, login, "", by);
      case News.Pinned(var at, var line, var by) ->
          new News.Pinned(at, line.map(how).filter(one -> one.deleted() == null), by);
      default -> news;
    };
  }

  /// All that came after an offset, or that it is not whole.
  Entered.Missed since(Offset known, Instant now) {
    if (known.equals(last())) {
      return new Entered.Missed.All(List.of());
    }
    tidy(now);
    if (known.n() > last().n() || known.n() < before.n() || !isOurs(known)) {
      return new Entered.Missed.NotWhole();
    }
    var missed = new ArrayList<News>();
    for (var one : news) {
      if (one.offset().n() > known.n()) {
        missed.add(changed(one.news(), Line::hidden));
      }
    }
    return new Entered.Missed.All(List.copyOf(missed));
  }

  /// Whether the offset was given in the history that we have: a restored backup goes on with other
  /// epochs.
  private boolean isOurs(Offset known) {
    if (known.n() == 0) {
      return true;
    }
    var lower = before;
    for (var one : news) {
      if (one.offset().n() > known.n()) {
        return isBetween(lower, known, one.offset());
      }
      lower = one.offset();
    }
    return lower.equals(known);
  }

  /// Rows that were forgotten leave holes; a number in one of them was given between its
  /// neighbours.
  private static boolean isBetween(Offset lower, Offset known, Offset higher) {
    return lower.n() == known.n()
        ? lower.epoch() == known.epoch()
        : lower.epoch() <= known.epoch() && known.epoch() <= higher.epoch();
  }
}
