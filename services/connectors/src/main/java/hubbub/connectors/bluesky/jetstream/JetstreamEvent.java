package hubbub.connectors.bluesky.jetstream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Jetstream tells.
public sealed interface JetstreamEvent {
  /// An event of somebody.
  sealed interface OfPerson extends JetstreamEvent {
    String did();

    /// When the instance saw it, in epoch microseconds.
    long micros();
  }

  /// Somebody posted.
  ///
  /// @param parent the URI of the post that it answers
  /// @param quote the URI of the post that it quotes
  /// @param createdAt what its author says
  record Post(
      String did,
      long micros,
      String key,
      String text,
      List<String> tags,
      List<String> langs,
      @Nullable String parent,
      @Nullable String quote,
      @Nullable String createdAt)
      implements OfPerson {}

  /// Somebody's post is gone.
  record Deleted(String did, long micros, String key) implements OfPerson {}

  /// Somebody's name is this now.
  record Named(String did, long micros, String handle) implements OfPerson {}

  /// Somebody's account is not shown any more.
  ///
  /// @param status why, in one word
  record Gone(String did, long micros, String status) implements OfPerson {}

  /// Nothing that is of use here.
  record Other(String did, long micros) implements OfPerson {}

  /// The instance says something of the connection.
  ///
  /// @param name of what it says
  record Notice(String name) implements JetstreamEvent {}

  /// The instance ends the connection.
  ///
  /// @param error why, in one word; empty if it doesn't say
  record Over(String error) implements JetstreamEvent {}

  /// Something that is no event.
  record Malformed(Why why) implements JetstreamEvent {}

  /// What is wrong with an event.
  enum Why {
    NOT_JSON,
    NOT_UTF_8,
    NOT_ZSTD,
    TOO_DEEP,
    TOO_LONG,
    NO_PERSON,
    NO_TIME,
    FROM_THE_FUTURE,
    UNKNOWN_KIND,
    NO_POST,
    /// Ours, not theirs: it was not expected to be possible.
    NOT_UNDERSTOOD
  }
}
