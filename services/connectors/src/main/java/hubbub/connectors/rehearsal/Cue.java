package hubbub.connectors.rehearsal;

import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.MessageKind;
import java.util.List;
import java.util.Map;

/// What somebody says at a moment of a rehearsal.
///
/// @param at milliseconds since it began
/// @param number counted from 1
/// @param answers the number of what it answers; 0 if it answers nothing
/// @param first whether somebody new says something for the first time
record Cue(
    long at,
    long number,
    Voice voice,
    MessageKind kind,
    String text,
    List<Emote> emotes,
    long answers,
    boolean first,
    Map<String, String> details) {}
