package hubbub.connectors.bluesky;

import hubbub.connectors.words.Matcher;
import hubbub.contracts.Channel;
import java.util.List;

/// All words that are followed at a time, in the order of their channels, which is the same
/// whenever we start: of a post with several of them, the first channel is the one that counts.
record Followed(List<WordTap> taps, List<Channel> channels, Matcher matcher) {
  static Followed of(List<WordTap> taps) {
    return new Followed(
        List.copyOf(taps),
        taps.stream().map(tap -> tap.channel).toList(),
        Matcher.of(taps.stream().map(tap -> tap.words).toList()));
  }
}
