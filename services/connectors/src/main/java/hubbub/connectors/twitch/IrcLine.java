package hubbub.connectors.twitch;

import java.util.List;

/// A line of IRC, as the grammar of RFC 1459 and IRCv3 has it: `[@tags] [:prefix] COMMAND
/// [parameters] [:last parameter]`.
///
/// @param prefix who says it, e.g. `ana!ana@ana.tmi.twitch.tv`; empty if nobody is named
/// @param command in capitals, or a number of three digits
/// @param params at most 15
record IrcLine(Tags tags, String prefix, String command, List<String> params) {
  /// A parameter; empty if there are fewer.
  String param(int index) {
    return index < params.size() ? params.get(index) : "";
  }

  /// The part of the prefix before `!`.
  String nick() {
    var bang = prefix.indexOf('!');
    return bang < 0 ? prefix : prefix.substring(0, bang);
  }
}
