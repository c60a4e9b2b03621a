package hubbub.radio.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/// How much a channel was listened to in some time: each session with what of it was in there.
///
/// @param all of them, those that still listen, too
/// @param now how many still listen
/// @param programs the most used first, at most twenty
/// @param referrers hosts, the same way; of sessions that have one
public record Listening(Share all, long now, List<Share> programs, List<Share> referrers) {
  private static final int SHARES_MAX = 20;

  /// What is kept of it, and those who still listen.
  static Listening of(Listening kept, List<Session> running, Span span) {
    var now = running.stream().filter(span::has).toList();
    var referred = now.stream().filter(session -> !session.referrer().isEmpty()).toList();
    return new Listening(
        now.stream().map(one -> share("", one, span)).reduce(kept.all(), Share::plus),
        now.size(),
        most(kept.programs(), shares(now, Session::program, span)),
        most(kept.referrers(), shares(referred, Session::referrer, span)));
  }

  private static List<Share> shares(
      List<Session> sessions, Function<Session, String> name, Span span) {
    return sessions.stream().map(one -> share(name.apply(one), one, span)).toList();
  }

  private static Share share(String name, Session session, Span span) {
    return new Share(name, 1, span.millisOf(session));
  }

  private static List<Share> most(Collection<Share> some, Collection<Share> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    var byName = new HashMap<String, Share>();
    all.forEach(share -> byName.merge(share.name(), share, Share::plus));
    return byName.values().stream().sorted(Share.MOST_FIRST).limit(SHARES_MAX).toList();
  }
}
