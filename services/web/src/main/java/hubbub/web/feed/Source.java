package hubbub.web.feed;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.MessagesSeen;
import java.util.List;

/// Where messages came from: a channel, as part of these runs.
record Source(Channel channel, List<String> runIds) {
  static Source of(MessagesSeen seen) {
    return new Source(seen.channel(), seen.runIds());
  }

  /// The keys under which pages may have asked for it.
  List<String> keys() {
    return Wish.keysOf(channel, runIds);
  }
}
