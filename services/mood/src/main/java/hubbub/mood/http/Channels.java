package hubbub.mood.http;

import hubbub.contracts.Channel;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;

/// The channel that a path names.
final class Channels {
  private Channels() {}

  static Channel of(Request request) {
    try {
      return new Channel(request.path("platform"), request.path("channel"));
    } catch (IllegalArgumentException _) {
      throw Refusal.notFound("no such channel; a platform is written in lower-case letters");
    }
  }
}
