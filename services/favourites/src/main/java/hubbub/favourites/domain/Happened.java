package hubbub.favourites.domain;

import hubbub.contracts.favourites.EventSeen;

/// Something that happened to a streamer, and how it stands since.
///
/// @param told the event; one that is known by its id is not kept again, and changes nothing
public record Happened(EventSeen told, Since since) {

  /// What is otherwise from then on.
  public sealed interface Since {
    record AsBefore() implements Since {}

    record Live(String stream) implements Since {}

    record Off() implements Since {}

    record Titled(String title, String category) implements Since {}
  }
}
