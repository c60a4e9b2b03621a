package hubbub.mood.http;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;

/// The channel that a path names.
final class Channels {
  private Channels() {}

  static Channel of(Request request) {
    return of(request.path("platform"), request);
  }

  /// One of our own, whose platform the path has to the letter.
  static Channel own(Request request) {
    return of(OwnChannel.PLATFORM, request);
  }

  private static Channel of(String platform, Request request) {
    try {
      return new Channel(platform, request.path("channel"));
    } catch (IllegalArgumentException _) {
      throw Refusal.notFound("no such channel; a platform is written in lower-case letters");
    }
  }
}
