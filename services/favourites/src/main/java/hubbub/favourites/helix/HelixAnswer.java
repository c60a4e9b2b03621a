package hubbub.favourites.helix;

import java.time.Instant;

/// What came of asking Twitch's API.
public sealed interface HelixAnswer<T> {
  record Answered<T>(T value) implements HelixAnswer<T> {}

  /// Twitch won't; asking the same again is of no use.
  ///
  /// @param words Twitch's own; at most 300 characters
  record Refused<T>(int status, String words) implements HelixAnswer<T> {}

  /// No answer now: Twitch, the way to it or accounts is away, or no points are left.
  ///
  /// @param until when asking again makes sense; at most [Points#WAIT_MAX] from now
  record Away<T>(Instant until) implements HelixAnswer<T> {}

  /// There is no key to ask with: no client id and secret are set, or the person is not signed in
  /// with Twitch.
  record NoKey<T>() implements HelixAnswer<T> {}
}
