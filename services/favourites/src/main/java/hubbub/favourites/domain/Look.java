package hubbub.favourites.domain;

import hubbub.contracts.favourites.Event;
import hubbub.contracts.favourites.Event.Sight;
import hubbub.contracts.favourites.EventSeen;
import hubbub.favourites.domain.Happened.Since;
import hubbub.favourites.domain.Streamer.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A look at whether a streamer of another platform is live.
///
/// @param before how it stood
/// @param onAir what is on; empty for nothing
/// @param at when we looked
public record Look(Streamer before, Optional<OnAir> onAir, Instant at) {
  private static final int TEXT_MAX = 500;

  /// Whether a broadcast is missing that was on before. One look that misses it is not believed:
  /// answers of platforms lag behind each other.
  public boolean misses() {
    return onAir.isEmpty() && before.state() instanceof State.Live;
  }

  /// Whether it stands otherwise than before.
  public boolean changes() {
    return switch (before.state()) {
      case State.Unknown() -> true;
      case State.Off(_) -> onAir.isPresent();
      case State.Live(var stream, _) ->
          onAir.filter(now -> now.stream().equals(stream) && isTitledAsBefore(now)).isEmpty();
    };
  }

  /// Since when it is live, or ended; empty if it was not live when we looked first.
  public Optional<Instant> since() {
    if (onAir.isPresent()) {
      return onAir.map(OnAir::since);
    }
    return switch (before.state()) {
      case State.Unknown() -> Optional.empty();
      case State.Off(var ended) -> ended;
      case State.Live _ -> Optional.of(at);
    };
  }

  /// What happened since the look before.
  public List<Happened> happened() {
    return switch (before.state()) {
      case State.Live(var stream, _) ->
          onAir.map(now -> since(stream, now)).orElseGet(() -> List.of(ended(stream)));
      case State.Unknown(), State.Off(_) -> onAir.map(now -> List.of(live(now))).orElse(List.of());
    };
  }

  private List<Happened> since(String stream, OnAir now) {
    if (!now.stream().equals(stream)) {
      return List.of(live(now));
    }
    return isTitledAsBefore(now) ? List.of() : List.of(titled(now));
  }

  private boolean isTitledAsBefore(OnAir now) {
    return now.title().equals(before.title()) && now.category().equals(before.category());
  }

  private Happened live(OnAir now) {
    var text = before.shown() + " went live" + (now.title().isEmpty() ? "." : ": " + now.title());
    return happened(
        "live/" + now.stream(),
        "live",
        now.since(),
        text,
        details(now),
        new Since.Live(now.stream()));
  }

  private Happened ended(String stream) {
    return happened(
        "offline/" + stream,
        "offline",
        at,
        before.shown() + " went offline.",
        Map.of(),
        new Since.Off());
  }

  private Happened titled(OnAir now) {
    var text =
        now.title().equals(before.title())
            ? before.shown() + " is now in the category " + now.category() + "."
            : before.shown() + " is now called: " + now.title();
    return happened(
        "update/" + now.stream() + "/" + at.toEpochMilli(),
        "update",
        at,
        text,
        details(now),
        new Since.Titled(now.title(), now.category()));
  }

  private static Map<String, String> details(OnAir now) {
    var details = new LinkedHashMap<String, String>();
    if (!now.title().isEmpty()) {
      details.put("title", now.title());
    }
    if (!now.category().isEmpty()) {
      details.put("category", now.category());
    }
    return details;
  }

  private Happened happened(
      String id, String kind, Instant when, String text, Map<String, String> details, Since since) {
    var platform = before.channel().platform();
    var event =
        new Event(
            platform + ":" + id,
            kind,
            "streams." + kind,
            when,
            text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text,
            null,
            details,
            Sight.PUBLIC,
            false);
    return new Happened(new EventSeen(before.channel(), event), since);
  }
}
