/// The shows: which there were, which run, what is known of each. Their sound is kept by
/// [hubbub.radio.record].
@NullMarked
package hubbub.radio.shows;

import org.jspecify.annotations.NullMarked;
