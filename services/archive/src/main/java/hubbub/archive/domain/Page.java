package hubbub.archive.domain;

import java.util.List;
import java.util.OptionalLong;

/// A part of an answer. A page may be shorter than was asked for although more follows: a question
/// that fits few messages is answered in parts, so that no reading takes long.
///
/// @param messages in the order of the question
/// @param next the key after which the next page begins; empty at the end
public record Page(List<KeptMessage> messages, OptionalLong next) {}
