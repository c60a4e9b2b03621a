package hubbub.favourites.domain;

import java.time.Instant;

/// A broadcast that goes on elsewhere, as its platform says.
///
/// @param stream the platform's id of this broadcast
/// @param title at most 500 characters
/// @param category the game, or what else it is about; empty without; at most 500 characters
public record OnAir(String stream, String title, String category, Instant since) {}
