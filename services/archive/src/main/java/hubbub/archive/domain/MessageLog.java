package hubbub.archive.domain;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// The message log, as people ask it.
public interface MessageLog {
  /// A part of the answer to a question; each is read for itself, so that long answers hold nothing
  /// up.
  ///
  /// @param after the key at which the page before ended
  /// @param limit messages at most
  Page page(Question question, OptionalLong after, int limit);

  /// Messages of this person are not kept from now on; others are told.
  void optOut(Person person, Instant at);

  /// The person has changed their mind; others are told.
  void optIn(Person person, Instant at);

  /// People who opted out, by platform and id.
  ///
  /// @param after the last one of the page before
  List<OptOut> optOuts(Person after, int limit);

  /// Lets go of everything that is kept of a person up to `at`, and tells others. When it returns,
  /// nobody reads it any more; it is taken off the disk in small steps right after.
  void forget(Person person, Instant at);
}
