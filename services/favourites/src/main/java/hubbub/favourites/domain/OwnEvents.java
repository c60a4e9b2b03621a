package hubbub.favourites.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.favourites.Event;
import hubbub.contracts.favourites.Event.Sight;
import hubbub.contracts.favourites.EventSeen;
import hubbub.contracts.radio.ShowEnded;
import hubbub.contracts.radio.ShowStarted;
import java.time.Instant;
import java.util.Map;

/// What happens to channels of our own, out of our own facts.
public final class OwnEvents {
  private static final int MILLIS_PER_MINUTE = 60_000;

  private OwnEvents() {}

  public static Happened live(ShowStarted fact) {
    var text =
        fact.name().isBlank()
            ? fact.channel().name() + " went live."
            : fact.channel().name() + " went live: " + fact.name();
    return new Happened(
        told(
            fact.channel(),
            "show/" + fact.showId() + "/live",
            "live",
            fact.at(),
            text,
            show(fact.showId())),
        new Happened.Since.Live(fact.showId()));
  }

  public static Happened ended(ShowEnded fact) {
    var minutes = fact.millis() / MILLIS_PER_MINUTE;
    var lasted = minutes == 1 ? "1 minute" : minutes + " minutes";
    var text =
        minutes == 0
            ? fact.channel().name() + " ended the show."
            : fact.channel().name() + " ended the show after " + lasted + ".";
    return new Happened(
        told(
            fact.channel(),
            "show/" + fact.showId() + "/offline",
            "offline",
            fact.at(),
            text,
            show(fact.showId())),
        new Happened.Since.Off());
  }

  /// @param change the number of the change of accounts that gave the title
  public static Happened titled(OwnChannel channel, long change, Instant at) {
    var text =
        channel.title().isEmpty()
            ? channel.name() + " took the title away."
            : channel.name() + " is now called: " + channel.title();
    return new Happened(
        told(
            new Channel(OwnChannel.PLATFORM, channel.name()),
            "channel/" + channel.id() + "/title/" + change,
            "update",
            at,
            text,
            Map.of("title", channel.title())),
        new Happened.Since.Titled(channel.title(), ""));
  }

  private static Map<String, String> show(String id) {
    return Map.of("show", id);
  }

  private static EventSeen told(
      Channel channel,
      String id,
      String kind,
      Instant at,
      String text,
      Map<String, String> details) {
    var event =
        new Event(
            OwnChannel.PLATFORM + ":" + id,
            kind,
            "hubbub." + kind,
            at,
            text,
            null,
            details,
            Sight.PUBLIC,
            false);
    return new EventSeen(channel, event);
  }
}
