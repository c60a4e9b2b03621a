package hubbub.favourites.domain;

import hubbub.contracts.Channel;
import java.time.Instant;
import java.util.List;

/// The streamers of another platform that somebody follows, as they are looked at in rounds.
public interface Watched {
  /// Those behind a name, in the order of their names.
  ///
  /// @param name empty to begin
  List<Streamer> after(String platform, String name, int most);

  /// Who it is on its platform, and how it is written there.
  void named(Channel channel, String platformId, String shown);

  /// The same, with how it stands; nothing is kept of one that nobody follows.
  void met(Look look);

  /// Keeps what was seen, all or nothing: what happened, and how it stands.
  void looked(List<Look> looks);

  /// We asked, and nothing is to be said of these but that.
  void asked(List<Channel> channels, Instant at);
}
