package hubbub.people.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A new person, or how one is to be; who sends back what they got sends its id, too.
///
/// @param isAlive null for alive
record PersonWish(
    @Nullable Long id,
    String name,
    @JsonProperty("isAlive") @Nullable Boolean isAlive,
    @JsonProperty("placeId") @Nullable Long placeId) {}
