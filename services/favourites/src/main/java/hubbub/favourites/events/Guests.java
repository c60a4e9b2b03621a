package hubbub.favourites.events;

import static java.util.Map.entry;

import java.util.Map;

/// Guest Star: sessions with guests in a stream. Twitch has called its version `beta` for years.
final class Guests {
  static final Map<String, Sort> SORTS =
      Map.ofEntries(
          entry(
              "channel.guest_star_session.begin",
              guests(event -> session(event, "began")).at("started_at")),
          entry(
              "channel.guest_star_session.end",
              guests(event -> session(event, "ended")).at("ended_at")),
          entry("channel.guest_star_guest.update", guests(Guests::guest)),
          entry("channel.guest_star_settings.update", guests(Guests::settings)));

  private Guests() {}

  private static Sort guests(Teller teller) {
    return Sort.of("guest_star", teller).in("1", "beta");
  }

  private static Told session(Fields event, String verb) {
    var host = event.name("host_user");
    var length = event.between("started_at", "ended_at");
    var text =
        "A session with guests "
            + verb
            + (length == null ? "" : " after " + Words.duration(length))
            + Words.maybe(", hosted by ", host)
            + ".";
    return Told.of(text).by(host).keep(event, "session_id");
  }

  private static Told guest(Fields event) {
    if (event.name("guest_user") == null) {
      var slot = event.text("slot_id", "?");
      return Told.of("The place " + slot + " for a guest was changed.").keep(event, "session_id");
    }
    var state =
        switch (event.text("state", "")) {
          case "invited" -> " was invited as a guest";
          case "accepted" -> " accepted to be a guest";
          case "ready" -> " is ready as a guest";
          case "backstage" -> " waits backstage as a guest";
          case "live" -> " is live as a guest";
          case "removed" -> " is no longer a guest";
          default -> " is a guest: " + event.text("state", "changed");
        };
    return Told.of(
            event.who("guest_user") + state + Words.maybe(" of ", event.name("host_user")) + ".")
        .by(event.name("guest_user"))
        .with("moderator", event.name("moderator_user"))
        .keep(event, "state", "slot_id", "session_id");
  }

  private static Told settings(Fields event) {
    var text =
        "Guests now have "
            + Words.count(event.number("slot_count"), "place")
            + Words.maybe(", shown as ", event.words("group_layout"))
            + (event.flag("is_moderator_send_live_enabled")
                ? "; moderators may send them live"
                : "")
            + ".";
    return Told.of(text)
        .keep(
            event,
            "slot_count",
            "group_layout",
            "is_moderator_send_live_enabled",
            "is_browser_source_audio_enabled");
  }
}
