package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.jetstream.JetstreamEvent;
import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Texts;
import hubbub.contracts.Channel;
import hubbub.contracts.connectors.MessagesDeleted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers what events say for whoever follows it: posts that match, and what is gone.
final class Telling {
  /// Deletions in a second, over all words: asked of the ids that are kept, told without asking,
  /// told of accounts.
  private static final int ASKED_MAX = 500;

  private static final int TOLD_MAX = 100;
  private static final int ACCOUNTS_MAX = 50;

  /// What a deletion can be asked of the ids that are kept for a day.
  private static final Duration KNOWN = Duration.ofHours(22);

  private final Handles handles;
  private final Matched known;
  private final BlueskyMeters meters;
  private final Pace ofAsked = new Pace(ASKED_MAX);
  private final Pace ofTold = new Pace(TOLD_MAX);
  private final Pace accounts = new Pace(ACCOUNTS_MAX);

  /// @param known what matched since we began to read
  Telling(Handles handles, Matched known, BlueskyMeters meters) {
    this.handles = handles;
    this.known = known;
    this.meters = meters;
  }

  void take(JetstreamEvent.OfPerson event, Followed followed, Instant receivedAt) {
    switch (event) {
      case JetstreamEvent.Post post -> said(post, followed, receivedAt);
      case JetstreamEvent.Deleted deleted -> gone(deleted, followed.taps(), receivedAt);
      case JetstreamEvent.Named named -> handles.name(named.did(), named.handle());
      case JetstreamEvent.Gone gone -> gone(gone, followed.taps(), receivedAt);
      case JetstreamEvent.Other _ -> {}
    }
  }

  private void said(JetstreamEvent.Post post, Followed followed, Instant receivedAt) {
    var text = Texts.said(post.text());
    var matched = followed.matcher().match(text, post.tags());
    if (matched.length == 0) {
      return;
    }
    var message = BlueskyMessages.message(post, text, handles.of(post.did()), receivedAt);
    var identity = BlueskyMessages.identity(post.did(), post.key());
    known.add(identity.id(), receivedAt.toEpochMilli());
    var channels = new ArrayList<Channel>(matched.length);
    for (var index : matched) {
      channels.add(followed.channels().get(index));
    }
    for (var n = 0; n < matched.length; n++) {
      var tap = followed.taps().get(matched[n]);
      if (tap.takes(post.micros())) {
        tap.gather(new Item.Heard(message, identity, channels.subList(0, n)));
      }
    }
  }

  /// Where it may have been told, the ids that are kept are asked; an older one is told everywhere.
  private void gone(JetstreamEvent.Deleted deleted, List<WordTap> taps, Instant receivedAt) {
    var identity = BlueskyMessages.identity(deleted.did(), deleted.key());
    var sent = identity.sentMillis();
    var kept = sent >= 0 && Math.abs(receivedAt.toEpochMilli() - sent) < KNOWN.toMillis();
    var concerned =
        taps.stream()
            .filter(tap -> tap.takes(deleted.micros()))
            .filter(tap -> !kept || known.mayHave(identity.id(), sent, tap.begunMicros() / 1_000))
            .toList();
    if (concerned.isEmpty()) {
      return;
    }
    if (!(kept ? ofAsked : ofTold).allows(deleted.micros(), concerned.size())) {
      meters.untold.increment();
      return;
    }
    for (var tap : concerned) {
      var fact =
          new MessagesDeleted(
              tap.channel, identity.id(), null, receivedAt, "deleted by its author");
      tap.gather(kept ? new Item.Gone(fact, identity) : new Item.News(fact));
    }
  }

  private void gone(JetstreamEvent.Gone gone, List<WordTap> taps, Instant receivedAt) {
    var reason = reason(gone.status());
    if (reason == null) {
      return;
    }
    if (!accounts.allows(gone.micros(), taps.size())) {
      meters.untold.increment();
      return;
    }
    for (var tap : taps) {
      if (tap.takes(gone.micros())) {
        tap.gather(
            new Item.News(new MessagesDeleted(tap.channel, null, gone.did(), receivedAt, reason)));
      }
    }
  }

  /// Why nothing of an account is shown any more; null if it is the same as before, and the network
  /// has trouble with it.
  private static @Nullable String reason(String status) {
    return switch (status) {
      case "desynchronized", "throttled" -> null;
      case "deleted", "deactivated", "suspended" -> "account " + status;
      case "takendown" -> "account taken down";
      default -> "account not active";
    };
  }
}
